"""Where a rule is stated, as it is shown: an address as a short link, anything else as it was written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """`url` is empty where the source is no address."""

    text: str
    url: str = ""


def source(stated: str) -> Source:
    """A source as an editor wrote it. An address is shown without its scheme."""
    if not stated.startswith(("https://", "http://")):
        return Source(stated)
    return Source(stated.split("://", 1)[1].removeprefix("www.").rstrip("/"), stated)
