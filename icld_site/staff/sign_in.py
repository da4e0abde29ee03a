"""The sign-in: Django's own, which also judges whether `next` leads to our site, with a guard before it."""

import logging
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.forms.forms import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.utils.translation import ngettext

from . import guarding

logger = logging.getLogger(__name__)

TOO_MANY = "too_many"


class SignInForm(AuthenticationForm):
    """`wait`: after so many minutes it may be tried again, where it was refused."""

    wait = 0

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return super().clean()
        try:
            attempt = guarding.begin(self.request, name)
        except guarding.TooManyFailuresError as refused:
            self.wait = refused.minutes
            raise ValidationError(_told(refused.minutes), code=TOO_MANY) from None
        try:
            cleaned = super().clean()
        except ValidationError:
            logger.warning("a sign-in failed")
            raise
        guarding.forgive(attempt)
        logger.info("a member of staff signed in", extra={"told": {"user": self.user_cache.pk}})
        return cleaned


class SignIn(LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, TOO_MANY):
            response.status_code = 429
            response.headers["Retry-After"] = str(form.wait * 60)
        return response


def _told(minutes: int) -> str:
    return ngettext(
        "There have been too many failed attempts. Wait %(minutes)d minute, then try again.",
        "There have been too many failed attempts. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}
