"""What a link that stands alone in its paragraph becomes when a text is shown: a picture, a line about a document.

A text is stored with a plain link, which stays readable wherever the text goes. The room that knows what stands at
the address says at start-up how it is shown.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

#: From the paths of a text's links, and the words of each as HTML, to what is shown in the place of their paragraphs.
#: Nothing is shown where a path has an empty text, and the link stays where it has none. Asked once a text.
Embedder = Callable[[Mapping[str, str]], Mapping[str, SafeString]]

#: Exactly as a sanitised text has it: each attribute in double quotes, and no quote in any.
_ALONE = re.compile(
    r'<p>(?:\s|&nbsp;|<br>)*<a((?: [a-z]+="[^"]*")+)>((?:(?!</?(?:a|p)\b).)*)</a>(?:\s|&nbsp;|<br>)*</p>', re.DOTALL
)
_HREF = re.compile(r' href="([^"]*)"')

_embedders: dict[re.Pattern[str], Embedder] = {}


def register(pattern: str, embedder: Embedder) -> None:
    """Have an embedder asked for links to the paths that a pattern matches as a whole."""
    _embedders[re.compile(pattern)] = embedder


def as_shown(prose: str) -> str:
    """A sanitised text with its pictures and the like, and with tables that a narrow screen can scroll."""
    links = {path: words for attributes, words in _ALONE.findall(prose) if (path := _path(attributes))}
    shown: dict[str, SafeString] = {}
    for pattern, embedder in _embedders.items():
        if own := {path: words for path, words in links.items() if pattern.fullmatch(path)}:
            shown |= embedder(own)
    if shown:
        prose = _ALONE.sub(lambda found: shown.get(_path(found[1]), found[0]), prose)
    return _with_scrolling_tables(prose)


def _path(attributes: str) -> str:
    """The path of a link on this site, given in full or not; of any other an empty text."""
    href = _HREF.search(attributes)
    path = unescape(href[1]).removeprefix(settings.SITE_URL) if href else ""
    return path if path.startswith("/") else ""


def _with_scrolling_tables(prose: str) -> str:
    """Each table in a box of its own that can be scrolled sideways, by keyboard too."""
    if "<table" not in prose:
        return prose
    label = escape(_("Table"))
    box = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{label}">'
    return prose.replace("<table", f"{box}<table").replace("</table>", "</table></div>")
