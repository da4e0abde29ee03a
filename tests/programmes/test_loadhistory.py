"""Loading the real history: once, in the place of the starting rules, and not over what an editor has done."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from reversion import create_revision, set_user

from icld_site.staff.models import User
from programmes.models import ApplicantType, ApplicationWindow, CountryEligibility, WindowRule

pytestmark = pytest.mark.usefixtures("starting_content")


def test_the_history_is_loaded_once_and_takes_the_place_of_the_starting_rules(capsys):
    starting = set(WindowRule.objects.values_list("pk", flat=True))
    call_command("loadhistory")
    call_command("loadhistory")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "Historiken är inläst.",
        "Historiken var redan inläst.",
    ]
    assert not starting & set(WindowRule.objects.values_list("pk", flat=True))
    assert (WindowRule.objects.count(), ApplicationWindow.objects.count(), CountryEligibility.objects.count()) == (
        2,
        5,
        26,
    )
    assert not ApplicantType.objects.filter(source="").exists()


def test_rules_that_an_editor_has_saved_are_not_replaced_unasked():
    editor = User.objects.create_user("anna", is_staff=True)
    rule = WindowRule.objects.get(title_sv="Våren")
    with create_revision():
        rule.last_day = date(2027, 12, 31)
        rule.save()
        set_user(editor)
    with pytest.raises(CommandError, match="--replace-edited"):
        call_command("loadhistory")
    assert WindowRule.objects.get(pk=rule.pk).last_day == date(2027, 12, 31)
    call_command("loadhistory", replace_edited=True)
    assert not WindowRule.objects.filter(pk=rule.pk).exists()
