"""The files of a publication, in its form: uploaded, replaced in place, and said what was found in them."""

from typing import Any
from uuid import UUID

import reversion
from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import date, filesizeformat
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationStackedInline

from icld_site.delivery.files import send_file
from icld_site.publishing.admin import LanguageFieldsets
from publications.files import file_name
from publications.models import FileVersion, PublicationFile
from publications.uploads import Examined, examined, keep
from publications.views.files import send_cover

# Before the publication's own admin would do it, without the versions.
reversion.register(FileVersion)
reversion.register(PublicationFile, follow=("versions",))

COVER_HEIGHT = 120  # pixels


class FileForm(forms.ModelForm):
    """A file. What is uploaded is opened while the form is checked, so that what is wrong with it is told there."""

    upload = forms.FileField(
        label=_("PDF"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("What you upload takes the place of the version before it, at the same address. That one is kept."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._examined: Examined | None = None
        upload, size = self.fields["upload"], settings.LARGEST_UPLOAD // 1024 // 1024
        limit = _("At most %(size)d MB.") % {"size": size}
        upload.help_text = f"{upload.help_text} {limit}"
        upload.required = self.instance._state.adding

    def clean_upload(self) -> Any:
        upload = self.cleaned_data.get("upload")
        self._examined = examined(upload) if upload else None
        return upload

    def _save_m2m(self) -> None:
        """What is stored once the row itself is."""
        super()._save_m2m()
        if self._examined:
            keep(self.instance, self._examined)


class FileInline(LanguageFieldsets, TranslationStackedInline):
    model = PublicationFile
    form = FileForm
    extra = 0
    readonly_fields = ("kept",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": ["upload", "kept", ("language", "order")]}), *super().get_fieldsets(request, obj)]

    @admin.display(description=_("what is kept"))
    def kept(self, obj: PublicationFile) -> SafeString | str:
        """The first page as it is shown, what was found in the newest version, and the ones before it."""
        newest, *earlier = obj.newest_first() if not obj._state.adding else [None]
        if newest is None:
            return "–"
        picture = ""
        if newest.cover:
            url = reverse("admin:publications_cover", args=[newest.pk])
            picture = format_html('<img src="{}" height="{}" alt=""><br>', url, COVER_HEIGHT)
        found = format_html_join("", "<br>{}", ((line,) for line in _found(newest)))
        before = format_html_join("", "<li>{}</li>", ((_link(version),) for version in earlier))
        if earlier:
            before = format_html("<p>{}</p><ul>{}</ul>", _("Earlier versions, for staff only:"), before)
        return format_html("<div>{}{}{}{}</div>", picture, _link(newest), found, before)


class FilesForStaff:
    """Sends the files of a publication to staff, earlier versions and drafts included. For the publication's admin."""

    def get_urls(self) -> list[Any]:
        guarded = self.admin_site.admin_view
        return [
            path("files/<uuid:version>/file.pdf", guarded(self.send_version), name="publications_version"),
            path("files/<uuid:version>/cover.webp", guarded(self.send_cover), name="publications_cover"),
            *super().get_urls(),
        ]

    def send_version(self, request: HttpRequest, version: UUID) -> HttpResponseBase:
        row = self._version(request, version)
        name = file_name(row.file.publication, row.file)
        return send_file(request, row.stored.name, name, row.uploaded_at, fingerprint=row.sha256)

    def send_cover(self, request: HttpRequest, version: UUID) -> HttpResponseBase:
        return send_cover(self._version(request, version), "private, no-store")

    def _version(self, request: HttpRequest, key: UUID) -> FileVersion:
        row = get_object_or_404(FileVersion.objects.select_related("file__publication"), pk=key)
        if not self.has_view_permission(request, row.file.publication):
            raise PermissionDenied
        return row


def _link(version: FileVersion) -> SafeString:
    """`3 March 2027 10:15, 12 pages, 1.2 MB`."""
    url = reverse("admin:publications_version", args=[version.pk])
    pages = ngettext("%(number)d page", "%(number)d pages", version.pages) % {"number": version.pages}
    moment = date(timezone.localtime(version.uploaded_at), "j F Y H:i")
    return format_html('<a href="{}">{}, {}, {}</a>', url, moment, pages, filesizeformat(version.bytes))


def _found(version: FileVersion) -> list[Any]:
    """What an editor may want to see to."""
    tagged = _("Tagged: a screen reader hears what is a heading, a list, a table.")
    untagged = _("Not tagged: a screen reader can’t tell headings, lists and tables. Say so in the note.")
    scan = _("No text in this scan: it can’t be searched, nor read aloud. Replace it with one that has text.")
    words = [{True: tagged, False: untagged}.get(version.is_tagged), None if version.has_text else scan]
    return [line for line in words if line]
