"""Ten files that staff may bring in, and what each is told, word for word, in both languages."""

from datetime import datetime

import pytest

from publications.models import Contributor, Publication, Series
from tests.publications.admin.uploads import bring, confirm, many, refused, table, told, words, workbook
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("language", ["sv", "en"])


@pytest.mark.parametrize(
    ("language", "read", "facts"),
    [
        ("sv", "CSV, Windows-1252, semikolon", "Öberg, Åsa · 2016 · Forskningsrapport · Svenska"),
        ("en", "CSV, Windows-1252, semicolon", "Öberg, Åsa · 2016 · Research report · Swedish"),
    ],
)
def test_1_windows_1252_with_semicolons(staff, language, read, facts):
    content = (
        "Titel;Författare;År;Språk;Typ\r\nPå väg, till ökad demokrati;Öberg, Åsa;2016;svenska;forskningsrapport\r\n"
    )
    page = bring(staff(language), content.encode("cp1252"))
    new, person = {"sv": ("ny", "Ny medverkande: Öberg, Åsa."), "en": ("new", "New contributor: Öberg, Åsa.")}[language]
    assert read in words(page)
    assert table(page) == [("2", new, f"På väg, till ökad demokrati | {facts}", person)]


@BOTH
def test_2_a_byte_order_mark(staff, language):
    page = bring(staff(language), '\ufefftitle,year\r\n"Åre, told",2016\r\n'.encode())
    assert {"sv": "CSV, UTF-8, komma", "en": "CSV, UTF-8, comma"}[language] in words(page)
    kind = {"sv": "ny | Åre, told | 2016 · Rapport · Engelska", "en": "new | Åre, told | 2016 · Report · English"}
    assert [" | ".join(row[1:3]) for row in table(page)] == [kind[language]]


@pytest.mark.parametrize(
    ("language", "days", "wrong"),
    [
        (
            "sv",
            "21 december 2016",
            "Rad {}, Datum: ”{}” är inget datum som bara kan läsas på ett sätt. Skriv det som 2026-02-15.",
        ),
        (
            "en",
            "21 December 2016",
            "Row {}, Datum: “{}” isn’t a day that can be read in one way only. Write it as 2026-02-15.",
        ),
    ],
)
def test_3_the_dates_of_excel(staff, language, days, wrong):
    page = bring(
        staff(language),
        workbook(
            ["Titel", "Datum"],
            ["A", 42725.0],
            ["B", datetime(2016, 12, 21)],  # noqa: DTZ001
            ["C", "2016-12-21"],
            ["D", "15/2 2026"],
            ["E", "02/03/2026"],
        ),
        "list.xlsx",
    )
    rows = table(page)
    assert [row[2].partition(" · ")[0].replace("\u00a0", " ") for row in rows[:3]] == [
        f"{title} | {days}" for title in "ABC"
    ]
    assert [row[3] for row in rows[3:]] == [wrong.format(5, "15/2 2026"), wrong.format(6, "02/03/2026")]
    assert {
        "sv": "2 rader är fel, så inget kan importeras. Rätta dem i filen och ladda upp filen igen.",
        "en": "2 rows are wrong, so nothing can be imported. Mend them in the file, and bring the file in again.",
    }[language] in words(page)
    assert 'name="mark"' not in page.content.decode()


@pytest.mark.parametrize(
    ("language", "start", "end"),
    [
        ("sv", "Rad 3, Titel: Cellen innehåller en formel utan värde.", "eller skriv in själva värdet."),
        ("en", "Row 3, Titel: The cell holds a formula without its value.", "or write the value itself."),
    ],
)
def test_4_formula_cells(staff, language, start, end):
    page = bring(staff(language), workbook(["Titel", "År"], ["A", 2016], ['="B"', 2017]), "list.xlsx")
    open_it = {"sv": "Öppna filen i Excel och spara den,", "en": "Open the file in Excel and save it,"}[language]
    assert [row[3] for row in table(page)] == ["", f"{start} {open_it} {end}"]


@pytest.mark.parametrize(
    ("language", "all_rows", "would", "done"),
    [
        (
            "sv",
            "Alla 2000 rader",
            "2000 nya, 50 nya medverkande, 1 ny serie",
            "Importerat: {}. Nya publikationer är utkast.",
        ),
        (
            "en",
            "All 2000 rows",
            "2000 new, 50 new contributors, 1 new series",
            "Imported: {}. New publications are drafts.",
        ),
    ],
)
def test_5_two_thousand_rows(staff, language, all_rows, would, done):
    client = staff(language)
    page = bring(client, many())
    assert all_rows in words(page)
    assert any(would in line for line in words(page))
    assert len(table(page)) == 200
    if language == "en":  # to store them once is enough
        return
    assert told(confirm(client, page)) == [done.format(would)]
    assert Publication.objects.filter(state="draft").count() == 2000
    assert (Contributor.objects.count(), Series.objects.count()) == (50, 1)


@pytest.mark.parametrize(
    ("language", "first", "second", "summary"),
    [
        (
            "sv",
            "Samma DOI som ”Local government”. Raden utelämnas.",
            "Samma ISBN som rad 3. Raden utelämnas.",
            ["Alla 4 rader", "1 ny", "3 dubbletter"],
        ),
        (
            "en",
            "Same DOI as “Local government”. It is left out.",
            "Same ISBN as row 3. It is left out.",
            ["All 4 rows", "1 new", "3 doubles"],
        ),
    ],
)
def test_6_doubles(staff, language, first, second, summary):
    here = PublicationFactory(title_en="Local government", doi="10.1234/a", year=2016)
    page = bring(
        staff(language),
        b"title,year,doi,isbn\nA,,https://doi.org/10.1234/A,\nB,,,978-91-86725-20-4\nC,,,91-86725-20-3\n"
        b"local  government,2016,,\n",
    )
    rows = table(page)
    assert [rows[0][3], rows[2][3]] == [first, second]
    assert [row[1] for row in rows] == {
        "sv": ["dubblett", "ny", "dubblett", "dubblett"],
        "en": ["double", "new"] + ["double"] * 2,
    }[language]
    assert [line for line in words(page) if line in summary] == summary
    assert f"/admin/publications/publication/{here.pk}/change/" in page.content.decode()


@pytest.mark.parametrize(
    ("language", "wrong", "summary"),
    [
        (
            "sv",
            "Rad 3, DOI: ”11.1234/x” är ingen DOI. En sådan börjar med 10. och innehåller ett snedstreck.",
            "1 rad är fel, så inget kan importeras. Rätta den i filen och ladda upp filen igen.",
        ),
        (
            "en",
            "Row 3, DOI: “11.1234/x” isn’t a DOI. One begins with 10. and has a slash in it.",
            "1 row is wrong, so nothing can be imported. Mend it in the file, and bring the file in again.",
        ),
    ],
)
def test_7_a_broken_doi(staff, language, wrong, summary):
    client = staff(language)
    page = bring(client, b"title,DOI\nA,10.1234/x\nB,11.1234/x\n")
    assert [row[3] for row in table(page)] == ["", wrong]
    assert summary in words(page)
    client.post(page.redirect_chain[-1][0], {"mark": "0" * 64})
    assert Publication.objects.count() == 0


@pytest.mark.parametrize(("language", "wrong"), [("sv", "Filen är tom."), ("en", "The file is empty.")])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\r\n"])
def test_8_an_empty_file(staff, language, wrong, content):
    assert refused(bring(staff(language), content)) == [wrong]


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("sv", "Filen är en pdf, vad den än heter. Spara listan som CSV, XLSX eller RIS."),
        ("en", "The file is a PDF, whatever its name says. Save the list as CSV, XLSX or RIS."),
    ],
)
def test_9_a_pdf_that_is_named_csv(staff, language, wrong):
    page = bring(staff(language), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    assert refused(page) == [wrong]
    assert wrong in words(page)


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("sv", "Rad 5, PY: Uppgiften finns flera gånger, med olika värden: ”2015” och ”2016”."),
        ("en", "Line 5, PY: It is given several times, with different values: “2015” and “2016”."),
    ],
)
def test_10_ris_with_two_years(staff, language, wrong):
    content = b"TY  - BOOK\nTI  - A\nPY  - 2016\nER  - \nTY  - RPRT\nTI  - B\nPY  - 2015\nPY  - 2016\nER  - \n"
    page = bring(staff(language), content, "list.ris")
    assert "RIS, UTF-8" in words(page)
    assert [row[3] for row in table(page)] == ["", wrong]


@pytest.mark.parametrize(
    ("language", "wrong"),
    [("sv", "Filen har rubriker men ingen rad under dem."), ("en", "The file has a heading, but no row below it.")],
)
def test_a_heading_alone(staff, language, wrong):
    assert refused(bring(staff(language), b"title,year\n")) == [wrong]
