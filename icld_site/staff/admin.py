import logging
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import formats, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from . import second_factor
from .guarded import PasswordForm, refusing
from .models import SecondFactor, User

logger = logging.getLogger(__name__)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Django's own page for a user, with the language that admin speaks and the way out for who has lost a phone.

    Who isn't a superuser gives nobody rights, themselves included, and changes no superuser: with the password of one,
    or without the second factor, they would be one.
    """

    #: What an account may do.
    rights = ("is_superuser", "groups", "user_permissions")

    list_display = ("username", "first_name", "last_name", "email", "language", "is_staff")
    list_filter = (*DjangoUserAdmin.list_filter, "language")
    fieldsets = (
        *DjangoUserAdmin.fieldsets,
        (_("Language"), {"fields": ("language",)}),
        (_("Two-step verification"), {"fields": ("verified_since",)}),
    )
    readonly_fields = (*DjangoUserAdmin.readonly_fields, "verified_since")
    add_fieldsets = (*DjangoUserAdmin.add_fieldsets, (None, {"fields": ("is_staff", "language")}))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Visitors have no account, so whoever is added is to edit."""
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, *self.rights)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_meddle(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_meddle(request.user, obj)

    @admin.display(description=_("On since"))
    def verified_since(self, user: User) -> SafeString | str:
        if not user.has_second_factor:
            return self.get_empty_value_display()
        since = formats.date_format(user.second_factor.since, "j F Y")
        url = reverse("admin:staff_user_second_factor", args=[user.pk])
        return format_html('{} <a href="{}">{}</a>', since, url, _("Take it away"))

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view(self.take_away_second_factor)
        return [path("<int:pk>/second-factor/", guarded, name="staff_user_second_factor"), *super().get_urls()]

    def take_away_second_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For who has lost phone and recovery codes. It ends their sessions; one's own is turned off elsewhere."""
        user = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user == request.user:
            return redirect("second-factor")
        form = PasswordForm(request, request.POST or None)
        if request.method != "POST" or not form.is_valid():
            return refusing(self._page(request, user, form), form)
        with translation.override(None):  # the history says it in the language of whoever reads it
            told = {"name": str(SecondFactor._meta.verbose_name), "object": str(user)}
        if second_factor.remove(user):
            self.log_change(request, user, [{"deleted": told}])
            logger.warning("a second factor was taken away", extra={"told": {"user": user.pk, "by": request.user.pk}})
        messages.success(request, _("Now %(name)s signs in with the password alone.") % {"name": user})
        return HttpResponseRedirect(reverse("admin:staff_user_change", args=[pk]))

    def _page(self, request: HttpRequest, user: User, form: PasswordForm) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Take away two-step verification"),
            "opts": self.opts,
            "original": user,
            "form": form,
        }
        return render(request, "admin/staff/user/second_factor.html", context)


def _may_meddle(user: User, other: User | None) -> bool:
    return user.is_superuser or other is None or not other.is_superuser
