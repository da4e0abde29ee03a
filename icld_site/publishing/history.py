"""The history of a row in admin: told in the editor's own words, and what of it can be recovered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from reversion.models import Version
from reversion.revisions import _get_options


class History:
    """For the admin of models with history."""

    def recoverlist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What has been deleted. On SQLite a UUID is stored without hyphens, and by itself every row would be here."""
        standing = {str(key) for key in self.model._base_manager.values_list("pk", flat=True)}
        versions = Version.objects.get_deleted(self.model).select_related("revision")
        ordered = self._reversion_order_version_queryset(request, versions)
        deleted = [version for version in ordered if version.object_id not in standing]
        return super().recoverlist_view(request, {**(extra_context or {}), "deleted": deleted})

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An old version, to go back to it. What has been deleted is recovered instead, by who may add rows."""
        if self.get_object(request, unquote(object_id)) is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return super().revision_view(request, object_id, version_id, extra_context)

    def _reversion_revisionform_view(
        self, request: HttpRequest, version: Version, *args: Any, **more: Any
    ) -> HttpResponse:
        """An old version, to undo or to recover: of this row and the rows below it alone.

        By itself reversion brings back the whole revision, and one import or one list of changes is one revision of
        rows that have nothing to do with each other. Http404 for a version of another kind of row.
        """
        version = get_object_or_404(Version.objects.get_for_model(self.model).select_related("revision"), pk=version.pk)
        with_below = Version.objects.filter(pk__in=_with_rows_below(version))
        prefetch_related_objects([version.revision], Prefetch("version_set", with_below))  # what `revert` reads
        try:
            return super()._reversion_revisionform_view(request, version, *args, **more)
        except ObjectDoesNotExist:  # what a row below leans on, such as the contributor of a publication
            text = _(
                "“%(row)s” can’t be brought back yet: something that it names has been deleted. Recover that first."
            )
            self.message_user(request, text % {"row": version.object_repr}, messages.ERROR)
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Iterable[Any] | None, add: bool = False
    ) -> Any:
        """Which fields were changed, by their labels as the editor reads them: admin translates only whole msgids."""
        message = super().construct_change_message(request, form, formsets, add)
        labels = _labels([form, *(row for formset in formsets or () for row in formset.forms)])
        for part in message:
            if "changed" in part:
                part["changed"]["fields"] = [labels.get(name, name) for name in part["changed"]["fields"]]
        return message


def _with_rows_below(version: Version) -> list[int]:
    """The keys of the versions that were stored with this one, of it and of what its model follows: rows that name it,
    by a key that no other row ever had.
    """
    found = [version.pk]
    for name in _get_options(version._model).follow:
        parent = getattr(version._model, name).field
        rows = Version.objects.get_for_model(parent.model).filter(revision=version.revision_id)
        for row in rows.filter(serialized_data__contains=f'"{parent.name}": "{version.object_id}"'):
            found += _with_rows_below(row)
    return found


def _labels(some: Iterable[forms.BaseForm]) -> dict[str, str]:
    """The labels of the fields as they are, by what they are before they are translated."""
    labels = [field.label or name for form in some for name, field in form.fields.items()]
    with translation.override(None):
        plain = [str(label) for label in labels]
    return dict(zip(plain, map(str, labels), strict=True))
