"""The admin site: Django's own, with the portal's name and the portal's sign-in."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import PasswordChangeView, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from . import kept_forms, second_factor
from .guarded import ChangePasswordForm, RefusesTooMany


class ChangePassword(RefusesTooMany, PasswordChangeView):
    form_class = ChangePasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


class AdminSite(admin.AdminSite):
    site_header = _("ICLD portal")
    site_title = _("ICLD portal")
    index_title = _("Content and rules")

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, with a second factor where one is needed. Who has one has given it: no session of theirs is older."""
        return super().has_permission(request) and not second_factor.is_missing(request.user)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Django's, except that a form isn't lost where the session of whoever sends it has ended."""
        guarded = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            if self.has_permission(request):
                return kept_forms.waiting(request) or guarded(request, *args, **more)
            is_late = request.method == "POST" and not request.user.is_authenticated
            return (is_late and kept_forms.keep(request)) or guarded(request, *args, **more)

        return update_wrapper(keeping, view)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {**self.each_context(request), **(extra_context or {})}
        request.current_app = self.name
        return ChangePassword.as_view(extra_context=context)(request)

    def i18n_javascript(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The words of scripts: admin's own, and those of the rich text editor."""
        packages = ["django.contrib.admin", "django_prose_editor"]
        return JavaScriptCatalog.as_view(packages=packages)(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the portal's sign-in, or to what is missing after it, and from there back; whether `next` is ours is
        judged there. Who is signed in and may not edit is told so, and whom to ask.
        """
        index = reverse("admin:index", current_app=self.name)
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(index)
        target = request.GET.get(REDIRECT_FIELD_NAME, index)
        if super().has_permission(request) and second_factor.is_missing(request.user):
            return redirect_to_login(target, reverse("second-factor-set-up"))
        if request.user.is_authenticated and not super().has_permission(request):
            text = _(
                "You are signed in as %(name)s, and this account may not edit the portal: it lacks “Staff status”. "
                "Ask a colleague who looks after the accounts for it, or sign in with another one."
            )
            messages.warning(request, text % {"name": request.user.get_username()})
        return redirect_to_login(target)
