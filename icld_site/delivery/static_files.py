"""Static files as they are served: hashed names, packed once; style sheets that go together as one file."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: The folder of our own sheets; those of libraries stay as they are.
OWN = "css/"

_IMPORT = re.compile(r'^@import "([\w.-]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Whitenoise's. A sheet that imports others is sent as one file, since each file costs its headers and a wait."""

    def post_process(self, paths: dict[str, tuple[Storage, str]], *args: Any, **options: Any) -> Iterator[Any]:
        ours = InMemoryStorage()
        for name, (source, path) in paths.items():
            if name.startswith(OWN) and name.endswith(".css"):
                ours.save(name, ContentFile(whole(source, path).encode()))
        whole_ones = {name: (ours, name) if ours.exists(name) else held for name, held in paths.items()}
        return super().post_process(whole_ones, *args, **options)


def whole(source: Storage, path: str) -> str:
    """A sheet with those that it imports in their places, and without comments."""
    with source.open(path) as file:
        sheet = file.read().decode()
    folder = PurePosixPath(path).parent
    return _COMMENT.sub("", _IMPORT.sub(lambda found: whole(source, str(folder / found[1])), sheet))
