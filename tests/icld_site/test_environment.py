import pytest

from icld_site.environment import Environment
from tests.icld_site.test_settings import COMPLETE, start


@pytest.fixture
def said(monkeypatch):
    def say(value: str | None) -> Environment:
        monkeypatch.delenv("X", raising=False)
        if value is not None:
            monkeypatch.setenv("X", value)
        return Environment()

    return say


@pytest.mark.parametrize(("values", "on"), [(("1", "true", "Yes", " ON "), True), (("0", "False", "no", "OFF"), False)])
def test_a_switch_is_on_or_off_in_any_case(said, values, on):
    assert [said(value).switch("X", default=not on) for value in values] == [on] * 4


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_value_is_as_if_unset(said, value):
    assert said(value).switch("X", default=True) is True
    assert said(value).number("X", default=7, least=1) == 7
    assert said(value).choice("X", "a", "b") == "a"
    assert said(value).str("X", default="default") == "default"
    assert "X" not in said(value)


@pytest.mark.parametrize("value", ["ja", "2", "-1", "true1", "1 # on"])
def test_a_switch_that_is_not_understood_ends_the_start(said, value):
    with pytest.raises(SystemExit) as refused:
        said(value).switch("X", default=True)
    assert str(refused.value) == f"X needs one of 1, true, yes, on, 0, false, no, off, not {value!r}."


def test_a_number_is_whole_and_not_too_small(said):
    assert (said(" 64 ").number("X", default=1, least=1), said("0").number("X", default=1, least=0)) == (64, 0)
    for value in ("64MB", "6.4", "-1", "0", "²", "x"):
        with pytest.raises(SystemExit) as refused:
            said(value).number("X", default=1, least=1)
        assert str(refused.value) == f"X needs a whole number, at least 1, not {value!r}."


def test_a_choice_is_one_of_them_as_it_is_written(said):
    assert said("b").choice("X", "a", "b") == "b"
    with pytest.raises(SystemExit, match="X needs one of a, b, not 'B'"):
        said("B").choice("X", "a", "b")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_ENV", "Production"),
        ("DJANGO_ENV", "prod"),
        ("DJANGO_DEBUG", "nej"),
        ("SECOND_EDITOR", "ja"),
        ("SECOND_FACTOR", "ja"),
        ("HSTS_SUBDOMAINS", "ja"),
        ("LARGEST_UPLOAD_MB", "0"),
        ("COSTLY_PER_MINUTE", "-1"),
        ("PAGE_CACHE_MB", "64MB"),
        ("STATEMENT_TIMEOUT_MS", "20s"),
        ("SLOW_QUERY_MS", "x"),
        ("DATABASE_POOL", "0"),
        ("LOG_LEVEL", "info"),
    ],
)
def test_every_setting_of_the_portal_is_read_so(name, value):
    given = COMPLETE | {"DJANGO_ENV": "production", "DATABASE_URL": "postgres://h/d", name: value}
    started = start(**given)
    assert (started.returncode, started.stdout, started.stderr.count("\n")) == (1, "", 1)
    assert started.stderr.startswith(f"{name} needs ")


def test_an_empty_switch_leaves_the_protection_of_production_on():
    given = COMPLETE | {"DJANGO_ENV": "production", "SECOND_FACTOR": "", "SECOND_EDITOR": ""}
    assert start("s.SECOND_FACTOR, s.SECOND_EDITOR", **given).stdout == "True True\n"
