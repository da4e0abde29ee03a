"""A work in several languages: each version has a page of its own, and they know each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from icld_site.addresses import LANGUAGES

from .models import Publication


@dataclass(frozen=True)
class Pages:
    """Where a publication is to be read: the languages in which its own page is the one, and others' pages elsewhere.

    `elsewhere` gives, for a language, the path of the version that is in it.
    """

    languages: tuple[str, ...]
    elsewhere: Mapping[str, str]


def work_of(row: Publication) -> Any:
    """The key that all versions of a work share: that of the first one."""
    return row.version_of_id or row.pk


def versions_of(row: Publication, at: datetime) -> list[Publication]:
    """The other public versions of the work, in the order in which they were recorded."""
    work = work_of(row)
    rows = Publication.objects.public(at).filter(Q(version_of=work) | Q(pk=work)).exclude(pk=row.pk)
    return list(rows.order_by("recorded_at", "id"))


def pages_of(row: Publication, versions: Iterable[Publication]) -> Pages:
    """The pages for readers of each language. A language that another version is in is that one's.

    The page in that language's frame then isn't one to be found: it says in that language only what a document in
    another one is about.
    """
    elsewhere: dict[str, str] = {}
    for version in versions:
        code = version.document_language
        if code in LANGUAGES and code != row.document_language:
            elsewhere.setdefault(code, version.get_absolute_url(code))
    languages = tuple(code for code in row.languages() if code not in elsewhere)
    return Pages(languages or row.languages(), elsewhere if languages else {})


def families(rows: Sequence[Publication]) -> dict[Any, list[Publication]]:
    """For each publication of a whole list, the other versions of its work."""
    works: dict[Any, list[Publication]] = {}
    for row in sorted(rows, key=lambda row: (row.recorded_at, str(row.pk))):
        works.setdefault(work_of(row), []).append(row)
    return {row.pk: [version for version in works[work_of(row)] if version.pk != row.pk] for row in rows}
