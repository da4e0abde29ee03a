"""Translated fields as they are shown: in the language in force, or in the other one and marked as such."""

from typing import Any, Self

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from icld_site.addresses import LANGUAGES, other

from .embeds import as_shown


class Text(str):
    """A text and the language that it is written in. Printed in a page of the other language, it carries `lang`.

    It is a `str` because a template asks nothing else for its `__html__`; made part of another text, it is unmarked.
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        made = super().__new__(cls, text)
        made.language = language
        return made

    @property
    def text(self) -> str:
        """The text alone, for sorting and comparing."""
        return str(self)

    @property
    def is_foreign(self) -> bool:
        return bool(self) and self.language != get_language()

    def __html__(self) -> SafeString:
        if self.is_foreign:
            return format_html('<span lang="{}">{}</span>', self.language, str(self))
        return format_html("{}", str(self))

    def as_prose(self) -> SafeString:
        """The text as HTML that was sanitised when it was stored, with what its links stand for."""
        with override(self.language):  # what is put in speaks the text's language
            prose = mark_safe(as_shown(str(self)))  # noqa: S308
        return format_html('<div lang="{}">{}</div>', self.language, prose) if self.is_foreign else prose


def said(thing: Any, field: str, language: str | None = None) -> Text:
    """A translated field of a model, with the language that its text is in."""
    wanted = language or get_language() or LANGUAGES[0]
    for code in (wanted, other(wanted)):
        if value := getattr(thing, f"{field}_{code}"):
            return Text(value, code)
    return Text("", wanted)


def only_in(thing: Any) -> str:
    """The code of the only language that a content exists in, when that is not the language in force."""
    languages = thing.languages()
    return languages[0] if len(languages) == 1 and languages[0] != get_language() else ""
