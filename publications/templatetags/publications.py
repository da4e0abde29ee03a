"""What templates say of a publication."""

from typing import Any

from django import template

from icld_site.languages.texts import Text, said
from publications import wording
from publications.domain.records import Record
from publications.domain.styles import icld_names
from publications.models import Publication
from publications.records import language_of_page, record_of

register = template.Library()


@register.filter
def title(row: Publication) -> Text:
    """Its title in this language, or in the other one, or that of a document in neither of them; marked with `lang`."""
    return said(row, "title") or Text(row.own_title, row.document_language)


@register.filter
def record(row: Publication) -> Record:
    """What it is cited by."""
    return record_of(row)


@register.filter
def names(record: Record) -> str:
    """`Koelble, T & Siddle, A`: the authors, or else the editors, as ICLD writes them."""
    return icld_names(record.authors or record.editors)


@register.filter
def byline(row: Publication) -> str:
    """Who wrote it: the first ones, where they are many."""
    return wording.byline(row)


@register.filter
def whole_byline(row: Publication) -> str:
    """All who wrote it."""
    return wording.byline(row, shown=1000)


@register.filter
def in_language(thing: Any) -> str:
    """`In English`, of a publication or a file."""
    return wording.in_language(thing)


@register.filter
def own_page(row: Publication) -> str:
    """The path of its page in its own language."""
    return row.get_absolute_url(language_of_page(row))


@register.filter
def host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
