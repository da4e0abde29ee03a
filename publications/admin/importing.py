"""Admin of imports: a file is brought in, looked at row by row, and stored when somebody agrees, or not at all."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from icld_site.publishing.sent_once import FIELD, key_of
from publications.importing import words
from publications.importing.faults import Unreadable
from publications.importing.held import known
from publications.importing.matching import Judged, Outcome, Plan, plan
from publications.importing.reading import MOST_BYTES, read
from publications.importing.rows import Read
from publications.importing.storing import store
from publications.models import Import, Publication

ROWS_A_PAGE = 200
NEEDED = ("publications.add_publication", "publications.change_publication")


class UploadForm(forms.ModelForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX or RIS, of at most 5 MB and 3,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ris"}),
        allow_empty_file=True,
    )

    class Meta:
        model = Import
        fields = ("language", "update")
        help_texts = {
            "update": gettext_lazy(
                "Ticked: a row whose DOI, ISBN, or title and year are here already changes that publication. Otherwise "
                "it is a double, and left out. What stands empty in the file is never emptied here."
            ),
        }

    field_order = ("file", "language", "update")

    def clean_file(self) -> Any:
        """What was read. What can't be is told in words."""
        file = self.cleaned_data["file"]
        # A file that is too large is not read any further than that this is seen.
        content = file.read(MOST_BYTES + 1)
        try:
            self.instance.read = read(content).as_json()
        except Unreadable as unreadable:
            raise ValidationError(words.said(unreadable.fault), code=unreadable.fault.code) from None
        self.instance.name = file.name[:200]
        return file


@admin.register(Import)
class ImportAdmin(admin.ModelAdmin):
    list_display = ("name", "uploaded_by", "uploaded_at", "what_became", "confirmed_by", "confirmed_at")
    list_select_related = ("uploaded_by", "confirmed_by")
    list_filter = (("confirmed_at", admin.EmptyFieldListFilter),)

    @admin.display(description=gettext_lazy("what became of it"))
    def what_became(self, obj: Import) -> str:
        return _in_short(obj.summary) if obj.confirmed_at else _("waits to be looked at")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        """What has been imported stays on record."""
        return self._may(request) and (obj is None or obj.confirmed_at is None)

    def _may(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff and request.user.has_perms(NEEDED)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Bring in a file. One that is sent twice is kept once."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        key = key_of(request)
        if key and Import.objects.filter(pk=key).exists():
            return HttpResponseRedirect(self._url("change", key))
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            row = form.instance
            row.pk, row.uploaded_by, row.uploaded_at = key or row.pk, request.user, request.now
            try:
                with transaction.atomic():
                    row.save(force_insert=True)
            except IntegrityError:  # the other post of the same form was quicker
                if not Import.objects.filter(pk=row.pk).exists():
                    raise
            return HttpResponseRedirect(self._url("change", row.pk))
        title = _("Import publications")
        context = {"form": form, "form_field": FIELD, "form_key": key or uuid4(), "title": title}
        return self._page(request, "upload", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Look at a file row by row; on POST store it."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if request.method == "POST":
            return self._confirm(request, row)
        if row.confirmed_at:
            context = {"title": row.name, "row": row, "summary": _in_short(row.summary)}
            return self._page(request, "imported", context)
        return self._preview(request, row)

    def _preview(self, request: HttpRequest, row: Import) -> HttpResponse:
        seen = _plan(row)
        stored = Read.from_json(row.read)
        wanted = request.GET.get("outcome", "")
        rows = [one for one in seen.rows if not wanted or one.outcome == wanted]
        pages = Paginator(rows, ROWS_A_PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = {
            "title": _("Look at “%(name)s”") % {"name": row.name},
            "row": row,
            "read": _how(stored),
            "unread": ", ".join(stored.unread),
            "other_sheets": ", ".join(stored.other_sheets),
            "filters": _filters(seen, wanted),
            "page": page,
            "rows": [_shown(stored, seen, one) for one in page],
            "wanted": wanted,
            "can_be_stored": seen.can_be_stored,
            "wrong": seen.counts["wrong"],
            "would_store": _in_short(_to_store(seen)),
            "mark": seen.mark,
        }
        return self._page(request, "preview", context)

    def _confirm(self, request: HttpRequest, row: Import) -> HttpResponse:
        """Store what was looked at, if it still is what would be stored. Sent twice, it is stored once."""
        try:
            told = self._store(request, row)
        except IntegrityError:
            told = None
        if told is None:
            text = _("Nothing has been stored: something here has changed since you looked. Look at the rows again.")
            self.message_user(request, text, messages.WARNING)
        else:
            self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(self._url("change", row.pk))

    def _store(self, request: HttpRequest, row: Import) -> str | None:
        with transaction.atomic():
            row = Import.objects.select_for_update().get(pk=row.pk)
            if row.confirmed_at:
                return _("The file is imported already, and only once: %(what)s.") % {"what": _in_short(row.summary)}
            seen = _plan(row)
            if not seen.can_be_stored or seen.mark != request.POST.get("mark"):
                return None
            row.summary = store(seen, request.user, _("Imported from “%(name)s”") % {"name": row.name})
            row.confirmed_by, row.confirmed_at, row.read = request.user, request.now, {}
            row.save()
            self.log_change(request, row, _in_short(row.summary))
        return _("Imported: %(what)s. New publications are drafts.") % {"what": _in_short(row.summary)}

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        around = {**self.admin_site.each_context(request), "opts": self.opts, "publications": Publication._meta}
        return TemplateResponse(request, f"admin/publications/import/{name}.html", {**around, **context})

    def _url(self, view: str, *parts: Any) -> str:
        return reverse(f"admin:publications_import_{view}", args=parts)


def _plan(row: Import) -> Plan:
    return plan(Read.from_json(row.read), known(), language=row.language, update=row.update)


def _to_store(seen: Plan) -> dict[str, int]:
    counts = {name: count for name, count in seen.counts.items() if name in ("new", "changed")}
    return counts | {"people": len(seen.resolver.new_people), "series": len(seen.resolver.new_series)}


def _in_short(counts: dict[str, int]) -> str:
    """`12 new, 1 double`; what there is none of isn't named."""
    return ", ".join(words.counted(what, count) for what, count in counts.items() if count)


def _how(stored: Read) -> str:
    """`CSV, Windows-1252, semicolon`."""
    separators = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}
    separator = separators.get(stored.separator, stored.separator)
    sheet = _("sheet “%(name)s”") % {"name": stored.sheet} if stored.sheet else ""
    return ", ".join(part for part in (stored.form.upper(), stored.encoding, separator, sheet) if part)


def _filters(seen: Plan, wanted: str) -> list[dict[str, Any]]:
    """A link for every outcome that there is, and one for all rows."""
    every = {"url": "?", "label": _("All %(count)d rows") % {"count": len(seen.rows)}, "is_current": not wanted}
    return [
        every,
        *(
            {"url": f"?outcome={name}", "label": words.counted(name, count), "is_current": name == wanted}
            for name, count in seen.counts.items()
            if count
        ),
    ]


def _shown(stored: Read, seen: Plan, row: Judged) -> dict[str, Any]:
    """A row in words."""
    match = row.match
    url = reverse("admin:publications_publication_change", args=[match.key]) if match and match.key else ""
    is_new = row.outcome == Outcome.NEW
    return {
        "number": row.number,
        "outcome": row.outcome.value,
        "said": words.OUTCOMES[row.outcome],
        "title": row.title,
        "language": row.language,
        "facts": words.facts(row, seen.resolver) if is_new else "",
        "faults": words.faults(stored, row),
        "same_as": words.same_as(stored, match) if match and row.outcome == Outcome.DOUBLE else "",
        "url": url,
        "changes": [words.changed(change, seen.resolver) for change in row.changes],
        "remarks": [words.said(remark) for remark in row.remarks],
    }
