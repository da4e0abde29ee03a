"""The form that every list of open data has."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import JsonResponse

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def listed(items: Sequence[Any], modified: datetime) -> dict[str, Any]:
    """A list with its licence, where it comes from, and the UTC moment at which one of its rows last changed."""
    return {
        "licence": LICENCE,
        "source": "ICLD",
        "modified": modified.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "items": items,
    }


def as_json(content: Any, status: int = 200) -> JsonResponse:
    """JSON in UTF-8, with letters as they are."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
