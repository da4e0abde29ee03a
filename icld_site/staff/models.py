"""Who may edit the portal, by what they prove who they are, and who has tried in vain to."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
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

    @property
    def has_second_factor(self) -> bool:
        return hasattr(self, "second_factor")

    def get_session_auth_hash(self) -> str:
        """A session lasts as long as this stays: until the password, or the second factor, is another one or gone."""
        return self._with_factor(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return map(self._with_factor, super().get_session_auth_fallback_hash())

    def _with_factor(self, of_password: str) -> str:
        if not self.has_second_factor:
            return of_password
        return salted_hmac(__name__, of_password + self.second_factor.salt, algorithm="sha256").hexdigest()


class SecondFactor(models.Model):
    """The authenticator app of a member of staff, set up at a UTC moment (second_factor.py).

    Its key follows from `salt` and SECRET_KEY. `last_step` is the step of time, of 30 seconds since 1970, whose code
    was accepted last: neither that code nor an older one is accepted again.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    salt = models.CharField(max_length=32)
    last_step = models.BigIntegerField()
    since = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = _("two-step verification")

    def __str__(self) -> str:
        return str(self.user)


class RecoveryCode(models.Model):
    """A code for who has lost the app, as a keyed hash. The row is gone when the code has been used."""

    second_factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="recovery_codes")
    hidden = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")

    def __str__(self) -> str:
        return str(self.second_factor)


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
