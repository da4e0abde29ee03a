"""LIKE on SQLite, for every letter: its own knows upper and lower case of a to z only, so `åre` misses Åre.

Every search with `icontains` in Django runs on LIKE, the search of admin first of all.
"""

import re
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def match_all_letters(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Put our LIKE in the place of SQLite's on a new connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("like", 2, like, deterministic=True)
        connection.connection.create_function("like", 3, like, deterministic=True)


def like(pattern: Any, value: Any, escape: str | None = "") -> bool | None:
    """Whether the value is like the pattern, as SQL means it: `%` any text, `_` one character, case apart.

    SQLite hands in the pattern first. NULL in any place makes NULL. Raises ValueError, which SQLite tells as a
    failed query, for an escape of more than one character and for a pattern that ends in its escape.
    """
    if pattern is None or value is None or escape is None:
        return None
    return _compiled(_text(pattern), escape).match(_text(value)) is not None


def _text(value: Any) -> str:
    """A value as SQLite writes it in text; the bytes of a BLOB are read as UTF-8."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


@lru_cache(maxsize=256)
def _compiled(pattern: str, escape: str) -> re.Pattern[str]:
    """The pattern as a regular expression.

    Between two `%` the first fit is as good as any later one, so it is taken for good: with many `%` the time
    stays in proportion to the text.
    """
    first, *others = _pieces(pattern, escape)
    expression = first + "".join(f"(?>.*?{piece})" for piece in others[:-1])
    if others:
        expression += f".*{others[-1]}"
    return re.compile(expression + r"\Z", re.IGNORECASE | re.DOTALL)


def _pieces(pattern: str, escape: str) -> list[str]:
    """What stands between the `%` of a pattern, each piece as a regular expression."""
    if len(escape) > 1:
        raise ValueError("ESCAPE takes one character")
    pieces = [""]
    characters = iter(pattern)
    for character in characters:
        if character == escape:
            literal = next(characters, None)
            if literal is None:
                raise ValueError("the pattern ends in its escape")
            pieces[-1] += re.escape(literal)
        elif character == "%":
            pieces.append("")
        else:
            pieces[-1] += "." if character == "_" else re.escape(character)
    return pieces
