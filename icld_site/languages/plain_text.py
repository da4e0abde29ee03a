"""Rich text as plain lines: one for each paragraph, heading, item or cell."""

import unicodedata
from html.parser import HTMLParser

_INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup"})
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.parts.append(" ".join(data.split("\n")))


def lines_of(html: str) -> str:
    """The words of some HTML, as `plain` gives them; what stands in two blocks stands on two lines."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return plain("\n".join(filter(None, lines)))


def plain(text: str) -> str:
    """A text in composed letters, without soft hyphens and other signs that aren't seen."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_UNSEEN)
