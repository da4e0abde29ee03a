"""What a room says of its open data, said once: the page, the OpenAPI document and the catalogue are made from it.

Schemas are JSON Schema 2020-12, as strict as the truth: an object has exactly the properties that are named.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from icld_site.addresses import LANGUAGES
from icld_site.delivery.open_data import LICENCE, SOURCE

Schema = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """What may be asked for in the query of an address. `text` says what: lazily where the page shows it, too."""

    name: str
    text: Any
    schema: Schema
    is_required: bool = False
    example: Any = None


@dataclass(frozen=True, kw_only=True)
class File:
    """One address, by its name among the URL patterns.

    `form` is what a person calls it, such as CSV. `schema` describes a JSON answer, `columns` a table. `refusals` are
    the errors that it may answer, with the schema of each.
    """

    name: str
    form: str
    media_type: str
    schema: Schema = field(default_factory=lambda: {"type": "string"})
    columns: Sequence[str] = ()
    parameters: Sequence[Parameter] = ()
    refusals: Mapping[int, Schema] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return reverse(self.name)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A set of data, in one or more files that say the same.

    `title`, `text` and `keywords` are in the language in force. `themes` are codes of the EU's vocabulary of themes.
    `changed` gives the UTC moment of its last change. `schemas` are the parts that its files are made of, by name. A
    service answers questions: it has no rows of its own, and no moment of change.
    """

    key: str
    title: Any
    text: Any
    keywords: Sequence[Any]
    themes: Sequence[str]
    files: Sequence[File]
    changed: Callable[[HttpRequest], datetime] | None = None
    schemas: Mapping[str, Schema] = field(default_factory=dict)

    @property
    def is_service(self) -> bool:
        return self.changed is None


# Schemas

TEXT: Schema = {"type": "string", "minLength": 1}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time", "pattern": "Z$"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
KEY: Schema = {"type": "string", "format": "uuid"}
CODE: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
COUNTRY_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
YES_NO: Schema = {"type": "boolean"}


def one(optional: Mapping[str, Schema] | None = None, /, **properties: Schema) -> Schema:
    """An object that has all of these properties, may have the optional ones, and has no others."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def each(schema: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": schema, **more}


def or_null(schema: Schema) -> Schema:
    """null is unknown, or an open end."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(values: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def ref(name: str) -> Schema:
    """A part that stands among the schemas of the document under a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def if_null(name: str, then: str) -> Schema:
    """A property that is there exactly where another one is there and null."""
    is_null = {"properties": {name: {"type": "null"}}, "required": [name]}
    return {"if": is_null, "then": {"required": [then]}, "else": {"properties": {then: False}}}


def rows(item: Schema, /, **more: Schema) -> Schema:
    """The form of every list (`open_data.listed`), and what one has beside its items."""
    return one(licence={"const": LICENCE}, source={"const": SOURCE}, modified=MOMENT, items=each(item), **more)


#: Parts that the answers of every room are made of.
SCHEMAS: Mapping[str, Schema] = {
    "Words": {
        "description": "One text in each language.",
        **one(**{language: {"type": "string"} for language in LANGUAGES}),
    },
    "WordsOrNull": {
        "description": "One text in each language; null in a language without one.",
        **one(**{language: or_null(TEXT) for language in LANGUAGES}),
    },
    "Pages": {
        "description": "The page about it in each language.",
        **one(**dict.fromkeys(LANGUAGES, ADDRESS)),
    },
    "Error": {
        "description": "What is wrong, and in which parameter; null where it is in none.",
        **one(field=or_null({"type": "string"}), text=ref("Words")),
    },
    "Errors": one(errors=each(ref("Error"), minItems=1)),
}
WORDS, WORDS_OR_NULL, PAGES, ERRORS = (ref(name) for name in ("Words", "WordsOrNull", "Pages", "Errors"))

JSON, CSV = "application/json", "text/csv"
