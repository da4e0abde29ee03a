"""The two sample PDFs of the starting content: tagged, with text, and marked as samples on every page.

`python docs/drawing/sample_pdfs.py` writes them to publications/content/files/. The same words give the same bytes. The
fonts are among those that every reader has, so nothing is embedded; lengths are in points, from the foot of the page.
"""

from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

FOLDER = Path(__file__).parents[2] / "publications" / "content" / "files"
WIDTH, HEIGHT, MARGIN = 595, 842, 64
BAND, PAPER, INK, STONE = "0.043 0.227 0.29", "0.984 0.984 0.973", "0.078 0.149 0.18", "0.937 0.933 0.918"
STAMP = "EXEMPEL · SAMPLE"
FONTS = {"text": "Helvetica", "bold": "Helvetica-Bold", "display": "Times-Roman"}


@dataclass(frozen=True)
class Block:
    """A piece of text: its tag, font, size, and how many letters a line holds."""

    tag: str
    font: str
    size: int
    letters: int
    text: str


@dataclass(frozen=True)
class Sample:
    """A file of two pages."""

    name: str
    language: str
    title: str
    cover: list[Block]
    text: list[Block]


def cover(title: str, line: str) -> list[Block]:
    return [
        Block("P", "bold", 15, 60, STAMP),
        Block("H1", "display", 34, 28, title),
        Block("P", "text", 14, 56, line),
        Block("P", "bold", 15, 40, "ICLD"),
    ]


def running(heading: str, *paragraphs: str) -> list[Block]:
    head = [Block("P", "bold", 11, 70, STAMP), Block("H2", "display", 22, 44, heading)]
    return [*head, *(Block("P", "text", 11, 86, text) for text in paragraphs)]


SAMPLES = [
    Sample(
        "sample-en",
        "en",
        "Local government in South Africa (sample)",
        cover("Local government in South Africa", "A sample in the place of Research Report 7. It is not the report."),
        running(
            "What this file is",
            "This file stands where the report will stand. It holds none of the report's text: it was made to show "
            "how a publication is downloaded, how large it is said to be, and what its first page looks like.",
            "It is tagged, so that a screen reader hears its headings as headings, and its language is given. Its "
            "words can be searched and copied, letters such as å, ä, ö and é included.",
            "When the report itself is at hand, an editor uploads it in the place of this file. The address stays the "
            "same, and this version is kept among the earlier ones.",
        ),
    ),
    Sample(
        "sample-sv",
        "sv",
        "Partnerskap på väg mot ökad lokal demokrati (exempel)",
        cover(
            "Partnerskap på väg mot ökad lokal demokrati",
            "Ett exempel i stället för IQA-rapport 2015. Det är inte rapporten.",
        ),
        running(
            "Vad den här filen är",
            "Filen står där rapporten ska stå. Ingenting av rapportens text finns i den: den är gjord för att visa hur "
            "en publikation laddas ner, hur stor den sägs vara och hur dess första sida ser ut.",
            "Den är taggad, så att en skärmläsare läser rubriker som rubriker, och språket är angivet. Orden går att "
            "söka efter och kopiera, också å, ä, ö och é.",
            "När rapporten finns till hands laddar en redaktör upp den i stället för den här filen. Adressen är "
            "densamma, och den här versionen behålls bland de tidigare.",
        ),
    ),
]


def string(text: str) -> bytes:
    """A text of the document's catalogue, in any letters."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def shown(text: str) -> bytes:
    """A text on a page, in the letters of Western Europe."""
    return b"<" + text.encode("cp1252").hex().encode() + b">"


def drawn(blocks: list[Block], colour: str, top: float) -> bytes:
    """The blocks from a height downwards, each marked so that the tree of tags can name it."""
    parts, y = [], top
    for number, block in enumerate(blocks):
        parts.append(f"/{block.tag} <</MCID {number}>> BDC BT {colour} rg /{block.font} {block.size} Tf".encode())
        for line in wrap(block.text, block.letters):
            y -= block.size * 1.35
            parts.append(f"1 0 0 1 {MARGIN} {y:.1f} Tm ".encode() + shown(line) + b" Tj")
        parts.append(b"ET EMC")
        y -= block.size * 0.9
    return b"\n".join(parts)


def ground(*areas: tuple[str, int, int]) -> bytes:
    """Level bands of colour across the page, which say nothing: colour, foot, height."""
    rects = " ".join(f"{colour} rg 0 {foot} {WIDTH} {high} re f" for colour, foot, high in areas)
    return f"/Artifact BMC {rects} EMC\n".encode()


def made(sample: Sample) -> bytes:
    """The file. Objects: 1 catalogue, 2 pages, 3 information, 4 fonts, 5 tree, 6 its root, 7 parents, then the rest."""
    pages = [
        (sample.cover, ground((BAND, 0, HEIGHT), (STONE, 0, 60)) + drawn(sample.cover, PAPER, HEIGHT - 90)),
        (sample.text, ground((PAPER, 0, HEIGHT)) + drawn(sample.text, INK, HEIGHT - 60)),
    ]
    fonts = b" ".join(
        f"/{key} <</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding>>".encode()
        for key, name in FONTS.items()
    )
    later: list[bytes] = []
    first, page_numbers, tag_rows = 8, [], []
    for index, (blocks, content) in enumerate(pages):
        stream, page = first + len(later), first + len(later) + 1
        page_numbers.append(page)
        later.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
        later.append(
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources <</Font 4 0 R>> "
            f"/Contents {stream} 0 R /StructParents {index} /Tabs /S>>".encode()
        )
        row = []
        for number, block in enumerate(blocks):
            row.append(first + len(later))
            later.append(f"<</Type /StructElem /S /{block.tag} /P 6 0 R /Pg {page} 0 R /K {number}>>".encode())
        tag_rows.append(row)
    tags = [number for row in tag_rows for number in row]
    named = [" ".join(f"{number} 0 R" for number in numbers) for numbers in (page_numbers, tags, *tag_rows)]
    parents = " ".join(f"{index} [{row}]" for index, row in enumerate(named[2:]))
    objects = [
        f"<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 5 0 R /Lang ({sample.language}) "
        "/ViewerPreferences <</DisplayDocTitle true>>>>".encode(),
        f"<</Type /Pages /Kids [{named[0]}] /Count {len(pages)}>>".encode(),
        b"<</Title " + string(sample.title) + b">>",
        b"<<" + fonts + b">>",
        b"<</Type /StructTreeRoot /K 6 0 R /ParentTree 7 0 R /ParentTreeNextKey %d>>" % len(pages),
        f"<</Type /StructElem /S /Document /P 5 0 R /K [{named[1]}]>>".encode(),
        f"<</Nums [{parents}]>>".encode(),
        *later,
    ]
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """Numbered objects as a file: the table at its end says where each begins."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<</Size %d /Root 1 0 R /Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    )


if __name__ == "__main__":
    for sample in SAMPLES:
        (FOLDER / f"{sample.name}.pdf").write_bytes(made(sample))
