"""What may be uploaded as a picture, and what is kept of it."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

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


#: Says by how many megabytes a process grows, at its most, while it prepares the picture of its input.
GROWTH = """
import sys
from io import BytesIO
from pathlib import Path

import django
django.setup()
from icld_site.media.uploads import prepared

def most():
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024

content = sys.stdin.buffer.read()
before = most()
prepared(BytesIO(content), "a.png", len(content))
print(most() - before)
"""


def palette(size) -> bytes:
    """A PNG whose left half is see-through and whose right half is red, in one byte a pixel."""
    image = Image.new("P", size)
    image.putpalette([0, 0, 255, 200, 30, 40])
    image.paste(1, (size[0] // 2, 0, *size))
    return saved(image, "PNG", transparency=0)


@pytest.mark.parametrize(
    ("content", "most"),
    [
        pytest.param(palette, 330, id="palette"),
        pytest.param(lambda size: saved(Image.new("I;16", size, 500), "PNG"), 420, id="sixteen bits"),
        pytest.param(lambda size: saved(Image.new("LA", size, (9, 99)), "PNG"), 580, id="see-through"),
        pytest.param(lambda size: saved(Image.new("RGB", size), "JPEG"), 330, id="JPEG"),
    ],
)
def test_the_largest_picture_takes_little_more_memory_than_its_pixels(content, most):
    done = subprocess.run(
        [sys.executable, "-c", GROWTH],
        input=content((10_000, 8_000)),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "icld_site.settings"},
    )
    assert int(done.stdout) < most


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_of_formats_that_are_read_at_once_fewer_pixels_are_taken(monkeypatch, kind):
    monkeypatch.setattr(uploads, "MOST_PIXELS_AT_ONCE", 900 * 600 - 1)
    monkeypatch.setattr(uploads, "MOST_PIXELS", 900 * 600)
    with pytest.raises(ValidationError) as refused:
        kept(saved(coloured(), kind))
    assert refused.value.code == "pixels"
    assert kept(saved(coloured(), "PNG")).size == (900, 600)


def test_a_picture_that_is_made_in_strips_is_whole_upright_and_white_where_it_was_see_through():
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    see_through = Image.open(BytesIO(palette((9_999, 3_001))))
    image = kept(saved(see_through, "PNG", exif=exif, transparency=0)).convert("RGB")
    assert image.size == (2400, 720)
    for y in range(image.height):  # red is on the left now, from the first line to the last
        red, white = image.getpixel((600, y)), image.getpixel((1800, y))
        assert max(abs(a - b) for a, b in zip(red, (200, 30, 40), strict=True)) < 6
        assert min(white) > 250


def test_sixteen_bits_of_a_picture_in_strips_have_one_scale():
    image = Image.new("I;16", (9_700, 1_000))
    image.paste(40_000, (0, 500, 9_700, 1_000))
    small = kept(saved(image, "PNG")).convert("L")
    assert (small.getpixel((9, 9)) < 5, small.getpixel((9, 240)) > 250) == (True, True)


def test_a_file_that_is_too_large_is_not_even_opened():
    with pytest.raises(ValidationError) as refused:
        prepared(BytesIO(b""), "a.jpg", uploads.LARGEST_FILE + 1)
    assert refused.value.messages == ["Filen är större än 20 MB. Spara bilden mindre och ladda upp den."]
