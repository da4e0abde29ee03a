"""Feeds in Atom (RFC 4287): whole texts, with links that hold wherever they are read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

_ADDRESSES = re.compile(r'\b(href|src|srcset)="([^"]*)"')
#: XML 1.0 has no way to write these.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A text in a feed, in one language. `published` and `updated` are UTC moments; `content` is HTML."""

    key: UUID
    title: str
    path: str
    summary: str
    content: str
    author: str
    category: str
    published: datetime
    updated: datetime


class _Feed(Atom1Feed):
    """Django's, with the whole text and what it is called beside its summary in plain words."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"], {"type": "text"})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def feed(*, title: str, path: str, list_path: str, language: str, entries: Iterable[Entry]) -> HttpResponse:
    """A feed of a list, in one language.

    An entry is known by its key and the language, whatever its address becomes later; so is the feed by its own.
    """
    made = _Feed(
        title=title,
        link=settings.SITE_URL + list_path,
        description=None,
        language=language,
        author_name="ICLD",
        feed_url=settings.SITE_URL + path,
        feed_guid=settings.SITE_URL + path,
    )
    for entry in entries:
        made.add_item(
            title=_writable(entry.title),
            link=settings.SITE_URL + entry.path,
            description=None,
            author_name=_writable(entry.author),
            unique_id=uuid5(entry.key, language).urn,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[_writable(entry.category)],
            summary=_writable(entry.summary),
            content=_writable(absolute(entry.content)),
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def absolute(html: str) -> str:
    """HTML of ours whose links and pictures have whole addresses."""

    def whole(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        parts = value.split(", ") if name == "srcset" else [value]
        return f'{name}="{", ".join(_whole(part) for part in parts)}"'

    return _ADDRESSES.sub(whole, html)


def _whole(address: str) -> str:
    return settings.SITE_URL + address if address.startswith("/") and not address.startswith("//") else address


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", str(text))
