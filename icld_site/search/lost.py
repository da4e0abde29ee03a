"""What an address that leads nowhere may have meant: its words are searched for."""

from datetime import datetime
from urllib.parse import unquote

from icld_site.addresses import LANGUAGES

from .domain.words import words_of
from .results import Results, search

#: So many pages are offered.
OFFERED = 5


def meant_by(path: str, language: str, at: datetime, version: str) -> Results | None:
    """What is found in a language, at a UTC moment, by the words of a path; None where it has none to be searched for.

    A path that names a file is asked for by programs, and isn't looked at.
    """
    last = path.rstrip("/").rpartition("/")[2]
    if "." in last or "\0" in unquote(path):
        return None
    words = [word for word in words_of(unquote(path)) if word not in LANGUAGES]
    return search(" ".join(words), language, at, version) if words else None
