"""Standing up to those who try passwords, or codes: so many failures in a quarter of an hour, then nobody is let in.

They are counted in the database, so that all processes count as one.
"""

import logging
import math
import unicodedata
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from icld_site.clients import client_of

from .models import FailedSignIn

logger = logging.getLogger(__name__)

WINDOW = timedelta(minutes=15)
#: What is tried. Each is counted apart, so that a password that is right makes no code that was wrong forgotten.
PASSWORD, CODE = "password", "code"
#: Failures of one client with one name. Whoever owns the name gets in from elsewhere meanwhile.
MOST_OF_BOTH = 5
#: Failures with one name from anywhere. There are only a million codes, and who tries them has the password already.
MOST_WITH_NAME = {PASSWORD: 50, CODE: 5}
#: Failures of one client with any names.
MOST_OF_CLIENT = 50


class TooManyFailuresError(Exception):
    """`minutes`: after so many it may be tried again."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes


def begin(request: HttpRequest, name: str, tried: str = PASSWORD) -> FailedSignIn:
    """Count an attempt as a failure before its password is looked at, so that many at once count as many.

    Raises TooManyFailuresError where there are too many already; that attempt itself counts for nothing.
    """
    FailedSignIn.objects.filter(at__lte=request.now - WINDOW).delete()
    attempt = FailedSignIn.objects.create(name=_hidden(name, tried), client=client_of(request), at=request.now)
    if ends := _refused_until(attempt, MOST_WITH_NAME[tried]):
        attempt.delete()
        logger.warning("a sign-in was refused after too many failures")
        raise TooManyFailuresError(math.ceil((ends - request.now) / timedelta(minutes=1)))
    return attempt


def forgive(attempt: FailedSignIn) -> None:
    """What was tried is right: neither this attempt nor those before it from the same place were an attack."""
    FailedSignIn.objects.filter(name=attempt.name, client=attempt.client).delete()


def _refused_until(attempt: FailedSignIn, most_with_name: int) -> datetime | None:
    """When the oldest failure that still stands in the way falls out of the window."""
    limits = [
        ({"name": attempt.name, "client": attempt.client}, MOST_OF_BOTH),
        ({"name": attempt.name}, most_with_name),
    ]
    if attempt.client:
        limits.append(({"client": attempt.client}, MOST_OF_CLIENT))
    others = FailedSignIn.objects.exclude(pk=attempt.pk).order_by("-at")
    found = [list(others.filter(**which).values_list("at", flat=True)[:most]) for which, most in limits]
    ends = [moments[-1] + WINDOW for moments, (_which, most) in zip(found, limits, strict=True) if len(moments) == most]
    return max(ends, default=None)


def _hidden(name: str, tried: str) -> str:
    """What stands for a name, so that nobody reads what was typed: it may be a password in the wrong field."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return salted_hmac(f"{__name__}.{tried}", folded, algorithm="sha256").hexdigest()[:32]
