"""Very many articles and projects, each about something, stored in bulk."""

from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from django.db.models import Model
from django.utils import timezone

from icld_site.media.models import Picture
from icld_site.publishing.content import State
from news.models import Article, ArticleKind, Partner, Project, SwedishParty, Theme
from programmes.models import CoreArea, Country, LocalGovernment

AT_ONCE = 500


def add_articles(number: int) -> None:
    """Articles over 25 years, of every kind, about every country and core area in turn."""
    kinds, pictures = cycle(ArticleKind.objects.all()), cycle([*Picture.objects.all()[:8], None])
    rows = [
        Article(kind=next(kinds), picture=next(pictures), byline_sv="ICLD:s redaktion", **_story(n, date(2000, 1, 1)))
        for n in range(number)
    ]
    Article.objects.bulk_create(rows, AT_ONCE)
    _relate(Article, "countries", rows, Country.objects.all())
    _relate(Article, "core_areas", rows, CoreArea.objects.all())
    _relate(Article, "local_governments", rows, LocalGovernment.objects.all())
    _relate(Article, "projects", rows, Project.objects.all())


def add_projects(number: int) -> None:
    """Projects over ten years, with a party in every country and every body in turn."""
    bodies, countries = cycle(LocalGovernment.objects.all()), cycle(Country.objects.all())
    rows = [Project(granted=1_000_000, phase="project", **_story(n, date(2010, 1, 1))) for n in range(number)]
    for n, row in enumerate(rows):
        row.starts, row.ends = date(2010 + n % 15, 1, 1), date(2012 + n % 15, 12, 31)
    Project.objects.bulk_create(rows, AT_ONCE)
    SwedishParty.objects.bulk_create([SwedishParty(project=row, body=next(bodies)) for row in rows], AT_ONCE)
    Partner.objects.bulk_create(
        [Partner(project=row, title_sv="Ort", title_en="Place", country=next(countries)) for row in rows], AT_ONCE
    )
    _relate(Project, "core_areas", rows, CoreArea.objects.all())
    _relate(Project, "themes", rows, Theme.objects.all())


def _story(n: int, first: date) -> dict[str, Any]:
    return {
        "state": State.APPROVED,
        "title_sv": f"Många berättelser om lokal demokrati, nummer {n}",
        "title_en": f"Many stories of local democracy, number {n}",
        "slug_sv": f"manga-{n}",
        "slug_en": f"many-{n}",
        "lead_sv": "Här berättar vi i två meningar vad det handlar om. Det här är den andra meningen.",
        "lead_en": "Here we tell in two sentences what it is about. This is the second sentence.",
        "body_sv": "<p>En text.</p>" * 10,
        "body_en": "<p>A text.</p>" * 10,
        "day": first + timedelta(days=n % 9000),
        "modified": timezone.now(),
    }


def _relate(model: type[Model], relation: str, rows: list[Any], others: Any) -> None:
    """Each row with one other, all of them in turn."""
    field = model._meta.get_field(relation)
    through = field.remote_field.through
    pairs = zip(rows, islice(cycle(others), len(rows)), strict=True)
    through.objects.bulk_create(
        [through(**{field.m2m_column_name(): row.pk, field.m2m_reverse_name(): other.pk}) for row, other in pairs],
        AT_ONCE,
    )
