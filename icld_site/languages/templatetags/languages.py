"""Template tags for translated texts, days and addresses."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from icld_site import addresses
from icld_site.languages import dates, texts

register = template.Library()


@register.filter
def said(thing: Any, field: str) -> texts.Text:
    """`{{ article|said:"title" }}`: the field in this language, or in the other one, marked with `lang`."""
    return texts.said(thing, field)


@register.filter
def prose(thing: Any, field: str) -> SafeString:
    """`{{ article|prose:"body" }}`: the same for rich text."""
    return texts.said(thing, field).as_prose()


@register.filter
def only_in(thing: Any) -> str:
    """The code of the only language that a content exists in, when that is not this page's."""
    return texts.only_in(thing)


@register.filter
def day(value: date | None) -> SafeString | str:
    """A day in words, in a `<time>`."""
    return dates.time_element(value) if value else ""


@register.filter
def plain_day(value: date | None) -> str:
    return dates.in_words(value) if value else ""


@register.filter
def days_count(number: int | None) -> str:
    return dates.days_count(number) if number is not None else ""


@register.simple_tag
def address(name: str, **parts: Any) -> str:
    """`{% address "articles" %}`: the path of a page in the language in force."""
    return addresses.address(name, **parts)
