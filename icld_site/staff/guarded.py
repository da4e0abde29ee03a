"""Forms that prove who somebody is: they count attempts before they look at them, and say when there were too many."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from . import guarding, second_factor
from .models import User

logger = logging.getLogger(__name__)

TOO_MANY = "too_many"


class GuardedForm(forms.Form):
    """`wait`: after so many minutes it may be tried again, where it was refused."""

    wait = 0
    request: HttpRequest

    @contextmanager
    def attempt(self, what: str, name: str, tried: str = guarding.PASSWORD) -> Iterator[None]:
        """Count an attempt, and forgive it unless the block raises ValidationError, which says that it was wrong.

        `what` was tried, for the log. Raises ValidationError where there were too many before.
        """
        try:
            counted = guarding.begin(self.request, name, tried)
        except guarding.TooManyFailuresError as refused:
            self.wait = refused.minutes
            raise ValidationError(_told(refused.minutes), code=TOO_MANY) from None
        try:
            yield
        except ValidationError:
            logger.warning("%s was wrong", what)
            raise
        guarding.forgive(counted)


class RefusesTooMany:
    """A view with such a form."""

    def form_invalid(self, form: GuardedForm) -> HttpResponse:
        return refusing(super().form_invalid(form), form)


def refusing(response: HttpResponse, form: GuardedForm) -> HttpResponse:
    """The page with this form, with the status and the header that say so where there were too many attempts."""
    if any(form.has_error(field, TOO_MANY) for field in form.errors):
        response.status_code = 429
        response.headers["Retry-After"] = str(form.wait * 60)
    return response


class CodeForm(GuardedForm):
    """The second step: a code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six digits from the app on your phone, or one of your recovery codes."),
        max_length=50,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "autofocus": True}
        ),
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **more: Any) -> None:
        self.request, self.user = request, user
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        if code := self.cleaned_data.get("code"):
            with self.attempt("a code at sign-in", str(self.user.pk), guarding.CODE):
                if not second_factor.accepts(self.user, code, self.request.now):
                    raise ValidationError({"code": wrong_code()})
        return self.cleaned_data


class PasswordForm(GuardedForm):
    """The password of whoever is signed in, once more: nobody changes anything at a desk that was left."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **more: Any) -> None:
        self.request = request
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        if password := self.cleaned_data.get("password"):
            with self.attempt("a password that was asked for again", self.request.user.get_username()):
                if not self.request.user.check_password(password):
                    raise ValidationError({"password": _("The password is wrong.")})
        return self.cleaned_data


class SetUpForm(PasswordForm):
    """A code that shows that the app has the key. It is looked at when the password is right."""

    code = forms.CharField(
        label=_("Code from the app"),
        help_text=_("Six digits. A new code comes every 30 seconds."),
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )
    field_order = ["code", "password"]


class ChangePasswordForm(GuardedForm, AdminPasswordChangeForm):
    """Django's form for a new password, which asks for the old one."""

    def __init__(self, request: HttpRequest, user: User, *args: Any, **more: Any) -> None:
        self.request = request
        super().__init__(user, *args, **more)

    def clean_old_password(self) -> str:
        with self.attempt("an old password", self.user.get_username()):
            return super().clean_old_password()


def wrong_code() -> str:
    return gettext(
        "The code is wrong, or has been used already. Wait for the next one, and check that the phone’s clock is right."
    )


def _told(minutes: int) -> str:
    return ngettext(
        "There have been too many failed attempts. Wait %(minutes)d minute, then try again.",
        "There have been too many failed attempts. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}
