from functools import cache

import pytest
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import strategies as st

from icld_site.delivery.sqlite_like import like

LETTERS = "aåäöéABÅÄÖÉ %_\\\n1ß"


def ilike(pattern: str, value: str, escape: str) -> bool:
    """PostgreSQL's ILIKE, told one character at a time."""

    @cache
    def fits(at: int, start: int) -> bool:
        if at == len(pattern):
            return start == len(value)
        sign = pattern[at]
        if sign == escape:
            return start < len(value) and same(pattern[at + 1], value[start]) and fits(at + 2, start + 1)
        if sign == "%":
            return any(fits(at + 1, rest) for rest in range(start, len(value) + 1))
        return start < len(value) and (sign == "_" or same(sign, value[start])) and fits(at + 1, start + 1)

    def same(one: str, another: str) -> bool:
        return one.lower() == another.lower()

    return fits(0, 0)


def patterns(escape: str) -> st.SearchStrategy[str]:
    """Patterns in which the escape, where there is one, always has something to escape."""
    plain = st.sampled_from([letter for letter in LETTERS if letter != escape])
    escaped = st.sampled_from(LETTERS).map(lambda letter: escape + letter)
    return st.lists(st.one_of(plain, escaped) if escape else plain, max_size=12).map("".join)


@pytest.mark.parametrize("escape", ["", "\\", "1"])
@given(st.data())
def test_like_agrees_with_ilike_told_plainly(escape, data):
    pattern, value = data.draw(patterns(escape)), data.draw(st.text(LETTERS, max_size=12))
    assert like(pattern, value, escape) == ilike(pattern, value, escape)


@given(st.text(max_size=30), st.text(max_size=3), st.text(max_size=3))
def test_a_text_is_found_inside_any_longer_one(inner, before, after):
    escaped = inner.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    assert like(f"%{escaped}%", before + inner + after, "\\")


@pytest.mark.parametrize(
    ("pattern", "value", "escape"), [(None, "a", ""), ("a", None, ""), ("a", "a", None), (None, None, "")]
)
def test_null_anywhere_is_neither_like_nor_unlike(pattern, value, escape):
    assert like(pattern, value, escape) is None


def test_numbers_and_bytes_are_read_as_text():
    assert like("1_", 12)
    assert like("åre%", "Åre\nkommun".encode())


def test_many_wildcards_take_no_time_to_speak_of():
    assert like("%a" * 40 + "%b", "a" * 5000) is False


@pytest.mark.django_db
@pytest.mark.sqlite
class TestOnSqlite:
    def ask(self, sql: str, *parameters: object) -> object:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {sql}", parameters)
            return cursor.fetchone()[0]

    def test_swedish_letters_match_whatever_their_case(self):
        assert self.ask("'ÅRE KOMMUN' LIKE %s", "%åre%") == 1

    def test_an_escaped_percent_sign_is_itself(self):
        assert self.ask(r"'100 %% ÖPPET' LIKE %s ESCAPE '\'", r"%\% öppet") == 1
        assert self.ask(r"'100 x ÖPPET' LIKE %s ESCAPE '\'", r"%\% öppet") == 0

    def test_null_stays_null(self):
        assert self.ask("NULL LIKE %s", "%") is None

    def test_an_escape_of_two_characters_fails_as_a_query(self):
        with pytest.raises(OperationalError):
            self.ask("'a' LIKE %s ESCAPE 'ab'", "a")


@pytest.mark.django_db
def test_a_search_finds_a_name_whatever_the_case_of_its_swedish_letters(django_user_model):
    django_user_model.objects.create(username="a", last_name="Åre")
    assert [user.last_name for user in django_user_model.objects.filter(last_name__icontains="åre")] == ["Åre"]
