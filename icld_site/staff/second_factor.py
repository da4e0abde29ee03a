"""The second factor: the codes of an authenticator app (TOTP, RFC 6238), and recovery codes for who has lost it.

The database holds no key. Each follows from a random salt and SECRET_KEY, so whoever gets hold of the database or of a
backup can make no codes. Under another SECRET_KEY no app and no recovery code fits: then `removesecondfactor` helps.
"""

import re
import secrets
import unicodedata
from base64 import b32encode
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString

from .models import RecoveryCode, SecondFactor, User

#: By so many steps of 30 seconds the clock of a phone may be wrong.
DRIFT = 1
RECOVERY_CODES, RECOVERY_DIGITS = 10, 12


def is_missing(user: User) -> bool:
    """Whether this user has to set one up before anything else."""
    return settings.SECOND_FACTOR and not user.has_second_factor


def new_salt() -> str:
    return secrets.token_hex(16)


def key_of(salt: str) -> str:
    """What the app is told once: 160 bits, in base 32."""
    return b32encode(salted_hmac(f"{__name__}.key", salt, algorithm="sha256").digest()[:20]).decode()


def address_of(salt: str, user: User) -> str:
    """The `otpauth:` address with the key, as apps read it. They show it by the portal's host and the user's name."""
    from pyotp import TOTP  # noqa: PLC0415 - only who signs in needs it

    host = urlsplit(settings.SITE_URL).hostname
    return TOTP(key_of(salt)).provisioning_uri(name=user.get_username(), issuer_name=f"ICLD {host}")


def drawn(address: str) -> SafeString:
    """The address as a QR code: an SVG of one path, black on white whatever the page's colours."""
    import segno  # noqa: PLC0415 - only who sets up an app needs it

    return SafeString(segno.make_qr(address, error="m").svg_inline(omitsize=True, dark="#000", light="#fff", border=4))


@transaction.atomic
def set_up(user: User, salt: str, code: str, now: datetime) -> list[str]:
    """Make the app with this salt the user's own, in the place of any other, and give its recovery codes.

    There are none where the code isn't that app's; then nothing has changed.
    """
    step = _step(salt, code, now)
    if step is None:
        return []
    User.objects.select_for_update().get(pk=user.pk)  # two at once would meet at the second INSERT
    SecondFactor.objects.filter(user=user).delete()
    return new_recovery_codes(SecondFactor.objects.create(user=user, salt=salt, last_step=step, since=now))


@transaction.atomic
def new_recovery_codes(factor: SecondFactor) -> list[str]:
    """Ten new codes; those before are void. Only who asked for them ever sees them."""
    SecondFactor.objects.select_for_update().get(pk=factor.pk)
    factor.recovery_codes.all().delete()
    codes = [f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}}" for _number in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(second_factor=factor, hidden=_hidden(factor, code)) for code in codes)
    return codes


def remove(user: User) -> bool:
    """Whether there was one. Every session of the user ends."""
    removed, _each = SecondFactor.objects.filter(user=user).delete()
    user.refresh_from_db()
    return removed > 0


def accepts(user: User, typed: str, now: datetime) -> bool:
    """Whether this is a code of the user's app, or one of the recovery codes. It is used up then, in one statement:
    of several who come with it at once, one is let in.
    """
    factor, code = user.second_factor, _plain(typed)
    if is_recovery_code(typed):
        used, _each = factor.recovery_codes.filter(hidden=_hidden(factor, code)).delete()
        return used > 0
    step = _step(factor.salt, code, now)
    newer = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step or 0)
    return newer.update(last_step=step) > 0 if step else False


def is_recovery_code(typed: str) -> bool:
    """Whether it has the form of one; codes of the app are shorter."""
    return re.fullmatch(rf"[0-9]{{{RECOVERY_DIGITS}}}", _plain(typed)) is not None


def _step(salt: str, typed: str, now: datetime) -> int | None:
    """The step of time that this is the code of, where that is now or next to it."""
    from pyotp import TOTP  # noqa: PLC0415
    from pyotp.exceptions import OTPVerificationError  # noqa: PLC0415

    try:
        return TOTP(key_of(salt)).verify_and_get_timecode(_plain(typed), for_time=now, valid_window=DRIFT)
    except OTPVerificationError:
        return None


def _plain(typed: str) -> str:
    """A code without the spaces and hyphens that it is shown or typed with."""
    return re.sub(r"[\s\u2010-\u2015-]", "", unicodedata.normalize("NFKC", typed))


def _hidden(factor: SecondFactor, code: str) -> str:
    return salted_hmac(f"{__name__}.recovery", factor.salt + code, algorithm="sha256").hexdigest()
