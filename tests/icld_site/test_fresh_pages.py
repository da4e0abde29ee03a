"""K4: after a change by an editor the next request of every worker is fresh, wherever the change shows."""

import re

import pytest
from django.conf import settings
from django.utils import timezone

from icld_site.publishing.content import State
from icld_site.staff.models import User
from news.models import Article, ArticleKind
from tests.asking import ask
from tests.news.factories import ArticleFactory
from tests.workers import Workers

pytestmark = pytest.mark.usefixtures("live_content")


def published():
    return ArticleFactory(
        title_sv="Fönstret mot världen",
        title_en="A window to the world",
        slug_sv="fonstret",
        slug_en="a-window",
        kind=ArticleKind.objects.get(code="news"),
        day=timezone.localdate(),
    )


def rename_the_kind(row):
    row.kind.title_sv, row.kind.title_en = "Krönika", "Column"
    row.kind.save()


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


#: What an editor does, and what is then said in each language: of the article, and on its old address.
CHANGES = {
    "edit": (
        lambda row: change(row, title_sv="Dörren på glänt", title_en="The door ajar"),
        "Dörren|The door ajar",
        200,
    ),
    "move": (lambda row: change(row, slug_sv="dorren", slug_en="the-door"), "Fönstret|A window", 301),
    "withdraw": (lambda row: change(row, state=State.WITHDRAWN), None, 410),
    "delete": (lambda row: row.delete(), None, 404),
    "rename its kind": (rename_the_kind, "Fönstret|A window", 200),
    "update in bulk": (lambda row: Article.objects.filter(pk=row.pk).update(state=State.DRAFT), None, 404),
}


def surfaces(row):
    """Where an article is read: detail, list, home, feed, site map and search, in both languages."""
    for language, room, search in (("sv", "aktuellt", "sok"), ("en", "news", "search")):
        yield language, row.get_absolute_url(language)
        yield from ((language, f"/{language}/{path}") for path in (f"{room}/", "", f"{room}/atom.xml"))
        yield language, f"/{language}/{search}/?q={'fönstret+världen' if language == 'sv' else 'window+world'}"
        yield language, "/sitemap.xml"


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_next_request_of_every_worker_is_fresh(note, client, name):
    portal, row = Workers(note, 2), published()
    client.force_login(User.objects.create_superuser("redaktor"))
    session = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    targets = [target for _language, target in surfaces(row)]
    make, said, status = CHANGES[name]
    old = {target: [ask(worker, target) for worker in portal.caches] for target in targets}
    assert all(answer.status == 200 for answers in old.values() for answer in answers)
    make(row)
    for target in targets:
        fresh = ask(portal.django, target)
        assert [ask(worker, target) for worker in (*portal.caches, *portal.caches)] == [fresh] * 4, target
        assert ask(portal.caches[0], target, cookie=session).body == fresh.body, target
    for language, detail, listed in (("sv", targets[0], targets[1]), ("en", targets[6], targets[7])):
        assert ask(portal.caches[1], detail).status == status
        words = said.split("|")[language == "en"] if said else None
        body = ask(portal.caches[1], listed).body.decode()
        assert words in body if words else not re.search("Fönstret|A window", body)


def test_what_is_published_is_there_at_the_next_request_of_every_worker(note):
    portal, row = Workers(note, 2), published()
    change(row, state=State.DRAFT)
    listed = {"sv": "/sv/aktuellt/", "en": "/en/news/"}
    for worker in portal.caches:
        assert ask(worker, row.get_absolute_url("sv")).status == 404
        assert all("Fönstret" not in ask(worker, target).body.decode() for target in listed.values())
    change(row, state=State.APPROVED)
    for worker in portal.caches:
        assert "Fönstret mot världen" in ask(worker, row.get_absolute_url("sv")).body.decode()
        assert "Fönstret mot världen" in ask(worker, listed["sv"]).body.decode()
        assert "A window to the world" in ask(worker, listed["en"]).body.decode()
