"""Links in running text that lead into the portal: do they still lead anywhere?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.text import Truncator

from .broken_links import BrokenLink, LinkCheck, Wrong
from .places import page_of, public_rows
from .portal import Portal
from .prose import SafeProse, models_with_prose


@dataclass(frozen=True)
class Link:
    """A link of a text: the row and the column it stands in, its words, and its address as it was written."""

    row: models.Model
    field: SafeProse
    words: str
    href: str


class _Reader(HTMLParser):
    """The links of some HTML: words and address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._href: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href, self._words = dict(attrs).get("href"), ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._href is not None:
            self.found.append((" ".join(self._words.split()), self._href))
            self._href = None


def links(at: datetime) -> Iterator[Link]:
    """The links of every text that is public at a UTC moment, in both languages."""
    for model, fields in models_with_prose():
        for row in public_rows(model, at):
            for field in fields:
                reader = _Reader()
                reader.feed(getattr(row, field.name) or "")
                reader.close()
                yield from (Link(row, field, words, href) for words, href in reader.found)


def check(at: datetime) -> LinkCheck:
    """Look at every link and keep what is found in the place of what was found before.

    The portal answers as it does now, whatever the moment is. What is kept is changed as a whole or not at all.
    """
    portal = Portal()
    found: list[BrokenLink] = []
    looked_at = 0
    for link in list(links(at)):
        answer = portal.says(target_of(link))
        looked_at += answer is not None
        if answer and answer.wrong:
            found.append(_broken(link, answer.wrong, answer.leads_to))
    with transaction.atomic():
        # Keeps the row locked, so that of two checks at once one comes after the other.
        last, _ = LinkCheck.objects.update_or_create(pk=1, defaults={"checked_at": at, "links": looked_at})
        BrokenLink.objects.all().delete()
        BrokenLink.objects.bulk_create(found)
    return last


def target_of(link: Link) -> str:
    """The whole address, seen from the page that the link stands on; as it was written where it is none."""
    page = page_of(link.row, getattr(link.field, "language", settings.LANGUAGE_CODE)) or "/"
    try:
        return urljoin(settings.SITE_URL + page, link.href.strip())
    except ValueError:
        return link.href


def _broken(link: Link, wrong: Wrong, leads_to: str) -> BrokenLink:
    return BrokenLink(
        content_type=ContentType.objects.get_for_model(link.row),
        object_id=link.row.pk,
        name=Truncator(str(link.row)).chars(300),
        field=link.field.name,
        words=Truncator(link.words).chars(300),
        address=link.href,
        wrong=wrong,
        leads_to=leads_to,
    )
