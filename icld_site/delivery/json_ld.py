"""Facts of a page for search engines, as linked data in JSON."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

#: What could end the element or begin a tag. JSON reads these forms as the same letters.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_ld(facts: Mapping[str, Any] | None) -> SafeString | str:
    """A `<script>` that holds data and runs nothing; an empty text without facts."""
    if not facts:
        return ""
    text = json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
