"""How a publication is named: the parts of a reference, and the one line that ICLD writes."""

from dataclasses import dataclass

KNOWLEDGE_CENTRE = "KC – "


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What a publication is cited by. Texts are plain, not HTML, and empty where a thing isn't known.

    `authors` is one text in the order of the title page; `language` is the document's, in which its title is.
    """

    title: str
    year: int
    authors: str = ""
    subtitle: str = ""
    language: str = "en"
    series: str = ""
    number: str = ""
    place: str = ""
    publisher: str = ""
    isbn: str = ""
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


def icld_line(reference: Reference) -> str:
    """The line as ICLD writes it: `KC – Koelble, T & Siddle, A (2016) Local government in South Africa: …`."""
    centre = KNOWLEDGE_CENTRE if reference.from_knowledge_centre else ""
    by = f"{reference.authors} " if reference.authors else ""
    return f"{centre}{by}({reference.year}) {reference.full_title}"
