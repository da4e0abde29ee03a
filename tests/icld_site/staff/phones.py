"""Authenticator apps, as any of them works: they know nothing of the portal but a key."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from pyotp import TOTP

from icld_site.staff import second_factor
from icld_site.staff.models import User


@dataclass
class Phone:
    """`recovery_codes` are what was shown when it was set up."""

    key: str
    recovery_codes: list[str]

    def code(self, steps: int = 0, now: datetime | None = None) -> str:
        """What it shows, or would with a clock that is so many steps of 30 seconds off."""
        return TOTP(self.key).at(now or timezone.now(), counter_offset=steps)


def set_up(user: User, now: datetime) -> Phone:
    """A phone of this user's, as if it had been set up at that moment."""
    salt = second_factor.new_salt()
    phone = Phone(second_factor.key_of(salt), [])
    phone.recovery_codes = second_factor.set_up(user, salt, phone.code(now=now), now)
    return phone
