"""A change of rules is made when a second editor approves it, and there is no way round that editor."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from icld_site.staff.models import User
from programmes.models import Country, CountryEligibility, Pause, Programme, RuleChange, WindowRule
from tests.programmes.admin.forms import (
    ADD_PAUSE,
    a_pause,
    ask,
    change_rule,
    decide,
    ending_zambia,
    form_of,
    look,
    propose,
    rows,
    url_of,
    zambia,
)
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")

ANYONE = "Kommuner, regioner och regionala kommunalförbund"


def test_nobody_approves_a_change_of_their_own(at):
    editor = at("2027-02-20")
    change = propose(editor, *ending_zambia(editor))
    page = text_of(editor.get(url_of(change)))
    assert "Du har själv föreslagit ändringen." in page
    assert "Godkänn" not in page.split("Du har själv föreslagit")[1]
    editor.post(url_of(change), {"_approve": "1"})
    change.refresh_from_db()
    assert (change.state, zambia().last_day) == ("waiting", None)
    assert decide(change, "_refuse", "anna").state == "refused"


def test_only_those_approve_who_may_change_such_a_rule(at):
    change = propose(at("2027-02-20"), *ending_zambia(at("2027-02-20")))
    other = Client()
    user = User.objects.create_user("bo", password="x", is_staff=True)
    other.force_login(user)
    assert other.get(url_of(change)).status_code == 403
    assert other.post(url_of(change), {"_approve": "1"}).status_code == 403
    assert other.get(reverse("admin:programmes_rulechange_changelist")).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="change_countryeligibility"))
    assert other.get(reverse("admin:programmes_rulechange_changelist")).status_code == 200
    assert other.post(url_of(change), {"_approve": "1"}).status_code == 302
    assert zambia().last_day == date(2027, 3, 1)


def test_the_history_names_both_editors(at):
    editor = at("2027-02-20")
    decide(propose(editor, *ending_zambia(editor)))
    entry = LogEntry.objects.get(object_id=str(zambia().pk))
    assert entry.user.username == "andra"
    assert entry.change_message.endswith("Föreslagen av anna, godkänd av andra.")
    version = Version.objects.get_for_object(zambia()).first()
    assert (version.revision.user.username, version.revision.comment) == ("andra", entry.change_message)


def test_a_refused_change_changes_nothing_and_cannot_be_approved_later(at):
    editor = at("2027-02-20")
    change = decide(propose(editor, *ending_zambia(editor)), "_refuse")
    assert (change.state, change.decided_by.username, zambia().last_day) == ("refused", "andra", None)
    assert decide(change).state == "refused"
    assert zambia().last_day is None


def test_a_row_that_has_changed_since_keeps_the_change_waiting(at):
    editor = at("2027-02-20")
    change = propose(editor, *ending_zambia(editor))
    row = zambia()
    row.source = "https://icld.se/beslut"
    row.save()
    assert decide(change).state == "waiting"
    assert "Raden har ändrats sedan förslaget lades." in text_of(editor.get(url_of(change)))
    assert zambia().last_day is None


def test_a_row_that_is_gone_or_in_the_way_keeps_the_change_waiting(at):
    editor = at("2027-02-20")
    change = propose(editor, *ending_zambia(editor))
    zambia().delete()
    assert decide(change).state == "waiting"
    assert "Raden finns inte längre." in text_of(editor.get(url_of(change)))
    url = reverse("admin:programmes_countryeligibility_add")
    programme, country = Programme.objects.get(takes_applications=True), Country.objects.get(code="ZM")
    form = form_of(editor.get(url)) | {"programme": str(programme.pk), "country": str(country.pk)}
    added = propose(editor, url, form)
    CountryEligibility.objects.create(programme=programme, country=country)
    assert decide(added).state == "waiting"
    page = text_of(editor.get(url_of(added)))
    assert "Ändringen kan inte göras längre." in page
    assert "överlappar en annan rad" in page


def test_a_row_that_changes_between_look_and_asking_is_looked_at_again(at):
    editor = at("2027-02-20")
    url, form = ending_zambia(editor)
    seen = look(editor, url, form)
    row = zambia()
    row.source = "https://icld.se/beslut"
    row.save()
    again = ask(editor, url, seen)
    assert (again.status_code, RuleChange.objects.count()) == (200, 0)
    assert "Någon har ändrat raden under tiden." in text_of(again)


def test_a_double_click_asks_once(at):
    editor = at("2027-02-20")
    url, form = ending_zambia(editor)
    seen = look(editor, url, form)
    for _ in range(2):
        assert ask(editor, url, seen).status_code == 302
    assert RuleChange.objects.count() == 1


def test_approved_twice_it_is_made_once(at):
    editor = at("2027-01-20")
    change = propose(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    decide(change)
    assert decide(change, name="tredje").decided_by.username == "andra"
    assert Pause.objects.count() == 1


def test_a_deletion_is_never_made_on_the_way_back(at):
    editor = at("2027-02-20")
    url = url_of(zambia(), "delete")
    editor.post(url, {"post": "yes", "_step": "back"})
    assert zambia()


def test_a_row_is_deleted_by_two(at):
    editor = at("2027-02-20")
    url = url_of(zambia(), "delete")
    seen = editor.post(url, {"post": "yes"})
    assert rows(seen)[0] == ("i dag, 20 februari 2027", ANYONE, "Zambia", "ja, nu", "nej")
    assert ask(editor, url, seen).status_code == 302
    assert zambia()
    change = RuleChange.objects.get()
    assert decide(change).state == "applied"
    assert not CountryEligibility.objects.filter(country__code="ZM").exists()
    entry = LogEntry.objects.get(object_id=str(change.object_id))
    assert entry.change_message == "Föreslagen av anna, godkänd av andra."


def test_a_deleted_row_is_recovered_by_two_under_its_old_key(at):
    editor = at("2027-02-20")
    change_rule(editor, zambia(), source="https://icld.se/beslut")
    key = zambia().pk
    version = Version.objects.get_for_object(zambia()).first()
    zambia().delete()
    url = reverse("admin:programmes_countryeligibility_recover", args=[version.pk])
    change = propose(editor, url, form_of(editor.get(url)))
    assert not CountryEligibility.objects.filter(country__code="ZM").exists()
    assert decide(change).state == "applied"
    assert (zambia().pk, zambia().source) == (key, "https://icld.se/beslut")


def test_history_is_undone_by_two(at):
    editor = at("2027-02-20")
    change_rule(editor, zambia(), source="https://icld.se/beslut")
    version = Version.objects.get_for_object(zambia()).first()
    change_rule(editor, zambia(), last_day="2027-03-01")
    url = reverse("admin:programmes_countryeligibility_revision", args=[zambia().pk, version.pk])
    change = propose(editor, url, form_of(editor.get(url)))
    assert zambia().last_day == date(2027, 3, 1)
    assert decide(change).state == "applied"
    assert (zambia().last_day, zambia().source) == (None, "https://icld.se/beslut")


def test_rows_are_not_deleted_by_the_list_or_changed_on_the_country(at):
    editor = at("2027-02-20")
    list_url = reverse("admin:programmes_countryeligibility_changelist")
    editor.post(list_url, {"action": "delete_selected", "_selected_action": str(zambia().pk), "post": "yes"})
    assert zambia()
    country = Country.objects.get(code="ZM")
    page = editor.get(url_of(country))
    assert [f.formset.prefix for f in page.context["inline_admin_formsets"]] == ["names"]
    assert url_of(zambia()) in page.content.decode()
    assert "code" not in page.context["adminform"].form.fields


def test_nobody_adds_edits_or_deletes_a_change_by_hand(at):
    editor = at("2027-02-20")
    change = propose(editor, *ending_zambia(editor))
    assert editor.get(reverse("admin:programmes_rulechange_add")).status_code == 403
    assert editor.post(url_of(change, "delete"), {"post": "yes"}).status_code == 403
    editor.post(url_of(change), {"title": "x", "_save": "1", "_refuse_not": "1"})
    assert editor.get(reverse("admin:programmes_rulechange_change", args=["x"])).status_code == 404


def test_a_row_with_a_waiting_change_says_so_and_the_list_has_the_waiting_first(at, time_machine):
    editor = at("2027-02-20")
    refused = decide(propose(editor, *ending_zambia(editor)), "_refuse")
    time_machine.move_to("2027-02-20T15:00:00Z", tick=False)
    change = propose(editor, *ending_zambia(editor))
    time_machine.move_to("2027-02-20T19:00:00Z", tick=False)
    later = decide(propose(editor, *ending_zambia(editor)), "_refuse")
    assert url_of(change) in editor.get(url_of(zambia())).content.decode()
    assert url_of(refused) not in editor.get(url_of(zambia())).content.decode()
    listed = editor.get(reverse("admin:programmes_rulechange_changelist")).context["cl"].result_list
    assert [row.pk for row in listed] == [change.pk, later.pk, refused.pk]


def test_where_no_second_editor_is_required_a_change_may_be_saved_at_once(at, settings):
    settings.SECOND_EDITOR = False
    editor = at("2027-01-20")
    seen = look(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    for _ in range(2):
        assert ask(editor, ADD_PAUSE, seen, "save").status_code == 302
    assert Pause.objects.count() == 1
    change = RuleChange.objects.get()
    assert (change.state, change.decided_by, change.proposed_by) == ("applied", User.objects.get(), User.objects.get())
    assert LogEntry.objects.filter(object_id=str(Pause.objects.get().pk)).count() == 1
    later = propose(editor, *ending_zambia(editor))
    assert (later.state, zambia().last_day) == ("waiting", None)


def test_where_a_second_editor_is_required_nothing_is_saved_at_once(at):
    editor = at("2027-01-20")
    seen = look(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause())
    assert "Spara nu" not in text_of(seen)
    assert ask(editor, ADD_PAUSE, seen, "save").status_code == 200
    assert Pause.objects.count() == 0


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [("_save", "/admin/programmes/pause/"), ("_addanother", ADD_PAUSE), ("_continue", "/admin/programmes/pause/")],
)
def test_every_button_of_the_form_leads_on(at, button, leads_to):
    editor = at("2027-01-20")
    seen = look(editor, ADD_PAUSE, form_of(editor.get(ADD_PAUSE)) | a_pause(**{button: "1"}))
    assert ask(editor, ADD_PAUSE, seen).url == leads_to
    assert decide(RuleChange.objects.get()).state == "applied"


def test_a_popup_asks_too_and_a_saved_one_closes(at, settings):
    editor = at("2027-01-20")
    url = f"{reverse('admin:programmes_windowrule_add')}?_popup=1"
    form = form_of(editor.get(url)) | {
        "programme": a_pause()["programme"],
        "title_sv": "Sommar",
        "title_en": "Summer",
        "opens_month": "6",
        "opens_day": "1",
        "closes_month": "6",
        "closes_day": "30",
        "first_day": "2028-01-01",
        "_popup": "1",
    }
    seen = look(editor, url, form)
    asked = ask(editor, url, seen)
    assert asked.url.endswith("?_popup=1")
    assert editor.get(asked.url).status_code == 200
    settings.SECOND_EDITOR = False
    closing = ask(editor, url, look(editor, url, form), "save")
    assert "popup_response" in closing.templates[0].name
    assert decide(RuleChange.objects.get(state="waiting")).state == "applied"
    assert WindowRule.objects.filter(opens_month=6).count() == 1


def test_save_as_new_is_an_addition(at):
    editor = at("2027-02-20")
    spring = WindowRule.objects.get(opens_month=2)
    form = form_of(editor.get(url_of(spring))) | {"first_day": "2030-01-01", "_saveasnew": "1"}
    change = propose(editor, url_of(spring), form)
    assert (change.action, change.object_id, change.was) == ("add", None, {})
    assert decide(change).state == "applied"
    assert WindowRule.objects.filter(opens_month=2).count() == 2


def test_the_second_editor_reads_which_change_it_is_in_a_language_of_their_own(at):
    change = propose(at("2027-02-20"), ADD_PAUSE, a_pause(first_day="2027-02-20", last_day="2027-02-25"))
    reader = Client()
    reader.force_login(User.objects.create_superuser("erik", password="x", language="en"))
    page = text_of(reader.get(url_of(change)))
    assert "Pause: 20 February 2027 – 25 February 2027" in page
    assert "20 februari" not in page
