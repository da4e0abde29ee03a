"""Old addresses in the one form in which they are stored and looked for.

The same old address is met with its letters plain or percent-encoded, in UTF-8 or, from older systems, in Latin-1;
with å as one letter or as two; with or without a slash at its end; and with its query in any order.
"""

import unicodedata
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

Query = frozenset[tuple[str, str]]


def plain_path(path: str) -> str:
    """A path with its letters plain, and with a slash at its end. Case is kept: it tells addresses apart."""
    try:
        decoded = unquote(path, errors="strict")
    except UnicodeDecodeError:
        decoded = unquote(path, encoding="latin-1")
    inside = unicodedata.normalize("NFC", decoded).strip("/")
    return f"/{inside}/" if inside else "/"


def query_of(text: str) -> Query:
    """What a query asks for, whatever its order."""
    return frozenset(parse_qsl(text, keep_blank_values=True))


def as_stored(address: str) -> str:
    """An address as it is stored: its path, then its query in alphabetical order where it has one.

    A whole address loses its host. Raises ValueError for one that isn't an address of a site's own.
    """
    split = urlsplit(address.strip())
    if split.scheme not in ("", "http", "https") or bool(split.scheme) != bool(split.netloc):
        raise ValueError(f"not an address of a site's own: {address!r}")
    query = sorted(query_of(split.query))
    return plain_path(split.path) + (f"?{urlencode(query)}" if query else "")
