"""What of the room can be found: news and projects."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from icld_site.publishing.content import State
from icld_site.search.domain.weighing import Words
from icld_site.search.models import Kind
from icld_site.search.sources import Findable, Source, between, having, written
from programmes.models import CoreArea, Country, CountryName, LocalGovernment

from .models import Article, ArticleKind, Partner, Project, SwedishParty, Theme


def _articles() -> QuerySet:
    rows = Article.objects.filter(state=State.APPROVED).select_related("kind")
    return rows.prefetch_related("countries__names", "local_governments", "core_areas")


def _article(row: Article, language: str) -> Findable | None:
    about = [
        *_names_of(row.countries.all(), language),
        *(words for body in row.local_governments.all() for words in written(body, "name", language=language)),
        *(words for area in row.core_areas.all() for words in written(area, "title", language=language)),
        *written(row, "place", language=language),
        *written(row.kind, "title", language=language),
    ]
    return _story(row, language, ("body",), about)


def _projects() -> QuerySet:
    rows = Project.objects.filter(state=State.APPROVED)
    return rows.prefetch_related("swedish_parties__body", "partners__country__names", "core_areas", "themes")


def _project(row: Project, language: str) -> Findable | None:
    parties = [words for party in row.swedish_parties.all() for words in written(party.body, "name", language=language)]
    partners = [words for partner in row.partners.all() for words in written(partner, "title", language=language)]
    about = [
        *_names_of([partner.country for partner in row.partners.all()], language),
        *(words for area in row.core_areas.all() for words in written(area, "title", language=language)),
        *(words for theme in row.themes.all() for words in written(theme, "title", language=language)),
    ]
    return _story(row, language, ("body", "results", "quote"), about, [*parties, *partners])


def _story(
    row: Any, language: str, texts: tuple[str, ...], about: list[Words], names: Sequence[Words] = ()
) -> Findable | None:
    if language not in row.languages():
        return None
    (lead,) = written(row, "lead", language=language) or [Words("", language)]
    return Findable(
        url=row.get_absolute_url(language),
        title=Words(getattr(row, f"title_{language}"), language),
        lead=lead,
        names=names,
        body=[*written(row, *texts, language=language), *about],
        **between(row),
    )


def _names_of(countries: Iterable[Country], language: str) -> list[Words]:
    """Every name of some countries, so that a text is found by the name of today and by that of its own day."""
    names = [name for country in countries for name in country.names.all()]
    return [words for name in names for words in written(name, "title", language=language)]


SOURCES = (
    Source(
        model=Article,
        kind=Kind.NEWS,
        rows=_articles,
        read=_article,
        about={
            ArticleKind: having(Article, "kind"),
            CountryName: lambda name: having(Article, "countries")(name.country_id),
            LocalGovernment: having(Article, "local_governments"),
            CoreArea: having(Article, "core_areas"),
        },
    ),
    Source(
        model=Project,
        kind=Kind.PROJECT,
        rows=_projects,
        read=_project,
        about={
            SwedishParty: lambda party: [party.project_id],
            Partner: lambda partner: [partner.project_id],
            Theme: having(Project, "themes"),
            CountryName: lambda name: having(Project, "partners__country")(name.country_id),
            LocalGovernment: having(Project, "swedish_parties__body"),
            CoreArea: having(Project, "core_areas"),
        },
        prior=110,
    ),
)
