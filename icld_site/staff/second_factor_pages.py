"""Where a member of staff sets up an authenticator app, replaces or removes it, and makes new recovery codes."""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from icld_site.days import stockholm_day

from . import second_factor
from .guarded import PasswordForm, RefusesTooMany, SetUpForm, wrong_code

logger = logging.getLogger(__name__)

#: In the session: the salt of the key that is shown, until a code shows that the app has it.
SHOWN = "second_factor_salt"
#: Keys are read and typed in groups of four signs, codes likewise.
GROUP = 4


class Overview(LoginRequiredMixin, TemplateView):
    template_name = "accounts/second_factor.html"
    extra_context = {"heading": _("Two-step verification")}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        if not self.request.user.has_second_factor:
            return context
        factor = self.request.user.second_factor
        left, of = factor.recovery_codes.count(), second_factor.RECOVERY_CODES
        return {**context, "factor": factor, "since": stockholm_day(factor.since), "left": left, "of": of}


class Change(LoginRequiredMixin, RefusesTooMany, RedirectURLMixin, FormView):
    """A page that changes something, for which the password is asked again."""

    form_class = PasswordForm
    next_page = "second-factor"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def log(self, what: str) -> None:
        logger.info(what, extra={"told": {"user": self.request.user.pk}})


class ChangeOfExisting(Change):
    """Who has none is shown that."""

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_second_factor:
            return redirect("second-factor")
        return super().dispatch(request, *args, **more)


class SetUp(Change):
    template_name = "accounts/second_factor_set_up.html"
    form_class = SetUpForm

    def post(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if SHOWN not in request.session:  # the form was sent twice, or is from an earlier session
            return HttpResponseRedirect(self.get_success_url())
        return super().post(request, *args, **more)

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        user = self.request.user
        codes = second_factor.set_up(user, self._salt(), form.cleaned_data["code"], self.request.now)
        if not codes:
            form.add_error("code", wrong_code())
            return self.form_invalid(form)
        del self.request.session[SHOWN]
        update_session_auth_hash(self.request, user)
        self.log("a second factor was set up")
        return _show(self.request, codes, self.get_success_url())

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        user, salt = self.request.user, self._salt()
        address = second_factor.address_of(salt, user)
        return {
            **super().get_context_data(**more),
            "heading": _("Replace the app") if user.has_second_factor else _("Set up two-step verification"),
            "is_required": second_factor.is_missing(user),
            "address": address,
            "drawn": second_factor.drawn(address),
            "key": _in_groups(second_factor.key_of(salt)),
            self.redirect_field_name: self.get_redirect_url(),
        }

    def _salt(self) -> str:
        return self.request.session.setdefault(SHOWN, second_factor.new_salt())


class NewRecoveryCodes(ChangeOfExisting):
    template_name = "accounts/second_factor_new_codes.html"
    extra_context = {"heading": _("Make new recovery codes")}

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        codes = second_factor.new_recovery_codes(self.request.user.second_factor)
        self.log("new recovery codes were made")
        return _show(self.request, codes, self.get_success_url())


class Remove(ChangeOfExisting):
    template_name = "accounts/second_factor_remove.html"
    extra_context = {"heading": _("Turn off two-step verification")}

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        second_factor.remove(self.request.user)
        update_session_auth_hash(self.request, self.request.user)
        self.log("a second factor was removed")
        messages.success(self.request, _("Two-step verification is turned off."))
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {**super().get_context_data(**more), "is_required": settings.SECOND_FACTOR}


def _show(request: HttpRequest, codes: Sequence[str], target: str) -> HttpResponse:
    """The codes, in the answer to the form itself: they are stored nowhere that they could be shown from again."""
    context = {"heading": _("Your recovery codes"), "codes": [_in_groups(code) for code in codes], "target": target}
    return render(request, "accounts/recovery_codes.html", context)


def _in_groups(text: str) -> str:
    return " ".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))
