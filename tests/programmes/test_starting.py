"""The starting content: complete in both languages, true to the sums, and with links that lead somewhere."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.utils.html import strip_tags

from icld_site.addresses import LANGUAGES, language_of
from programmes import starting
from programmes.models import (
    ApplicationKind,
    ApplicationStep,
    Ceiling,
    ContactRole,
    Document,
    DocumentVersion,
    FaqEntry,
    Length,
    Programme,
    ProgrammePage,
    WindowRule,
)
from programmes.models.page_parts import check_role_address

pytestmark = pytest.mark.usefixtures("starting_content")

#: What municipalities ask: the entry's address, and words without which its answer would be no answer.
QUESTIONS = {
    "who-may-apply": ("motsvarande organisation", "organisation of the same kind"),
    "which-countries": ("efter världsdel", "by region of the world"),
    "next-window": ("sista dagen räknas hel", "whole of the last day counts"),
    "preparation-outside-windows": ("när som helst", "at any time"),
    "how-to-join": ("partnership@icld.se", "partnership@icld.se"),
    "find-a-partner": ("Declaration of Interest", "Declaration of Interest"),
    "does-icld-match": ("Ja, ICLD hjälper er", "Yes, ICLD helps you"),
    "third-party": ("EU-land", "EU country"),
    "several-partnerships": ("Ja, många har flera", "Yes, many have several"),
    "who-takes-part": ("oppositionen", "opposition"),
    "interpreter": ("professionella tolkar", "professional interpreters"),
    "agenda-2030": ("krävs inte", "not required"),
    "what-it-costs": ("kostar inget", "costs nothing"),
    "how-much": ("500 000 kronor om året", "500,000 kronor a year"),
    "what-is-not-paid": ("extra dagar", "extra days"),
    "how-long": ("ett till tre år", "one to three years"),
    "who-signs-in": ("ett enda konto", "a single account"),
    "changed-questions": ("enklare", "simpler"),
    "appendices": ("avsiktsförklaring", "letter of intent"),
    "how-to-report": ("varje år och när projektet är slut", "every year and when the project ends"),
    "active-partnerships": ("databas över alla partnerskap", "database of all partnerships"),
    "what-others-do": ("världskarta", "world map"),
    "whom-to-ask": ("partnership@icld.se", "partnership@icld.se"),
}

PAIRS = {
    ApplicationStep: ("title", "body", "needed", "takes"),
    ApplicationKind: ("title", "summary"),
    Ceiling: ("note",),
    ContactRole: ("title", "about"),
    Document: ("title", "slug", "summary"),
    DocumentVersion: ("had_from",),
    FaqEntry: ("question", "slug", "answer", "core_words"),
    Length: ("note",),
    Programme: ("title", "slug", "lead", "body"),
    ProgrammePage: ("title", "slug", "lead", "body"),
}

_LINK = re.compile(r'href="(/[^"]*)"')
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")


def words(rich_text: str) -> str:
    return " ".join(unescape(strip_tags(rich_text)).split())


def told() -> list[tuple[str, str]]:
    """Every text of the starting content with its language."""
    return [
        (language, text)
        for model, fields in PAIRS.items()
        for row in model.objects.all()
        for field in fields
        for language in LANGUAGES
        if (text := getattr(row, f"{field}_{language}"))
    ]


def internal_links() -> set[tuple[str, str]]:
    return {(language, link) for language, text in told() for link in _LINK.findall(text)}


def test_starting_content_is_complete_in_both_languages() -> None:
    lacking = [
        f"{row} {field}"
        for model, fields in PAIRS.items()
        for row in model.objects.all()
        for field in fields
        if bool(getattr(row, f"{field}_sv")) != bool(getattr(row, f"{field}_en"))
    ]
    assert lacking == []


def test_steps_are_ten_in_their_order() -> None:
    steps = ApplicationStep.objects.filter(page__kind="how-to-apply").order_by("order")
    assert [step.title_sv for step in steps] == [
        "Läs riktlinjerna",
        "Hitta en partner",
        "Skaffa organisationens konto",
        "Planera tillsammans",
        "Fyll i formuläret",
        "Ladda upp bilagorna",
        "Skicka in ansökan",
        "Vänta på beslut",
        "Skriv på avtalet",
        "Redovisa och få pengarna",
    ]
    assert all(step.body_sv and step.body_en for step in steps)


def test_every_question_that_is_asked_has_an_entry() -> None:
    entries = FaqEntry.objects.filter(page__kind="faq-and-contact").order_by("order")
    assert len(entries) == 23
    assert [entry.slug_en for entry in entries] == list(QUESTIONS)
    assert len({entry.slug_sv for entry in entries}) == 23


@pytest.mark.parametrize("slug", QUESTIONS)
def test_question_is_answered_in_both_languages(slug: str) -> None:
    entry = FaqEntry.objects.get(slug_en=slug)
    assert entry.question_sv.endswith("?")
    assert entry.question_en.endswith("?")
    for language, word in zip(LANGUAGES, QUESTIONS[slug], strict=True):
        assert word in words(getattr(entry, f"answer_{language}"))


@pytest.mark.parametrize(
    ("kind", "per", "sums"),
    [
        (
            "preparation",
            "whole",
            {
                ("two", "europe"): (220_000, False),
                ("two", "africa"): (275_000, False),
                ("two", "asia"): (275_000, False),
                ("three", "europe"): (275_000, False),
                ("three", "africa"): (330_000, False),
                ("three", "asia"): (330_000, False),
                ("many", "europe"): (275_000, True),
                ("many", "africa"): (330_000, True),
                ("many", "asia"): (330_000, True),
            },
        ),
        (
            "project",
            "year",
            {
                ("two", "europe"): (450_000, False),
                ("two", "africa"): (500_000, False),
                ("two", "asia"): (500_000, False),
                ("three", "europe"): (600_000, False),
                ("three", "africa"): (650_000, False),
                ("three", "asia"): (650_000, False),
                ("many", "europe"): (600_000, False),
            },
        ),
        (
            "steering-group",
            "year",
            {
                (parties, region): (300_000 if parties == "two" else 400_000, True)
                for parties in ("two", "three", "many")
                for region in ("europe", "africa", "asia")
            },
        ),
        ("development", "", {}),
        ("dissemination", "", {}),
    ],
)
def test_ceilings_are_those_of_the_budget_guidelines(
    kind: str, per: str, sums: dict[tuple[str, str], tuple[int, bool]]
) -> None:
    rows = Ceiling.objects.filter(kind__code=kind)
    assert {(row.parties, row.region): (row.amount, row.is_guide) for row in rows} == sums
    assert all((row.per, row.first_day) == (per, None) for row in rows)
    assert all("2016" in row.note_sv and "2016" in row.note_en and "2016" in row.source for row in rows)


def test_steering_groups_say_how_much_is_for_working_hours() -> None:
    rows = Ceiling.objects.filter(kind__code="steering-group", region="europe")
    assert {row.parties: row.note_sv for row in rows} == {
        "two": "Varav riktvärde 150\u00a0000\u00a0kronor för arbetstid. Gällde 2016. Stäm av med ICLD.",
        "three": "Varav riktvärde 200\u00a0000\u00a0kronor för arbetstid. Gällde 2016. Stäm av med ICLD.",
        "many": "Varav riktvärde 200\u00a0000\u00a0kronor för arbetstid. Gällde 2016. Stäm av med ICLD.",
    }


def test_kinds_stand_in_their_order_and_ask_nothing_beforehand() -> None:
    kinds = ApplicationKind.objects.order_by("order")
    assert [kind.code for kind in kinds] == [
        "preparation",
        "project",
        "steering-group",
        "development",
        "dissemination",
    ]
    assert not any(kind.precondition_sv or kind.precondition_en for kind in kinds)


def test_lengths_are_a_year_for_a_preparation_and_one_to_three_for_a_project() -> None:
    assert {row.kind.code: (row.least, row.most) for row in Length.objects.select_related("kind")} == {
        "preparation": (12, 12),
        "project": (12, 36),
    }


def test_decisions_come_in_june_and_december() -> None:
    assert dict(WindowRule.objects.values_list("opens_month", "decision_month")) == {2: 6, 9: 12}


def test_documents_say_where_they_can_be_had() -> None:
    documents = Document.objects.order_by("page__order", "order").prefetch_related("versions")
    assert [(row.page.kind, row.slug_sv) for row in documents] == [
        ("reporting", "formular-for-redovisning"),
        ("reporting", "instruktion-till-revisorn"),
        ("reporting", "loneformular"),
        ("reporting", "checklista-for-redovisningen"),
        ("guidelines-and-training", "riktlinjer-for-programmet"),
        ("guidelines-and-training", "riktlinjer-for-budget"),
        ("guidelines-and-training", "mall-for-budget"),
        ("guidelines-and-training", "resultatramverk"),
        ("guidelines-and-training", "handledning-i-planering"),
    ]
    for row in documents:
        (version,) = row.versions.all()
        assert "partnership@icld.se" in version.had_from_sv
        assert "partnership@icld.se" in version.had_from_en


def test_every_page_is_read_again_on_a_day() -> None:
    assert not Programme.objects.filter(review_by=None).exists()
    assert not ProgrammePage.objects.filter(review_by=None).exists()


def test_no_address_is_a_persons() -> None:
    files = [path for path in Path(starting.CONTENT).rglob("*") if path.is_file()]
    named = {mail for path in files for mail in _MAIL.findall(path.read_text(encoding="utf-8"))}
    assert named == {"partnership@icld.se"}
    for contact in ContactRole.objects.exclude(email=""):
        check_role_address(contact.email)
    assert [(row.email, row.phone) for row in ContactRole.objects.order_by("order")] == [
        ("partnership@icld.se", ""),
        ("", "+46 498 29 91 80"),
    ]


def test_links_stay_in_their_language() -> None:
    assert [link for language, link in internal_links() if language_of(link) != language] == []


def test_every_link_within_the_portal_leads_to_a_page(client: Client) -> None:
    """Also to the place on the page that it names."""
    links = {link for _, link in internal_links()}
    assert links
    lost = []
    for link in sorted(links):
        parts = urlsplit(link)
        response = client.get(parts.path)
        anchor = f'id="{unquote(parts.fragment)}"' if parts.fragment else ""
        if response.status_code != 200 or anchor not in response.content.decode():
            lost.append(f"{link} ({response.status_code})")
    assert lost == []


def test_no_page_or_answer_names_a_day() -> None:
    """Days change with the rows: the programme's page and the check say them from there."""
    months = r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    in_english = r"January|February|March|April|May|June|July|August|September|October|November|December"
    day = re.compile(rf"\b\d{{1,2}} (?:{months}|{in_english})\b")
    texts = [
        words(text)
        for model, fields in ((FaqEntry, ("answer",)), (ProgrammePage, ("lead", "body")))
        for row in model.objects.all()
        for field in fields
        for language in LANGUAGES
        if (text := getattr(row, f"{field}_{language}"))
    ]
    assert [text for text in texts if day.search(text)] == []
