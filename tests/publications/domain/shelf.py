"""Records to test with: a few that are real, and strategies that make any."""

from hypothesis import strategies as st

from publications.domain.records import Issued, Kind, Name, Record
from publications.domain.texts import one_line

KOELBLE = Name(family="Koelble", given="Thomas A.")
SIDDLE = Name(family="Siddle", given="Andrew")
ICLD = Name(organisation="Swedish International Centre for Local Democracy")

SOUTH_AFRICA = Record(
    key="6f1c",
    kind=Kind.RESEARCH_REPORT,
    title="Local government in South Africa",
    subtitle=(
        "Can the objectives of the developmental state be achieved through the current model of decentralised "
        "governance?"
    ),
    issued=Issued(year=2016),
    authors=(KOELBLE, SIDDLE),
    series="Research Report",
    number="7",
    publisher="ICLD",
    place="Visby",
    pages=40,
    isbn="978-91-86725-20-4",
    url="https://icld.se/en/publications/local-government-in-south-africa/",
    files=("https://icld.se/en/publications/local-government-in-south-africa/1.pdf",),
    from_knowledge_centre=True,
)
IMPERATIVE = Record(
    key="7a2d",
    kind=Kind.BOOK,
    title="The Imperative of Good Local Governance",
    subtitle="Challenges for the Next Decade of Decentralization",
    issued=Issued(year=2013, month=10),
    editors=(Name(family="Öjendal", given="Joakim"), Name(family="Dellnäs", given="Anki")),
    publisher="United Nations University Press",
    place="Tokyo",
    isbn="978-92-808-1229-9",
)
CASE_B1 = Record(
    key="b1",
    kind=Kind.REPORT,
    title=r"Local R&D: 100 % of #1 {trust} in a_b ~ ^ \ $5",
    authors=(Name(family="Öberg-Müller", given="Åsa"),),
)
CASE_B3 = Record(
    key="b3",
    kind=Kind.REPORT,
    title="Årsredovisning",
    language="sv",
    authors=(ICLD,),
    abstract="Första stycket.\r\n\r\nER  - \nAndra\u2028stycket.",
    url="https://icld.se/sv/publikationer/arsredovisning/",
    files=(
        "https://icld.se/sv/publikationer/arsredovisning/1.pdf",
        "https://icld.se/sv/publikationer/arsredovisning/2.pdf",
    ),
)
SIGNS = r"""\{}$&#^_~%"'`<>@=,;:.!?-–—/()[]|*+“”’«»"""
LETTERS = "abcXYZåäöÅÄÖéüøØłŁßčñœıж王"

texts = st.text(alphabet=SIGNS + LETTERS + "0123456789 \n\t\u00a0", min_size=1, max_size=40).filter(one_line)
words = st.text(alphabet=LETTERS + "'’-.", min_size=1, max_size=8).filter(lambda word: word[0].isalpha())
families = st.lists(words | st.sampled_from(["and", "y", "others", "O'Neil", "Åström-Łuk"]), min_size=1, max_size=3)
persons = st.builds(
    Name,
    family=families.map(" ".join) | texts,
    given=st.just("") | st.lists(words, min_size=1, max_size=2).map(" ".join) | texts,
    particle=st.sampled_from(["", "", "van der", "af", "von", "d'", "De", "de La"]),
)
names = persons | st.builds(Name, organisation=texts)
dates = st.builds(Issued, year=st.integers(1000, 2099)) | st.dates().map(
    lambda day: Issued(year=max(day.year, 1000), month=day.month, day=day.day)
)
some_names = st.lists(names, max_size=4).map(tuple)
maybe = st.just("") | texts


def records() -> st.SearchStrategy[Record]:
    """Any record at all: what isn't in the title may be missing."""
    return st.builds(
        Record,
        key=st.uuids().map(str),
        kind=st.sampled_from(Kind),
        title=texts,
        subtitle=maybe,
        translated_title=maybe,
        language=st.sampled_from(["en", "sv", "es"]),
        issued=st.none() | dates,
        authors=some_names,
        editors=some_names,
        photographers=some_names,
        series=maybe,
        number=maybe,
        publisher=maybe,
        place=maybe,
        pages=st.none() | st.integers(1, 999),
        isbn=st.sampled_from(["", "978-91-86725-20-4"]),
        issn=st.sampled_from(["", "0378-5955"]),
        doi=st.sampled_from(["", "10.1000/a_b<1>;2"]),
        abstract=maybe,
        licence=st.sampled_from(["", "https://creativecommons.org/licenses/by/4.0/"]),
        url=st.sampled_from(["", "https://icld.se/en/publications/a_b/?c=d&e=%20"]),
        files=st.sampled_from([(), ("https://icld.se/1.pdf",), ("https://icld.se/1.pdf", "https://icld.se/2.pdf")]),
        from_knowledge_centre=st.booleans(),
    )
