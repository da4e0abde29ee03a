"""BibTeX: written from records, and a value of it read back as plain text.

Letters stand as they are, in UTF-8. Every sign that means something to TeX stands as a command that TeX prints it with,
so that no text can break an entry: a brace counts for BibTeX even where TeX would take it for a sign.
"""

import re
import unicodedata
from collections.abc import Iterable

from .csl import genre
from .records import Kind, Name, Record
from .texts import one_line

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
}
_COMMANDS = {command.removesuffix("{}"): sign for sign, command in _SIGNS.items()} | {r"\{": "{", r"\}": "}"}
_PIECE = re.compile(r"\\(?:[a-zA-Z]+|.)|.", re.DOTALL)

_ENTRIES = {Kind.HANDBOOK: "book", Kind.BOOK: "book", Kind.THESIS: "phdthesis"}
_PUBLISHERS = {"book": "publisher", "phdthesis": "school", "techreport": "institution"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_UNSPLIT = str.maketrans("øØłŁđĐðÐı", "oOlLdDdDi") | str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
"""Letters that Unicode doesn't take apart into a plain one and a mark."""


def bibtex(records: Iterable[Record]) -> str:
    """The records as a file of BibTeX, an entry each, with keys that are unique in it."""
    taken: set[str] = set()
    return "\n".join(_entry(record, _unique(citation_key(record), taken)) for record in records)


def citation_key(record: Record) -> str:
    """`Koelble2016Local`: the first one's family name, the year, the first word of the title; ASCII only.

    It depends on the record alone. Where another in the same file has it, `bibtex` adds a letter.
    """
    makers = record.authors or record.editors or record.photographers
    first = (makers[0].family or makers[0].organisation) if makers else ""
    words = re.findall(r"[A-Za-z0-9]+", _ascii(record.title))
    year = str(record.issued.year) if record.issued else ""
    key = re.sub(r"[^A-Za-z0-9]", "", _ascii(first)) + year + (words[0].capitalize() if words else "")
    return key or f"record{re.sub(r'[^A-Za-z0-9]', '', _ascii(record.key))}"


def escaped(text: str) -> str:
    """A text as TeX prints it back: white space as one space, every special sign as a command."""
    line = "".join(_SIGNS.get(sign, sign) for sign in one_line(text))
    return re.sub(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)", "{}", line)


def plain(value: str) -> str:
    """The text of a BibTeX value: its commands as signs, without the braces that hold it together.

    Commands that `escaped` doesn't write stay as they are.
    """
    signs = []
    pieces = iter(_PIECE.findall(value))
    swallow = False  # TeX takes the white space after a command in letters for its end
    for piece in pieces:
        if swallow and piece.isspace():
            continue
        swallow = len(piece) > 1 and piece[1:].isalpha()
        signs.append("" if piece in "{}" else _COMMANDS.get(piece, piece))
    return "".join(signs)


def _entry(record: Record, key: str) -> str:
    kind = _ENTRIES.get(record.kind, "techreport")
    fields = [
        ("author", _names(record.authors)),
        ("editor", _names(record.editors)),
        ("photographer", _names(record.photographers)),
        ("title", _title(record.full_title)),
        ("titleaddon", f"[{escaped(record.translated_title)}]" if record.translated_title else ""),
        *_series(record, kind),
        (_PUBLISHERS[kind], escaped(record.publisher)),
        ("address", escaped(record.place)),
        ("year", str(record.issued.year) if record.issued else ""),
        ("day", str(record.issued.day or "") if record.issued else ""),
        ("language", escaped(record.language)),
        ("pagetotal", str(record.pages or "")),
        ("isbn", escaped(record.isbn)),
        ("issn", escaped(record.issn)),
        ("doi", _verbatim(record.doi)),
        ("url", _verbatim(record.url)),
        ("copyright", _verbatim(record.licence)),
        ("abstract", escaped(record.abstract)),
    ]
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields if value]
    if record.issued and record.issued.month:
        lines.append(f"  month = {_MONTHS[record.issued.month - 1]},\n")
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _series(record: Record, kind: str) -> list[tuple[str, str]]:
    """Series, number and type. A numbered report has its series for a type: `Research Report 7` is what TeX prints."""
    named = escaped(genre(record.kind, record.language))
    if kind == "book":
        return [("series", escaped(record.series)), *_number(record)]
    if kind == "techreport" and record.series and record.number:
        return [("type", escaped(record.series)), *_number(record)]
    return [("type", named), ("series", escaped(record.series)), *_number(record)]


def _number(record: Record) -> list[tuple[str, str]]:
    return [("number", escaped(record.number) if record.series else "")]


def _title(title: str) -> str:
    """The title with its capitals held by braces, because styles make small letters of those that are free.

    Left free is only the capital that begins a title: it stays, and a style that wants it small can have it.
    """
    words = escaped(title).split(" ")
    return " ".join(_held(word, first=place == 0) for place, word in enumerate(words))


def _held(word: str, *, first: bool) -> str:
    text = plain(word)
    if not any(letter.isupper() for letter in (text[1:] if first else text)):
        return word
    # A brace and a backslash at once would be what BibTeX calls a special character, whose letters it changes.
    return f"{{{{{word}}}}}" if word.startswith("\\") else f"{{{word}}}"


def _verbatim(text: str) -> str:
    r"""An address or a DOI as it is: TeX sets it with `\url`, which would print the backslash of a `\_` as well."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\ " else sign for sign in one_line(text))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if name.organisation:
        return f"{{{escaped(name.organisation)}}}"
    family = f"{escaped(name.particle)} {_whole(name.family, alone=not name.given)}".strip()
    if name.given:
        return f"{family}, {_whole(name.given, given=True)}"
    return f"{{{family}}}" if name.particle[:1].isupper() else family  # a capital there would begin a given name


def _whole(part: str, *, alone: bool = False, given: bool = False) -> str:
    """A part of a name, in braces where BibTeX would divide it: at a comma, at `and`, or before a small letter."""
    written = escaped(part)
    words = written.split(" ")
    divides = "," in written or any(word.lower() in ("and", "others") for word in words)
    small = not given and not all(word[:1].isupper() for word in words)
    return f"{{{written}}}" if divides or small or (alone and len(words) > 1) else written


def _unique(key: str, taken: set[str]) -> str:
    """The key, with `a`, `b` … `z`, `aa` … after it where it is taken. BibTeX doesn't tell capitals from small ones."""
    found, count = key, 0
    while found.lower() in taken:
        count += 1
        found = key + _letters(count)
    taken.add(found.lower())
    return found


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_UNSPLIT)).encode("ascii", "ignore").decode()
