"""Pictures in running text, from the address that an editor links to, to what a visitor sees."""

import re
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from icld_site.media.models import Picture
from icld_site.publishing.content import State
from tests.icld_site.media.odd_files import KEPT
from tests.news.factories import ArticleFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def picture(**fields) -> Picture:
    fields = {"title": "Bild", "alt_sv": "Två fält", "alt_en": "Two fields"} | fields
    return Picture.objects.create(file=ContentFile(KEPT["plain.jpg"], name="a.jpg"), **fields)


def link(row: Picture | str, words: str = "Bild") -> str:
    return f'<p><a href="{row if isinstance(row, str) else row.address}">{words}</a></p>'


def shown(thing, language: str = "sv") -> str:
    with translation.override(language):
        return Template('{% load languages %}{{ it|prose:"body" }}').render(Context({"it": thing}))


# Showing


def test_a_paragraph_that_only_links_to_a_picture_shows_it():
    row = picture(caption_sv="Vid Visby", credit="Foto: ICLD")
    article = ArticleFactory(body_sv=f"<p>Före</p>{link(row)}<p>Efter</p>")
    page = shown(article)
    assert re.fullmatch(r"<p>Före</p><figure>\n<picture>.*</figure><p>Efter</p>", page, re.DOTALL)
    assert 'width="900" height="600" alt="Två fält" loading="lazy" decoding="async"' in page
    assert 'sizes="(min-width: 42rem) 38rem, 92vw"' in page
    assert '<figcaption class="meta">Vid Visby <span class="credit">Foto: ICLD</span></figcaption>' in page
    article.refresh_from_db()
    assert article.body_sv == f"<p>Före</p>{link(row)}<p>Efter</p>"


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p> <a href="{}">Bild</a>&nbsp;<br></p>',
        '<p><a href="{}" title="a &gt; b">Bild</a></p>',
        '<p><a href="http://localhost:8000{}"><strong>Bild</strong></a></p>',
    ],
)
def test_blanks_a_title_and_the_whole_address_change_nothing(paragraph):
    article = ArticleFactory(body_sv=paragraph.format(picture().address))
    assert shown(article).startswith("<figure>")
    assert shown(article).endswith("</figure>")


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p>Se <a href="{}">bilden</a></p>',
        '<p><a href="{0}">a</a><a href="{0}">b</a></p>',
        '<p><a href="https://example.org{}">bilden</a></p>',
        '<p><a href="{}?x=1">bilden</a></p>',
    ],
)
def test_any_other_link_stays_a_link(paragraph):
    body = paragraph.format(picture().address)
    assert shown(ArticleFactory(body_sv=body)) == body


def test_a_picture_that_is_gone_leaves_nothing_behind():
    article = ArticleFactory(body_sv=f"<p>Före</p>{link(f'/media/pictures/{uuid4()}/')}<p>Efter</p>")
    assert shown(article) == "<p>Före</p><p>Efter</p>"


def test_the_words_for_a_picture_are_in_the_language_of_the_text():
    row = picture(caption_sv="Vid Visby", caption_en="Near Visby")
    article = ArticleFactory(title_en="T", slug_en="t", body_sv=link(row), body_en=link(row))
    assert 'alt="Two fields"' in shown(article, "en") and "Near Visby" in shown(article, "en")
    swedish_only = shown(ArticleFactory(body_sv=link(row)), "en")
    assert swedish_only.startswith('<div lang="sv"><figure>')
    assert 'alt="Två fält"' in swedish_only and "Near" not in swedish_only


def test_many_pictures_are_one_query(django_assert_num_queries):
    article = ArticleFactory(body_sv="".join(link(picture()) for _ in range(4)))
    with django_assert_num_queries(1):
        assert shown(article).count("<figure>") == 4
    with django_assert_num_queries(0):
        shown(ArticleFactory.build(body_sv="<p>a</p>"))


def test_a_page_with_a_picture_in_its_text_is_served(client):
    article = ArticleFactory(title_sv="Med bild", body_sv=link(picture()))
    page = client.get(article.get_absolute_url("sv")).text
    assert '<div class="prose"><figure>' in page


# The address


def test_a_pictures_address_leads_to_its_largest_variant(client):
    row = picture()
    response = client.get(row.address)
    assert (response.status_code, response["Location"]) == (302, row.file.whole_1600_webp)
    served = client.get(response["Location"])
    assert (served["Content-Type"], b"".join(served.streaming_content)[8:12]) == ("image/webp", b"WEBP")
    assert client.get(f"/media/pictures/{uuid4()}/").status_code == 404
    assert client.get("/media/pictures/kept/").status_code == 404


def test_the_form_tells_the_address_once_there_is_one(editor):
    row = picture()
    page = editor.get(reverse("admin:media_picture_change", args=[row.pk])).text
    assert f"<code>/media/pictures/{row.pk}/</code>" in page
    assert "<code>" not in editor.get(reverse("admin:media_picture_add")).text


# Being used


def test_a_picture_knows_the_texts_that_show_it_in_either_language_each_once():
    row, other = picture(), picture()
    in_both = ArticleFactory(body_sv=link(row), body_en=link(row), picture=row, state=State.DRAFT)
    project = ProjectFactory(body_en=link(row))
    ArticleFactory(body_sv=link(other))
    assert sorted(row.uses(), key=str) == sorted([in_both, project], key=str)


def test_a_picture_in_a_text_is_not_deleted():
    row = picture()
    article = ArticleFactory(body_en=link(row))
    with pytest.raises(ProtectedError):
        row.delete()
    with pytest.raises(ProtectedError):
        Picture.objects.all().delete()
    assert Picture.objects.get() == row
    article.delete()
    row.delete()
    assert not Picture.objects.exists()


def test_admin_says_which_text_is_in_the_way_and_deletes_nothing(editor):
    row = picture()
    article = ArticleFactory(title_sv="Med bild", body_sv=link(row))
    for url, data in [
        (reverse("admin:media_picture_delete", args=[row.pk]), {"post": "yes"}),
        (
            reverse("admin:media_picture_changelist"),
            {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
        ),
    ]:
        page = editor.post(url, data).text
        assert f'<a href="{reverse("admin:news_article_change", args=[article.pk])}">Med bild</a>' in page
        assert Picture.objects.get() == row
