"""What is stored of a second factor, and which codes are accepted."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from icld_site.staff import second_factor
from icld_site.staff.models import RecoveryCode, SecondFactor, User
from tests.icld_site.staff.phones import set_up

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 26, 11, tzinfo=UTC)
#: Of RFC 6238, appendix B: seconds since 1970, and the last six digits of the code.
OF_THE_STANDARD = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]


@pytest.mark.parametrize(("seconds", "code"), OF_THE_STANDARD)
def test_a_code_is_the_one_of_the_standard(monkeypatch, seconds, code):
    monkeypatch.setattr(second_factor, "key_of", lambda _salt: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    user, now = User.objects.create(username="anna"), datetime.fromtimestamp(seconds, UTC)
    assert second_factor.set_up(user, "salt", "000000", now) == []
    assert not SecondFactor.objects.exists()
    assert len(second_factor.set_up(user, "salt", code, now)) == 10
    assert user.second_factor.last_step == seconds // 30


@given(tries=st.lists(st.tuples(st.integers(0, 60), st.integers(-3, 3)), max_size=12))
def test_what_is_accepted_is_near_now_and_newer_than_all_before(tries):
    """Each try comes so many seconds after the one before, with a code so many steps off."""
    with transaction.atomic():
        user, now = User.objects.create(username="anna"), START
        phone, last = set_up(user, now), 0
        for later, off in tries:
            now += timedelta(seconds=later)
            step = int((now - START).total_seconds()) // 30 + off
            accepted = second_factor.accepts(user, phone.code(off, now), now)
            assert accepted is (-1 <= off <= 1 and step > last)
            last = step if accepted else last
        transaction.set_rollback(True)


@given(typed=st.text())
def test_whatever_is_typed_is_a_code_or_is_not(typed):
    with transaction.atomic():
        user = User.objects.create(username="anna")
        phone = set_up(user, START)
        assert second_factor.accepts(user, typed, START) is False or typed == phone.code(1, START)
        transaction.set_rollback(True)


def test_neither_key_nor_codes_stand_in_the_database_and_another_secret_key_makes_others(anna, settings):
    phone = set_up(anna, START)
    with connection.cursor() as cursor:
        told = []
        for table in ("staff_secondfactor", "staff_recoverycode", "django_session"):
            cursor.execute(f"SELECT * FROM {table}")
            told += [str(row) for row in cursor.fetchall()]
    assert len(told) == 11
    for secret in (phone.key, *phone.recovery_codes):
        assert secret not in "".join(told)
    settings.SECRET_KEY = "another"
    later = START + timedelta(minutes=1)
    assert not second_factor.accepts(anna, phone.code(now=later), later)
    assert not second_factor.accepts(anna, phone.recovery_codes[0], later)


def test_the_address_names_portal_and_person_and_the_picture_holds_nothing_else(anna, settings):
    settings.SITE_URL = "https://icld.example"
    anna.username = "åsa@icld"
    address = second_factor.address_of("salt", anna)
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/ICLD icld.example:åsa@icld"
    assert parse_qs(parts.query) == {"secret": [second_factor.key_of("salt")], "issuer": ["ICLD icld.example"]}
    assert len(second_factor.key_of("salt")) == 32
    drawn = second_factor.drawn(address)
    assert drawn.startswith("<svg")
    assert "style" not in drawn


def test_new_codes_make_the_old_ones_void(anna):
    old = set_up(anna, START).recovery_codes
    new = second_factor.new_recovery_codes(anna.second_factor)
    assert len(set(new)) == RecoveryCode.objects.count() == 10
    assert not second_factor.accepts(anna, old[0], START)
    assert second_factor.accepts(anna, new[0], START)


def test_a_new_phone_takes_the_place_of_the_old_one(anna):
    old, new = set_up(anna, START), set_up(anna, START)
    assert SecondFactor.objects.count() == 1
    later = START + timedelta(minutes=1)
    assert not second_factor.accepts(anna, old.code(now=later), later)
    assert not second_factor.accepts(anna, old.recovery_codes[0], later)
    assert second_factor.accepts(anna, new.code(now=later), later)


def test_it_is_gone_with_the_account(anna):
    set_up(anna, START)
    anna.delete()
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
