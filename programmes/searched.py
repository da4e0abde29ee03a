"""What of the room can be found: programmes and their pages, countries, the register, questions and documents."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from icld_site.addresses import LANGUAGES
from icld_site.languages.texts import said
from icld_site.publishing.content import State
from icld_site.search.domain.weighing import Words
from icld_site.search.models import Kind
from icld_site.search.sources import Findable, Source, between, having, written

from .body_page import body_path
from .country_page import country_path
from .models import (
    ApplicationStep,
    ContactRole,
    CoreArea,
    Country,
    CountryEligibility,
    CountryName,
    Document,
    DocumentVersion,
    FaqEntry,
    LocalGovernment,
    Programme,
    ProgrammePage,
)
from .names import spellings


def _every(model: type[Any]) -> Any:
    """For what a few rows lean on, so that all of them are looked at."""
    return lambda _instance: model.objects.values_list("pk", flat=True)


# Programmes and their pages


def _programmes() -> QuerySet:
    return Programme.objects.filter(state=State.APPROVED).prefetch_related("corearea_set")


def _programme(row: Programme, language: str) -> Findable | None:
    if language not in row.languages():
        return None
    areas = [words for area in row.corearea_set.all() for words in written(area, "title", "summary", language=language)]
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(getattr(row, f"title_{language}"), language),
        lead=_first(written(row, "lead", language=language), language),
        body=[*written(row, "body", "who", "about_areas", "about_windows", language=language), *areas],
        **between(row),
    )


def _pages() -> QuerySet:
    pages = ProgrammePage.objects.filter(state=State.APPROVED, programme__state=State.APPROVED)
    return pages.select_related("programme").prefetch_related("steps", "contacts")


STEP = ("title", "body", "needed", "takes")


def _page(row: ProgrammePage, language: str) -> Findable | None:
    if language not in row.languages():
        return None
    parts = [
        *(words for step in row.steps.all() for words in written(step, *STEP, language=language)),
        *(words for contact in row.contacts.all() for words in written(contact, "title", "about", language=language)),
    ]
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(getattr(row, f"title_{language}"), language),
        lead=_first(written(row, "lead", language=language), language),
        body=[*written(row, "body", language=language), *parts],
        **between(row, row.programme),
    )


# Questions and documents


def _parts(model: type[Any]) -> Any:
    def rows() -> QuerySet:
        public = {"state": State.APPROVED, "page__state": State.APPROVED, "page__programme__state": State.APPROVED}
        return model.objects.filter(**public).select_related("page__programme")

    return rows


def _question(row: FaqEntry, language: str) -> Findable | None:
    if language not in row.languages():
        return None
    core_words = getattr(row, f"core_words_{language}") or ""
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(getattr(row, f"question_{language}"), language),
        lead=Words("", language),
        names=[Words(core_words, language)] if core_words else [],
        body=written(row, "answer", language=language),
        **between(row, row.page, row.page.programme),
    )


def _document(row: Document, language: str) -> Findable | None:
    if language not in row.languages():
        return None
    with override(language):
        kind = row.get_kind_display()
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(getattr(row, f"title_{language}"), language),
        lead=_first(written(row, "summary", language=language), language),
        body=[Words(str(kind), language)],
        **between(row, row.page, row.page.programme),
    )


def _parts_in(model: type[Any]) -> dict[Any, Any]:
    return {ProgrammePage: having(model, "page"), Programme: having(model, "page__programme")}


# Countries


def _countries() -> QuerySet:
    """Those that have a page: they are, were or will be partner countries of the programme that takes applications."""
    listed = CountryEligibility.objects.filter(programme__in=_taking_applications()).values("country")
    return Country.objects.filter(pk__in=listed).prefetch_related("names")


def _taking_applications() -> list[Programme]:
    rows = Programme.objects.filter(state=State.APPROVED, takes_applications=True).order_by("order", "id")
    return list(rows[:1])


def _country(row: Country, language: str) -> Findable | None:
    """It is called what it was called last, and found by every name that it has had, and its code."""
    (programme,) = _taking_applications()
    names = sorted(row.names.all(), key=lambda name: name.first_day or date.min, reverse=True)
    if not names:
        return None
    with override(language):
        region, what = str(row.get_region_display()), _("partner country")
    codes = (language, *LANGUAGES)
    title, *others = [words for name in names for code in codes for words in written(name, "title", language=code)]
    called = [Words(name, language) for name in (row.code, *spellings().get(row.code, ()))]
    return Findable(
        url=country_path(programme, row.code, language),
        title=title,
        lead=Words(region, language),
        names=list(dict.fromkeys([*others, *called])),
        body=[Words(f"{what} {said(programme, 'title', language)}", language)],
        **between(programme),
    )


# The register


def _body(row: LocalGovernment, language: str) -> Findable | None:
    with override(language):
        lead = ", ".join(filter(None, [str(row.get_kind_display()), row.county]))
    name = said(row, "name", language)
    others = [row.name_sv, row.name_en, row.short_name, row.legal_name, *row.other_names.splitlines(), row.code]
    return Findable(
        url=body_path(row, language),
        title=Words(str(name), name.language),
        lead=Words(lead[:1].upper() + lead[1:], language),
        names=[Words(other, "sv") for other in dict.fromkeys(others) if other and other != str(name)],
    )


def _first(texts: list[Words], language: str) -> Words:
    return texts[0] if texts else Words("", language)


SOURCES = (
    Source(
        model=Programme,
        kind=Kind.PROGRAMME,
        rows=_programmes,
        read=_programme,
        about={CoreArea: lambda area: [area.programme_id]},
        prior=150,
    ),
    Source(
        model=ProgrammePage,
        kind=Kind.PROGRAMME,
        rows=_pages,
        read=_page,
        about={
            Programme: having(ProgrammePage, "programme"),
            ApplicationStep: lambda step: [step.page_id],
            ContactRole: lambda contact: [contact.page_id],
        },
        prior=130,
    ),
    Source(
        model=Country,
        kind=Kind.COUNTRY,
        rows=_countries,
        read=_country,
        about={
            CountryName: lambda name: [name.country_id],
            CountryEligibility: lambda listed: [listed.country_id],
            Programme: _every(Country),
        },
        prior=140,
    ),
    Source(
        model=LocalGovernment,
        kind=Kind.LOCAL_GOVERNMENT,
        rows=LocalGovernment.objects.all,
        read=_body,
    ),
    Source(
        model=FaqEntry, kind=Kind.QUESTION, rows=_parts(FaqEntry), read=_question, about=_parts_in(FaqEntry), prior=110
    ),
    Source(
        model=Document,
        kind=Kind.DOCUMENT,
        rows=_parts(Document),
        read=_document,
        about={**_parts_in(Document), DocumentVersion: lambda version: [version.document_id]},
    ),
)
