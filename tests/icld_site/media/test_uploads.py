"""What may be uploaded as a picture, and what is kept of it."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image

from icld_site.media import uploads
from icld_site.media.uploads import prepared
from tests.icld_site.media.odd_files import KEPT, REFUSED, coloured, saved, with_place


def kept(content: bytes, name: str = "a.jpg") -> Image.Image:
    return Image.open(BytesIO(prepared(BytesIO(content), name, len(content)).read()))


@pytest.mark.parametrize("name", KEPT)
def test_a_picture_is_kept_as_webp_in_rgb_without_notes(name):
    image = kept(KEPT[name], name)
    assert (image.format, image.mode, getattr(image, "n_frames", 1)) == ("WEBP", "RGB", 1)
    assert dict(image.getexif()) == {}
    assert {"exif", "xmp", "icc_profile"} & image.info.keys() == set()


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_no_sound_picture_is_refused_with_a_reason(name, language):
    content, code = REFUSED[name]
    with override(language), pytest.raises(ValidationError) as refused:
        kept(content, name)
    assert refused.value.code == code
    with override(language):
        assert refused.value.messages[0].endswith(".")


@pytest.mark.parametrize(("orientation", "size"), [(1, (900, 600)), (3, (900, 600)), (6, (600, 900)), (8, (600, 900))])
def test_a_picture_stands_upright_and_says_nothing_of_place_or_device(orientation, size):
    content = with_place(orientation)
    assert b"Telefonmakaren" in content
    made = prepared(BytesIO(content), "a.jpg", len(content)).read()
    assert b"Telefonmakaren" not in made
    assert Image.open(BytesIO(made)).size == size


def test_a_turned_picture_has_its_colours_where_they_belong():
    image = kept(with_place(3)).convert("RGB")
    left, right = image.getpixel((100, 300)), image.getpixel((800, 300))
    assert (left[2] > left[0], right[0] > right[2]) == (True, True)


def test_sixteen_bits_become_eight_and_are_not_cut_off():
    image = kept(KEPT["sixteen-bits.png"]).convert("L")
    assert image.getpixel((10, 300)) < 40
    assert 100 < image.getpixel((450, 300)) < 155
    assert image.getpixel((890, 300)) > 215


def test_a_see_through_picture_stands_on_white():
    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    assert min(kept(saved(clear, "PNG")).getpixel((10, 10))) > 250


def test_a_large_picture_is_kept_no_larger_than_it_is_ever_shown():
    assert kept(saved(coloured((4000, 2000)), "JPEG")).size == (2400, 1200)


def test_a_file_that_is_too_large_is_not_even_opened():
    with pytest.raises(ValidationError) as refused:
        prepared(BytesIO(b""), "a.jpg", uploads.LARGEST_FILE + 1)
    assert refused.value.messages == ["Filen är större än 20 MB. Spara bilden mindre och ladda upp den."]
