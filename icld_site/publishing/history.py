"""The history of a row in admin: told in the editor's own words, and what of it can be recovered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from reversion.models import Version


class History:
    """For the admin of models with history."""

    def recoverlist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What has been deleted. On SQLite a UUID is stored without hyphens, and by itself every row would be here."""
        standing = {str(key) for key in self.model._base_manager.values_list("pk", flat=True)}
        versions = Version.objects.get_deleted(self.model).select_related("revision")
        ordered = self._reversion_order_version_queryset(request, versions)
        deleted = [version for version in ordered if version.object_id not in standing]
        return super().recoverlist_view(request, {**(extra_context or {}), "deleted": deleted})

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


def _labels(some: Iterable[forms.BaseForm]) -> dict[str, str]:
    """The labels of the fields as they are, by what they are before they are translated."""
    labels = [field.label or name for form in some for name, field in form.fields.items()]
    with translation.override(None):
        plain = [str(label) for label in labels]
    return dict(zip(plain, map(str, labels), strict=True))
