"""A publication as the scholarly world knows it: what every citation, export and import is made from.

Texts are plain, not HTML, and empty where a thing isn't known. Nothing here knows a database.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document it is."""

    RESEARCH_REPORT = "research-report"
    WORKING_PAPER = "working-paper"
    POLICY_BRIEF = "policy-brief"
    COUNTRY_BRIEF = "country-brief"
    REPORT = "report"
    HANDBOOK = "handbook"
    BOOK = "book"
    THESIS = "thesis"


class Role(StrEnum):
    """What somebody did for it."""

    AUTHOR = "author"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"


@dataclass(frozen=True, kw_only=True)
class Name:
    """A person's name in its parts, or an organisation's as one.

    `particle` belongs to the family name and isn't sorted by: `van der`, `af`. A person may have no given name.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    organisation: str = ""

    def __post_init__(self) -> None:
        if bool(self.organisation) == bool(self.family):
            raise ValueError("a name is a person's family name or an organisation's name, and not both")

    @property
    def inverted(self) -> str:
        """`van der Berg, Anna`; an organisation as it is."""
        if self.organisation:
            return self.organisation
        family = f"{self.particle} {self.family}".strip()
        return f"{family}, {self.given}" if self.given else family

    @property
    def direct(self) -> str:
        """`Anna van der Berg`."""
        return self.organisation or " ".join(filter(None, (self.given, self.particle, self.family)))


@dataclass(frozen=True, kw_only=True)
class Issued:
    """When it came out: a year, perhaps a month, perhaps a day of it. Raises ValueError for a day without a month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day without a month")


@dataclass(frozen=True, kw_only=True)
class Record:
    """One publication, in one language. `key` is stable and never used again.

    `title` and `subtitle` are the document's own, in its `language` (a BCP 47 code). `pages` is how many it has.
    `url` is the address of its page; `files` are those of its public files. `issn` is its series'.
    """

    key: str
    kind: Kind
    title: str
    subtitle: str = ""
    translated_title: str = ""
    language: str = "en"
    issued: Issued | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    photographers: tuple[Name, ...] = ()
    series: str = ""
    number: str = ""
    publisher: str = ""
    place: str = ""
    pages: int | None = None
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    abstract: str = ""
    licence: str = ""
    url: str = ""
    files: tuple[str, ...] = ()
    from_knowledge_centre: bool = False

    @property
    def full_title(self) -> str:
        """Title and subtitle, with a colon between them unless the title ends in a sign of its own."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{'' if self.title.endswith(('?', '!', ':')) else ':'} {self.subtitle}"

    @property
    def series_line(self) -> str:
        """`Research Report 7`."""
        return f"{self.series} {self.number}".strip() if self.series else ""

    @property
    def publisher_line(self) -> str:
        """`Visby: ICLD`."""
        return ": ".join(part for part in (self.place, self.publisher) if part)
