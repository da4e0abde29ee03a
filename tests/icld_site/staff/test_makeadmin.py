import pytest
from django.core.management import CommandError, call_command

from icld_site.staff.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def typing(monkeypatch):
    """`typing(names, passwords)`: what a person at a terminal types, line after line."""

    def answer(names, passwords):
        names, passwords = iter(names), iter(passwords)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _question: next(names))
        monkeypatch.setattr("getpass.getpass", lambda _question: next(passwords))

    return answer


def test_a_name_and_a_password_make_an_account_that_edits_everything(typing):
    typing(["anna"], ["en lång fras", "en lång fras"])
    call_command("makeadmin")
    user = User.objects.get()
    assert (user.username, user.is_staff, user.is_superuser, user.language) == ("anna", True, True, "sv")
    assert user.check_password("en lång fras")


def test_a_bad_name_or_password_is_asked_for_again(typing, capsys):
    User.objects.create(username="anna")
    typing(["", "anna", "a b", "bo"], ["kort", "en lång fras", "en annan fras", "en lång fras", "en lång fras"])
    call_command("makeadmin")
    assert User.objects.get(username="bo").check_password("en lång fras")
    assert "The two were not the same." in capsys.readouterr().err


def test_nothing_is_made_without_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(CommandError, match="in a terminal"):
        call_command("makeadmin")
    assert not User.objects.exists()


def test_nothing_is_made_when_the_person_leaves(typing, monkeypatch):
    def leave(_question):
        raise KeyboardInterrupt

    typing(["anna"], [])
    monkeypatch.setattr("getpass.getpass", leave)
    with pytest.raises(CommandError, match="Nothing was made"):
        call_command("makeadmin")
    assert not User.objects.exists()
