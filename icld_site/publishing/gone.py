"""Addresses that are not found: do they lead on, or did they lead to something that has been withdrawn?"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import Resolver404, resolve

from icld_site.addresses import language_of

from .content import Content
from .finding import content_at
from .models import Redirect
from .old_paths import plain_path
from .places import with_owners


@dataclass(frozen=True)
class Gone:
    """A page that has been withdrawn, and the address of what took its place, if that is known."""

    replaced_by: str | None = None


def leads_to(path: str, query: str, at: datetime) -> str | None:
    """Where an address that is not found leads at a UTC moment, or None. What is public is never led away from.

    Without the slash at its end a page of today isn't found either: it is asked for with the slash next.
    """
    if not path.endswith("/") and (content := _content(path)) and _is_public(content, at):
        return None
    return Redirect.objects.leading_from(path, at, query)


def gone(path: str, query: str, at: datetime) -> Gone | None:
    """What is told of an address whose page the public could read before a UTC moment; None for any other."""
    row = Redirect.objects.of(path, query)
    if row and row.is_gone:
        return Gone(row.target(at))
    content = (row and row.content) or _content(path)
    return Gone() if content and _is_gone(content, at) else None


def _content(path: str) -> Content | None:
    """The content at a path of ours, whatever its state."""
    plain, language = plain_path(path), language_of(path)
    if language is None:
        return None
    try:
        resolve(plain)
    except Resolver404:
        return None
    return content_at(plain, language)


def _is_public(content: Content, at: datetime) -> bool:
    return type(content).objects.public(at).filter(pk=content.pk).exists()


def _is_gone(content: Content, at: datetime) -> bool:
    """Whether it was withdrawn, or a text that it is a part of; a draft among them was never read by anyone."""
    chain = with_owners(content)
    ended = [row.is_gone(at) for row in chain]
    return any(ended) and all(is_gone or _is_public(row, at) for row, is_gone in zip(chain, ended, strict=True))
