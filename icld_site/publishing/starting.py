"""Starting content: files beside the code that become rows once, in one transaction."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from icld_site.addresses import LANGUAGES

from .models import ContentSet


def load_once(name: str, load: Callable[[], None]) -> bool:
    """Run a loader unless it has run before. True when it ran. All or nothing."""
    with transaction.atomic():
        _, is_new = ContentSet.objects.get_or_create(name=name)
        if is_new:
            load()
    return is_new


def texts(folder: Path, key: str) -> dict[str, Any]:
    """The fields of `<key>.sv.html` and `<key>.en.html`, as modeltranslation names them: `title_sv`, `body_en` …

    A file is a TOML head between two lines of `+++`, then the body. A language without a file has no fields.
    """
    fields: dict[str, Any] = {}
    for language in LANGUAGES:
        path = folder / f"{key}.{language}.html"
        if not path.exists():
            continue
        _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        fields |= {f"{name}_{language}": value for name, value in tomllib.loads(head).items()}
        if body.strip():
            fields[f"body_{language}"] = body.strip()
    return fields
