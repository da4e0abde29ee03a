"""A picture from its upload in admin to the page that shows it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.template import Context, Template
from django.urls import reverse
from PIL import Image

from icld_site.media.models import Picture
from icld_site.media.variants import size_of
from tests.icld_site.media.odd_files import KEPT, REFUSED, coloured, saved, with_place
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def picture(content: bytes = KEPT["plain.jpg"], **fields) -> Picture:
    fields = {"title": "Bild", "alt_sv": "Två fält", "alt_en": "Two fields"} | fields
    return Picture.objects.create(file=ContentFile(content, name="a.jpg"), **fields)


def shown(row: Picture, options: str = "") -> str:
    return Template(f"{{% load pictures %}}{{% picture row {options} %}}").render(Context({"row": row}))


def files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def upload(client, content: bytes, name: str):
    data = {"title": "Bild", "alt_sv": "Två fält", "alt_en": "Two fields", "focus": "0.5x0.5"}
    return client.post(reverse("admin:media_picture_add"), data | {"file": SimpleUploadedFile(name, content)})


# Uploading


@pytest.mark.parametrize("name", KEPT)
def test_a_sound_picture_is_stored_under_a_name_that_says_nothing(editor, settings, name):
    response = upload(editor, KEPT[name], name)
    assert response.status_code == 302, response.context["adminform"].form.errors
    row = Picture.objects.get()
    assert row.file.name == f"kept/{row.pk}.webp"
    assert {path.suffix for path in files(settings)} == {".avif", ".jpg", ".webp"}


@pytest.mark.parametrize("name", REFUSED)
def test_any_other_file_gets_a_clear_message_and_leaves_nothing(editor, settings, name):
    response = upload(editor, REFUSED[name][0], name)
    assert response.status_code == 200
    [message] = response.context["adminform"].form.errors["file"]
    assert message.startswith(("Bilden ", "Det här är ingen bild"))
    assert (Picture.objects.count(), files(settings)) == (0, [])


def test_a_picture_needs_words_in_both_languages_or_is_decorative(editor):
    data = {"title": "Bild", "alt_sv": "Två fält", "alt_en": "", "focus": "0.5x0.5"}
    response = editor.post(
        reverse("admin:media_picture_add"), data | {"file": SimpleUploadedFile("a.jpg", KEPT["plain.jpg"])}
    )
    assert "Säg på båda språken vad man ser" in str(response.context["adminform"].form.errors)
    with pytest.raises(IntegrityError), transaction.atomic():
        picture(alt_en="")
    assert picture(alt_sv="", alt_en="", is_decorative=True).pk


# Serving


def test_what_is_served_are_upright_variants_without_notes(client):
    row = picture(with_place(6))
    assert (row.width, row.height) == (600, 900)
    addresses = re.findall(r"/media/\S+\.(?:avif|webp)", shown(row) + shown(row, '"row"'))
    assert len(set(addresses)) == 10
    for address in set(addresses):
        response = client.get(address)
        content = b"".join(response.streaming_content)
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Type"] == f"image/{address.rsplit('.', 1)[1]}"
        assert b"Telefonmakaren" not in content
        assert dict(Image.open(BytesIO(content)).getexif()) == {}


@pytest.mark.parametrize(
    "path",
    [
        "kept/{pk}.webp",
        "__processed__/../kept/{pk}.webp",
        "__processed__/%2e%2e/kept/{pk}.webp",
        "__processed__/no.avif",
        "__processed__/a.html",
    ],
)
def test_what_is_kept_is_never_served(client, path):
    row = picture()
    assert client.get(f"/media/{path.format(pk=row.pk)}").status_code == 404


def test_width_and_height_are_those_of_the_largest_variant_and_small_pictures_are_not_blown_up():
    assert 'width="900" height="600"' in shown(picture())
    assert "900w" in shown(picture())
    assert "1600w" not in shown(picture())
    assert 'width="1600" height="1067"' in shown(picture(saved(coloured((2400, 1600)), "JPEG")))
    assert size_of("row", 960, 600, 900) == (600, 400)
    assert size_of("row", 960, 3000, 400) == (600, 400)


def test_the_point_that_matters_stays_in_the_cut(client):
    wide = picture(saved(coloured((1800, 400)), "JPEG"), focus="0.1x0.5")
    address = wide.file.row_480_webp
    image = Image.open(BytesIO(b"".join(client.get(address).streaming_content))).convert("RGB")
    red, _, blue = image.getpixel((image.width - 5, 100))
    assert (image.size, red > blue) == ((480, 320), True)


def test_the_first_picture_is_eager_and_the_others_wait():
    assert 'fetchpriority="high"' in shown(picture(), "eager=True")
    assert 'loading="lazy"' in shown(picture())


def test_a_picture_has_its_words_and_decoration_has_none():
    assert 'alt="Två fält"' in shown(picture())
    assert 'alt=""' in shown(picture(is_decorative=True))


# Using


def test_a_picture_that_is_used_is_kept_and_says_where(editor):
    row = picture()
    article = ArticleFactory(picture=row, title_sv="Med bild")
    with pytest.raises(ProtectedError):
        row.delete()
    page = editor.get(reverse("admin:media_picture_change", args=[row.pk])).content.decode()
    assert f'<a href="{reverse("admin:news_article_change", args=[article.pk])}">Med bild</a>' in page


def test_an_article_opens_with_its_picture_and_its_list_shows_it_small(client):
    row = picture(caption_sv="Fält vid Visby", credit="Bild: ICLD")
    article = ArticleFactory(picture=row, title_sv="Med bild", slug_sv="med-bild")
    page = client.get(article.get_absolute_url("sv")).text
    assert '<figcaption class="meta">Fält vid Visby <span class="credit">Bild: ICLD</span></figcaption>' in page
    assert 'fetchpriority="high"' in page
    assert 'loading="lazy"' in client.get("/sv/aktuellt/").text
