"""What of the room can be found: publications, by all that they are described by and by the words of their files."""

import re

from django.db.models import Prefetch, QuerySet

from icld_site.addresses import LANGUAGES
from icld_site.languages.plain_text import lines_of
from icld_site.languages.texts import said
from icld_site.publishing.content import State
from icld_site.search.domain.weighing import Words
from icld_site.search.models import Kind
from icld_site.search.sources import Findable, Source, between, having, written
from programmes.models import CoreArea, CountryName

from .models import Contribution, Contributor, FileVersion, Publication, PublicationFile, Series


def _publications() -> QuerySet:
    rows = Publication.objects.filter(state=State.APPROVED).for_reference()
    versions = Prefetch("files__versions", FileVersion.objects.select_related("words"))
    return rows.prefetch_related("countries__names", "core_areas", "files", versions)


def _publication(row: Publication, language: str) -> Findable | None:
    """It has a page in both languages, whatever language it is written in; so it is found in both."""
    title, subtitle, abstract = (said(row, name, language) for name in ("title", "subtitle", "abstract"))
    own = row.document_language
    people = sorted(row.contributions.all(), key=lambda made: (made.order, str(made.pk)))
    parts = [words for code in LANGUAGES for words in written(row, "title", "subtitle", language=code)]
    names = [made.contributor.name.direct for made in people]
    codes = [code for code in (row.isbn, re.sub(r"\D", "", row.isbn), row.doi) if code]
    series = f"{said(row.series, 'title', language)} {row.series_number}".strip() if row.series else ""
    called = [Words(row.own_title, own), *parts, *(Words(text, own) for text in (*names, series, *codes) if text)]
    country_names = [name for country in row.countries.all() for name in country.names.all()]
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(str(title or row.own_title), title.language if title else own),
        lead=Words(" · ".join(filter(None, [", ".join(names), str(row.year or ""), series])), language),
        names=list(dict.fromkeys(called)),
        body=[
            *([Words(str(subtitle), subtitle.language)] if subtitle else []),
            *([Words(lines_of(str(abstract)), abstract.language)] if abstract else []),
            Words(" ".join(filter(None, (row.publisher, row.publisher_place))), language),
            *(words for name in country_names for words in written(name, "title", language=language)),
            *(words for area in row.core_areas.all() for words in written(area, "title", language=language)),
        ],
        file=[
            Words(file.newest.words.text, file.language)
            for file in row.files.all()
            if file.newest and file.newest.words
        ],
        **between(row),
    )


SOURCES = (
    Source(
        model=Publication,
        kind=Kind.PUBLICATION,
        rows=_publications,
        read=_publication,
        about={
            Contribution: lambda made: [made.publication_id],
            Contributor: having(Publication, "contributions__contributor"),
            Series: having(Publication, "series"),
            PublicationFile: lambda file: [file.publication_id],
            FileVersion: lambda version: [version.file.publication_id],
            CountryName: lambda name: having(Publication, "countries")(name.country_id),
            CoreArea: having(Publication, "core_areas"),
        },
    ),
)
