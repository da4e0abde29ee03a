"""Admin of broken links: a list that is only read, and a button that looks at all links anew."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .links import check
from .models import BrokenLink, LinkCheck
from .places import form_of


class BrokenLinkAdmin(admin.ModelAdmin):
    list_display = ("text", "kind", "place", "words", "trouble", "address")
    list_display_links = None
    list_filter = ("wrong", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("content_type",)
    search_fields = ("name", "words", "address")
    change_list_template = "admin/publishing/broken_links.html"

    @admin.display(description=_("text"), ordering="name")
    def text(self, obj: BrokenLink) -> SafeString | str:
        """The text, as a link to its form while there is one."""
        form = form_of(obj.content) if obj.content else None
        return format_html('<a href="{}">{}</a>', form, obj.name) if form else obj.name

    @admin.display(description=_("kind of text"), ordering="content_type")
    def kind(self, obj: BrokenLink) -> str:
        return capfirst(obj.content_type.name)

    @admin.display(description=_("field and language"), ordering="field")
    def place(self, obj: BrokenLink) -> str:
        return obj.place()

    @admin.display(description=_("what is wrong"), ordering="wrong")
    def trouble(self, obj: BrokenLink) -> str:
        return obj.trouble()

    def get_queryset(self, request: HttpRequest) -> QuerySet[BrokenLink]:
        return super().get_queryset(request).prefetch_related("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        own = path("check/", self.admin_site.admin_view(self.check_now), name="publishing_brokenlink_check")
        return [own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {**(extra_context or {}), "title": _("Broken links"), "last": LinkCheck.objects.first()}
        )

    def check_now(self, request: HttpRequest) -> HttpResponse:
        """Look at every link, and show what was found."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        check(timezone.now())
        if number := BrokenLink.objects.broken().count():
            told = ngettext("%(count)d link leads nowhere.", "%(count)d links lead nowhere.", number)
            self.message_user(request, told % {"count": number}, messages.WARNING)
        else:
            self.message_user(request, gettext("No link leads nowhere."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:publishing_brokenlink_changelist"))
