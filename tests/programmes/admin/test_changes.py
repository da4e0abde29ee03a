"""A change of rules: what is told before it is made, and that it is seen on every page afterwards."""

import json
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from programmes.models import (
    ApplicantType,
    ApplicationWindow,
    Pause,
    Programme,
    RuleChange,
    WindowRule,
)
from tests.programmes.admin.forms import (
    ADD_PAUSE,
    a_pause,
    ask,
    carried,
    decide,
    ending_zambia,
    form_of,
    home_changes,
    look,
    propose,
    rows,
    url_of,
    zambia,
)
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

PROGRAMME = ("/sv/program/kommunala-partnerskap/", "/en/programmes/municipal-partnerships/")
PUBLIC = (
    "/sv/",
    "/en/",
    *PROGRAMME,
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM",
    "/en/can-we-apply/?applicant=1440&country=ZM",
    "/data/eligibility.json?applicant=1440&country=ZM",
)
ANYONE = "Kommuner, regioner och regionala kommunalförbund"


def pages() -> list[str]:
    visitor = Client()
    return [text_of(visitor.get(path)) for path in PUBLIC]


def verdict(query: str) -> str:
    return json.loads(Client().get(f"/data/eligibility.json?applicant=1440&{query}").content)["verdict"]


def test_a_country_that_ends_in_mid_window_is_told_proposed_approved_and_then_seen(at, time_machine):
    editor = at("2027-02-20")
    before = pages()
    url, form = ending_zambia(editor)
    seen = look(editor, url, form)
    assert rows(seen) == [
        (day, ANYONE, "Zambia", was, "nej")
        for day, was in [
            ("2 mars 2027", "ja, nu"),
            ("16 mars 2027", "ja, senare"),
            ("15 september 2027", "ja, nu"),
            ("16 oktober 2027", "ja, senare"),
            ("15 februari 2028", "ja, nu"),
            ("16 mars 2028", "ja, senare"),
            ("15 september 2028", "ja, nu"),
            ("16 oktober 2028", "ja, senare"),
            ("15 februari 2029", "ja, nu"),
        ]
    ]
    assert home_changes(seen) == []
    assert "Startsidan säger samma sak som nu alla de här dagarna." in text_of(seen)
    change = propose(editor, url, form)
    assert (change.title, change.state, change.proposed_by.username) == ("Zambia (ZM)", "waiting", "anna")
    assert pages() == before
    assert decide(change).state == "applied"
    assert zambia().last_day == date(2027, 3, 1)
    assert (verdict("country=ZM&on=2027-03-01"), verdict("country=ZM&on=2027-03-02")) == ("open", "no")
    time_machine.move_to("2027-03-02T11:00:00Z", tick=False)
    for path in PROGRAMME:
        assert "Zambia" not in text_of(Client().get(path))
    assert heading_of(Client().get(PUBLIC[4])) == "Nej, inte med de här svaren."
    assert heading_of(Client().get(PUBLIC[5])) == "No, not with these answers."


def test_a_pause_over_the_spring_window_is_told_proposed_approved_and_then_seen(at, time_machine):
    editor = at("2027-01-20")
    before = pages()
    rule = WindowRule.objects.get(opens_month=2)
    seen = look(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    everyone = (ANYONE, "alla 21 samarbetsländer")
    assert rows(seen) == [("15 februari 2027", *everyone, "ja, nu", "ja, senare")]
    paused = "Ansökan är pausad till och med 3 april 2027 / Systemet byts. / Redovisningar tas emot som vanligt."
    assert home_changes(seen)[-3:] == [
        ("1 februari 2027", "Ansökan öppnar 15 februari 2027", paused),
        ("15 februari 2027", "Ansökan är öppen till och med 15 mars 2027", paused),
        ("16 mars 2027", "Ansökan öppnar 15 september 2027", paused),
    ]
    change = propose(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    assert (Pause.objects.count(), pages() == before) == (0, True)
    assert decide(change).state == "applied"
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)
    said = pages()
    for text in (*said[0:3:2], said[4]):
        assert "pausad till och med 3 april 2027" in text.replace("med den ", "med ")
        assert "Redovisningar tas emot som vanligt." in text
    for text in (*said[1:4:2], said[5]):
        assert "paused to and including 3 April 2027" in text
        assert "Reports are received as usual." in text
    assert verdict("country=ZM") == "later"
    assert WindowRule.objects.get(opens_month=2).modified == rule.modified


def test_applicants_without_federations_are_told_proposed_approved_and_then_seen(at, time_machine):
    editor = at("2026-11-25")
    before = pages()
    url = url_of(ApplicantType.objects.get(kind="federation"))
    form = form_of(editor.get(url)) | {"last_day": "2026-12-31"}
    seen = look(editor, url, form)
    assert rows(seen)[:3] == [
        (day, "Regionala kommunalförbund", "alla 21 samarbetsländer", was, becomes)
        for day, was, becomes in [
            ("i dag, 25 november 2026", "ja, senare", "fråga ICLD"),
            ("1 januari 2027", "ja, senare", "nej"),
            ("15 februari 2027", "ja, nu", "nej"),
        ]
    ]
    assert len(rows(seen)) == 10
    change = propose(editor, url, form)
    assert pages() == before
    assert decide(change).state == "applied"
    time_machine.move_to("2027-01-01T11:00:00Z", tick=False)
    for path, word in zip(
        PROGRAMME, ("regionala kommunalförbund i Sverige", "federations of local authorities in Sweden"), strict=True
    ):
        assert word not in text_of(Client().get(path))


def test_nothing_is_left_behind_by_a_look(at):
    editor = at("2027-02-20")
    counted = [model.objects.count() for model in (LogEntry, Version, RuleChange)]
    url, form = ending_zambia(editor)
    seen = look(editor, url, form)
    assert [model.objects.count() for model in (LogEntry, Version, RuleChange)] == counted
    assert (zambia().last_day, list(seen.context["messages"])) == (None, [])


def test_a_change_that_changes_no_answer_says_so_and_rewritten_days_are_warned_of(at):
    editor = at("2027-02-20")
    url, form = ending_zambia(editor)
    seen = look(editor, url, form | {"last_day": "2031-12-31"})
    assert "Inget svar ändras, från i dag till och med 20 februari 2029." in text_of(seen)
    seen = look(editor, url, form | {"last_day": "2026-09-30"})
    told = [(row.day.replace("\u00a0", " "), row.before, row.after) for row in seen.context["told"].earlier]
    assert told == [
        ("15 februari 2027", "ja, nu", "nej"),
        ("16 oktober 2026", "ja, senare", "nej"),
        ("1 oktober 2026", "ja, nu", "nej"),
    ]
    assert "Svar för dagar som har varit" in text_of(seen)


def test_an_extension_is_told_with_its_reason(at):
    editor = at("2027-03-12")
    spring = WindowRule.objects.get(opens_month=2)
    url = reverse("admin:programmes_applicationwindow_add")
    form = form_of(editor.get(url)) | {
        "programme": str(spring.programme_id),
        "rule": str(spring.pk),
        "year": "2027",
        "opens": "2027-02-15",
        "closes": "2027-03-15",
        "extended_to": "2027-03-29",
        "reason_sv": "Systemet låg nere.",
        "reason_en": "The system was down.",
    }
    seen = look(editor, url, form)
    assert home_changes(seen)[0] == (
        "i dag, 12 mars 2027",
        "Ansökan är öppen till och med 15 mars 2027",
        "Ansökan är förlängd till och med 29 mars 2027 / Systemet låg nere.",
    )
    fields = {(field.label, field.after.replace("\u00a0", " ")) for field in seen.context["fields"]}
    assert {("Förlängd till och med", "29 mars 2027"), ("Inställd", "nej")} <= fields
    assert ApplicationWindow.objects.filter(year=2027).count() == 0


def test_texts_of_the_programme_are_saved_at_once_and_its_closing_is_asked_about(at):
    editor = at("2027-02-20")
    programme = Programme.objects.get(takes_applications=True)
    form = form_of(editor.get(url_of(programme)))
    assert editor.post(url_of(programme), form | {"title_sv": "Något annat"}).status_code == 302
    programme.refresh_from_db()
    assert programme.title_sv == "Något annat"
    form = form_of(editor.get(url_of(programme))) | {"closed_from": "2027-03-01"}
    seen = look(editor, url_of(programme), form)
    assert rows(seen)[0] == ("1 mars 2027", ANYONE, "alla 21 samarbetsländer", "ja, nu", "nej")
    assert ("1 mars 2027", "Programmet tar inte längre emot ansökningar") in [c[::2] for c in home_changes(seen)]
    assert decide(propose(editor, url_of(programme), form)).state == "applied"
    assert verdict("country=ZM&on=2027-03-01") == "no"
    del form["takes_applications"]
    form = form_of(editor.get(url_of(programme)))
    del form["takes_applications"]
    seen = look(editor, url_of(programme), form)
    assert "kan ingen fråga om de får söka" in text_of(seen)


def test_a_programme_that_would_end_by_itself_is_asked_about_before_too(at):
    editor = at("2027-02-20")
    programme = Programme.objects.get(takes_applications=True)
    form = form_of(editor.get(url_of(programme))) | {"live_to_0": "2027-03-02", "live_to_1": "08:00"}
    seen = look(editor, url_of(programme), form)
    assert "Från och med den 2 mars 2027 kl. 08:00 tar inget program emot ansökningar" in text_of(seen)
    assert decide(propose(editor, url_of(programme), form)).state == "applied"
    programme.refresh_from_db()
    assert str(programme.live_to) == "2027-03-02 07:00:00+00:00"


def test_a_programme_that_would_take_over_later_is_asked_about_before(at):
    editor = at("2027-02-20", language="en")
    old = Programme.objects.get(takes_applications=True)
    Programme.objects.filter(pk=old.pk).update(order=5)
    new = Programme.objects.create(title_sv="Nytt", title_en="New", slug_sv="nytt", slug_en="new", order=1)
    form = form_of(editor.get(url_of(new)))
    form |= {"takes_applications": "on", "state": "approved", "live_from_0": "2027-03-02", "live_from_1": "08:00"}
    seen = look(editor, url_of(new), form)
    assert "From 2 March 2027 at 08:00 it is New that takes applications." in text_of(seen)


def test_the_pages_speak_english_to_an_english_editor(at):
    editor = at("2027-02-20", language="en")
    url, form = ending_zambia(editor)
    seen = look(editor, url, form)
    assert seen.context["told"].ahead[0].who == "Municipalities, regions and regional federations of local authorities"
    page = text_of(seen)
    assert "What visitors will be told" in page
    assert "Ask a second editor to approve" in page
    change = propose(editor, url, form)
    assert "You have proposed this change." in text_of(editor.get(url_of(change)))


def test_back_to_the_form_loses_nothing_that_was_typed(at):
    editor = at("2027-01-20")
    typed = form_of(editor.get(ADD_PAUSE)) | a_pause(reason_sv="Rad ett\nrad två & <b>", _continue="1")
    seen = look(editor, ADD_PAUSE, typed)
    back = ask(editor, ADD_PAUSE, seen, "back")
    assert back.status_code == 200
    assert back.context["errors"] == []
    assert form_of(back) == {"kinds": []} | {name: value for name, value in typed.items() if name != "_continue"}
    assert Pause.objects.count() == RuleChange.objects.count() == 0


def test_a_faulty_form_shows_its_errors_as_always(at):
    editor = at("2027-01-20")
    response = editor.post(ADD_PAUSE, a_pause(last_day="2027-01-01"))
    assert response.templates[0].name != "admin/programmes/consequences.html"
    assert response.context["adminform"].form.errors
    assert RuleChange.objects.count() == 0


def test_hidden_fields_carry_several_values_of_one_name(at):
    editor = at("2027-01-20")
    typed = form_of(editor.get(ADD_PAUSE)) | a_pause() | {"kinds": ["a", "b"]}
    response = editor.post(ADD_PAUSE, typed)
    assert response.context["adminform"].form.errors.keys() == {"kinds"}
    seen = look(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    assert carried(seen)["reason_sv"] == ["Systemet byts."]
