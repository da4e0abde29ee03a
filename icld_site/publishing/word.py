"""What Word, e-mail and old pages write, and what is meant by it here."""

import re
from html import unescape

_MEANT = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_MEANT_OTHERWISE = re.compile(r"<(/?)(b|i|h[1456])(?=[\s>])", re.IGNORECASE)

#: An anchor without an address: a bookmark, or a link that was refused.
_LEADS_NOWHERE = re.compile(r"<a(?! href=)(?: (?!href=)[a-z]+=\"[^\"]*\")*>(.*?)</a>", re.DOTALL)
_NO_CLASS = ' class=""'
_EMPTY = re.compile(r"<p[^>]*>(?:\s|&nbsp;|<br>)*</p>")

_GAP = r"(?:\s|&nbsp;)"
#: Word writes a list as paragraphs, each with its sign and then spaces that don't break. A sign that may begin a
#: sentence as well, such as `1.` or `§`, counts only before a wide gap; a dash never does: it begins a line of speech.
_SIGN = rf"[·•▪‣\uf0b7]{_GAP}+|(?:[o§]|\d{{1,3}}[.)]|[a-z][.)])(?:{_GAP}*&nbsp;){{2}}{_GAP}*"
_INSIDE = r"(?:(?!</?p\b).)*"
_ITEM = re.compile(rf"<p>{_GAP}*({_SIGN})({_INSIDE})</p>\s*", re.DOTALL)
_LIST = re.compile(rf"(?:<p>{_GAP}*(?:{_SIGN}){_INSIDE}</p>\s*)+", re.DOTALL)


def as_meant(html: str) -> str:
    """HTML of any kind with the tags that stand here for what its own mean."""
    return _MEANT_OTHERWISE.sub(lambda tag: f"<{tag[1]}{_MEANT[tag[2].lower()]}", html)


def tidy(html: str) -> str:
    """Sanitised HTML without the traces of Word: no empty paragraphs, no bookmarks, and real lists."""
    html = _LEADS_NOWHERE.sub(r"\1", html.replace(_NO_CLASS, ""))
    return _LIST.sub(_as_list, _EMPTY.sub("", html))


def _as_list(paragraphs: re.Match[str]) -> str:
    """Paragraphs with signs as a list; a sign that is new among them begins a list inside the item before it."""
    html, opened = "", []
    for sign, text in _ITEM.findall(paragraphs[0]):
        kind, tag, start = _kind(unescape(sign).strip())
        if kind in opened:
            while opened[-1] != kind:
                html += f"</li></{opened.pop()[0]}>"
            html += "</li>"
        else:
            opened.append(kind)
            html += f"<{tag}{start}>"
        html += f"<li><p>{text.strip()}</p>"
    for tag, _sign in reversed(opened):
        html += f"</li></{tag}>"
    return html


def _kind(sign: str) -> tuple[tuple[str, str], str, str]:
    """What tells one list from another by its sign; the list's tag; and how it begins where not with 1 or a."""
    if sign[-1] not in ".)":
        return ("ul", sign), "ul", ""
    value = sign[:-1]
    if value.isdigit():
        return ("ol", "1" + sign[-1]), "ol", f' start="{int(value)}"' if int(value) != 1 else ""
    start = ord(value) - ord("a") + 1
    return ("ol", "a" + sign[-1]), "ol", (f' start="{start}"' if start != 1 else "") + ' type="a"'
