"""Articles and projects for tests: public, Swedish only, unless something else is asked for."""

from datetime import date
from typing import Any

import factory
from django.utils.text import slugify

from icld_site.publishing.content import State
from news.models import Article, ArticleKind, Partner, Project, SwedishParty
from programmes.models import CoreArea, Country, CountryName, LocalGovernment, Programme


class ArticleKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArticleKind
        django_get_or_create = ("code",)

    code = "news"
    title_sv = "Nyhet"
    title_en = "News"


class StoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    state = State.APPROVED
    title_sv = "Rubrik"
    slug_sv = factory.Sequence(lambda number: f"rubrik-{number}")
    day = date(2018, 3, 5)


class ArticleFactory(StoryFactory):
    """`about`: what it is about, by relation, such as `about={"countries": [zambia]}`."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    kind = factory.SubFactory(ArticleKindFactory)

    @factory.post_generation
    def about(self, _create: bool, given: dict[str, list[Any]] | None, **_rest: object) -> None:
        for relation, rows in (given or {}).items():
            getattr(self, relation).set(rows)


class ProjectFactory(StoryFactory):
    """`bodies`: the Swedish parties in their order. `abroad`: pairs of a partner's name and country."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    @factory.post_generation
    def bodies(self, _create: bool, given: list[LocalGovernment] | None, **_rest: object) -> None:
        for order, body in enumerate(given or ()):
            SwedishParty.objects.create(project=self, body=body, order=order)

    @factory.post_generation
    def abroad(self, _create: bool, given: list[tuple[str, Country]] | None, **_rest: object) -> None:
        for order, (name, country) in enumerate(given or ()):
            Partner.objects.create(project=self, title_sv=name, country=country, order=order)


def country(code: str, sv: str, en: str) -> Country:
    """A country under one name, in Africa."""
    row = Country.objects.create(code=code, region=Country.Region.AFRICA)
    CountryName.objects.create(country=row, title_sv=sv, title_en=en)
    return row


def municipality(code: str, name: str) -> LocalGovernment:
    """A municipality such as Ale: found as `ale-kommun`."""
    return LocalGovernment.objects.create(
        kind="municipality",
        code=code,
        slug=f"{slugify(name)}-kommun",
        name_sv=f"{name} kommun",
        name_en=f"{name} Municipality",
        short_name=name,
    )


def core_area(code: str, sv: str, en: str) -> CoreArea:
    programme = Programme.objects.first() or Programme.objects.create(title_sv="Program", slug_sv="program")
    return CoreArea.objects.create(programme=programme, code=code, title_sv=sv, title_en=en)
