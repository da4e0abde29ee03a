"""The sign-in: Django's own, which also judges whether `next` leads to our site, with a guard before it.

Who has a second factor is asked for it then. There is no session of theirs before: until the code is right the browser
has one that names nobody and holds who is about to sign in.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import kept_forms, second_factor
from .guarded import CodeForm, GuardedForm, RefusesTooMany
from .models import User

logger = logging.getLogger(__name__)

SIGNING_IN = "signing_in"
#: So long after the password the code may come.
LONGEST = timedelta(minutes=10)


class SignInForm(GuardedForm, AuthenticationForm):
    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return super().clean()
        with self.attempt("a password at sign-in", name):
            return super().clean()


class SignIn(RefusesTooMany, LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm
    extra_context = {"heading": _("Sign in")}

    def get(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if kept_forms.LOST in request.GET:
            messages.warning(
                request, _("You were signed out, and what you sent has not been saved. Sign in and write it once more.")
            )
        return super().get(request, *args, **more)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        user = form.get_user()
        if not user.has_second_factor:
            return _let_in(self.request, user, self.get_success_url())
        self.request.session.cycle_key()
        self.request.session[SIGNING_IN] = [user.pk, user.get_session_auth_hash(), self.request.now.isoformat()]
        return redirect_to_login(self.get_success_url(), reverse("sign-in-code"))


class SignInCode(RefusesTooMany, LoginView):
    """The second step. Who comes without the first one, or too long after it, is led there."""

    template_name = "accounts/code.html"
    authentication_form = CodeForm
    extra_context = {"heading": _("Two-step verification")}

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        self.user = _signing_in(request)
        if self.user is None:
            if request.session.pop(SIGNING_IN, None):
                messages.warning(request, _("It took too long. Sign in once more."))
            return redirect_to_login(self.get_success_url(), reverse("login"))
        return super().dispatch(request, *args, **more)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.user}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        del self.request.session[SIGNING_IN]
        response = _let_in(self.request, self.user, self.get_success_url())
        if second_factor.is_recovery_code(form.cleaned_data["code"]):
            _tell_what_is_left(self.request, self.user)
        return response


def _signing_in(request: HttpRequest) -> User | None:
    """Who has given the right password here; nothing about the account may have changed since."""
    number, proof, at = request.session.get(SIGNING_IN, (None, "", ""))
    user = User.objects.filter(pk=number, is_active=True).select_related("second_factor").first()
    if user is None or not user.has_second_factor or not constant_time_compare(proof, user.get_session_auth_hash()):
        return None
    return user if request.now - datetime.fromisoformat(at) < LONGEST else None


def _let_in(request: HttpRequest, user: User, target: str) -> HttpResponse:
    login(request, user)
    logger.info("a member of staff signed in", extra={"told": {"user": user.pk}})
    return HttpResponseRedirect(target)


def _tell_what_is_left(request: HttpRequest, user: User) -> None:
    left = user.second_factor.recovery_codes.count()
    with translation.override(user.language):
        told = gettext("You signed in with a recovery code, and have %(number)d left.") % {"number": left}
        more = gettext("New codes and another phone are found under Two-step verification.")
    messages.warning(request, f"{told} {more}")
