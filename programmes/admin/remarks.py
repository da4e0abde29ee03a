"""Tells an editor where a text names what the rules don't hold."""

from typing import Any

from django.http import HttpRequest

from programmes.contradictions import finds_beside


class RulesRemarked:
    """For the admin of a programme's texts."""

    def remarks(self, request: HttpRequest, obj: Any) -> list[str]:
        found = finds_beside(obj, request.today)
        told = (str(find) if find.row == obj else f"{find.row}, {find}" for find in found)
        return [*super().remarks(request, obj), *told]
