"""The history of rows in admin."""

import pytest
from reversion.models import Revision

from news.models import Article
from tests.icld_site.publishing.test_sent_once import ADD, article_form

pytestmark = pytest.mark.django_db


def test_only_what_has_been_deleted_is_offered_to_be_recovered(editor):
    editor.post(ADD, article_form(title_sv="Kvar", slug_sv="kvar"))
    editor.post(ADD, article_form(title_sv="Borta", slug_sv="borta"))
    editor.post(f"/admin/news/article/{Article.objects.get(slug_sv='borta').pk}/delete/", {"post": "yes"})
    listed = editor.get("/admin/news/article/recover/").context["deleted"]
    assert [version.object_repr for version in listed] == ["Borta"]


def test_history_names_the_fields_in_the_editors_language(editor):
    form = article_form()
    editor.post(ADD, form)
    url = f"/admin/news/article/{Article.objects.get().pk}/change/"
    editor.post(url, form | {"title_sv": "Rättad", "live_from_0": "2027-04-01", "live_from_1": "09:00"})
    assert Revision.objects.latest("pk").get_comment() == "Ändrade Titel [sv] och Offentlig från."
