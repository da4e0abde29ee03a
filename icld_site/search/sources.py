"""What the rooms have to be found: a source for each kind of row, and how its rows read in a language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from icld_site.languages.plain_text import lines_of

from .domain.weighing import Words
from .models import Kind


@dataclass(frozen=True, kw_only=True)
class Findable:
    """A row as it can be found in a language, at the path `url`.

    `names` are other names that it is found by, which count as titles. `body` is plain text; `file` the words of its
    files. It is public from `live_from` until `live_to`, UTC moments.
    """

    url: str
    title: Words
    lead: Words
    names: Sequence[Words] = ()
    body: Sequence[Words] = ()
    file: Sequence[Words] = ()
    live_from: datetime | None = None
    live_to: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """The rows of a model that can be found.

    `rows` are those that are public now or will be, with what reading them takes. `read` gives how one reads in a
    language, or None where it has nothing to say in it. `about` gives, for each model that a row leans on, the keys
    of the rows that lean on an instance. `prior` is what its points are taken of, in percent.
    """

    model: type[models.Model]
    kind: Kind
    rows: Callable[[], QuerySet]
    read: Callable[[Any, str], Findable | None]
    about: Mapping[type[models.Model], Callable[[Any], Iterable[UUID]]] = field(default_factory=dict)
    prior: int = 100

    @property
    def label(self) -> str:
        return self.model._meta.label_lower


def written(row: Any, *fields: str, language: str) -> list[Words]:
    """What translated fields of a row hold in a language, as plain text; those that are empty are left out."""
    texts = (lines_of(getattr(row, f"{name}_{language}") or "") for name in fields)
    return [Words(text, language) for text in texts if text]


def between(*contents: Any) -> dict[str, datetime | None]:
    """From when until when all of these contents are public together, as UTC moments."""
    starts = [content.live_from for content in contents if content.live_from]
    ends = [content.live_to for content in contents if content.live_to]
    return {"live_from": max(starts, default=None), "live_to": min(ends, default=None)}


def having(model: type[models.Model], path: str) -> Callable[[Any], QuerySet]:
    """Gives the keys of the rows of a model that have an instance at a lookup path."""
    return lambda instance: model._base_manager.filter(**{path: instance}).values_list("pk", flat=True)
