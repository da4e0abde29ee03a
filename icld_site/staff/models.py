"""Who may edit the portal, and who has tried in vain to."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of ICLD's staff. Visitors have no account."""

    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that the editing pages speak to this person."),
    )


class FailedSignIn(models.Model):
    """An attempt to sign in that failed, at a UTC moment. It is gone a quarter of an hour later (guarding.py).

    `name` and `client` are keyed hashes: of what was typed, and of the address that it came from.
    """

    name = models.CharField(max_length=32)
    client = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
        indexes = [models.Index(fields=["name", "at"]), models.Index(fields=["client", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
