"""Several home pages: which one is shown follows a rule that the list of admin tells."""

from datetime import UTC, datetime, timedelta

import pytest

from icld_site.home.models import FrontPage
from icld_site.publishing.content import State
from tests.reading import text_of

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
URL = "/admin/home/frontpage/"


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def front(name: str, days_ago: float | None = None, **more) -> FrontPage:
    live_from = None if days_ago is None else NOON - timedelta(days=days_ago)
    fields = {"title_sv": f"Om {name}", "title_en": f"On {name}", "state": State.APPROVED, **more}
    return FrontPage.objects.create(live_from=live_from, **fields)


def shown(client) -> str:
    """What the home page says in both languages, and which row the list marks."""
    [swedish] = {row for row in FrontPage.objects.all() if row.title_sv in text_of(client.get("/sv/"))}
    assert swedish.title_en in text_of(client.get("/en/"))
    rows = client.get(URL).context["cl"].result_list
    assert [row for row in rows if row.is_shown] == [swedish]
    return swedish.title_sv


def test_the_one_that_went_live_last_is_shown(editor, clock):
    front("hösten", 10)
    front("vintern", 1)
    front("sommaren", 100)
    front("våren", -0.25)
    front("utkastet", 0.5, state=State.DRAFT)
    front("slutet", 0.5, live_to=NOON - timedelta(hours=1))
    clock.move_to(NOON + timedelta(minutes=1), tick=False)
    front("alltid")
    assert shown(editor) == "Om vintern"
    clock.move_to(NOON + timedelta(hours=6), tick=False)
    assert shown(editor) == "Om våren"


def test_of_those_that_dont_say_when_the_one_saved_last_is_shown(editor, clock):
    first, _second = front("ettan"), front("tvåan")
    clock.move_to(NOON + timedelta(minutes=1), tick=False)
    first.save()
    assert shown(editor) == "Om ettan"


def test_without_any_none_is_marked(editor):
    front("utkastet", state=State.DRAFT)
    assert [row.is_shown for row in editor.get(URL).context["cl"].result_list] == [False]
    assert editor.get("/sv/").status_code == 200


def test_a_preview_shows_the_one_that_is_looked_at(editor):
    front("vintern", 1)
    draft = front("utkastet", state=State.DRAFT)
    sent = {"title_sv": "Om våren", "title_en": "On spring", "state": "draft", "_preview": "sv"}
    sent |= {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    told = text_of(editor.post(f"{URL}{draft.pk}/change/", sent))
    assert "Om våren" in told
    assert shown(editor) == "Om vintern"
