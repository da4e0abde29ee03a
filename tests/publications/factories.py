"""Publications for tests: public, and in English, unless something else is asked for."""

from typing import Any

import factory
from django.utils.text import slugify

from icld_site.publishing.content import State
from publications.models import Contribution, Contributor, Publication, Series


class PublicationFactory(factory.django.DjangoModelFactory):
    """`authors` and `editors`: names such as `Koelble, Thomas`, or `ICLD` for an organisation, in their order.

    `about`: what it is about, by relation, such as `about={"countries": [zambia]}`.
    """

    class Meta:
        model = Publication
        skip_postgeneration_save = True

    state = State.APPROVED
    document_language = "en"
    title_en = "Title"
    slug_en = factory.Sequence(lambda number: f"title-{number}")
    year = 2016

    @factory.post_generation
    def authors(self, _create: bool, given: list[str] | None, **_rest: object) -> None:
        contribute(self, "author", given)

    @factory.post_generation
    def editors(self, _create: bool, given: list[str] | None, **_rest: object) -> None:
        contribute(self, "editor", given)

    @factory.post_generation
    def photographers(self, _create: bool, given: list[str] | None, **_rest: object) -> None:
        contribute(self, "photographer", given)

    @factory.post_generation
    def about(self, _create: bool, given: dict[str, list[Any]] | None, **_rest: object) -> None:
        for relation, rows in (given or {}).items():
            getattr(self, relation).set(rows)


def contribute(publication: Publication, role: str, names: list[str] | None) -> None:
    for order, name in enumerate(names or ()):
        Contribution.objects.create(publication=publication, contributor=contributor(name), role=role, order=order)


def contributor(name: str, **fields: str) -> Contributor:
    """The one of a name; `fields` are set where there is none yet."""
    family, _comma, given = name.partition(", ")
    parts = {"family": family, "given": given} if given else {"organisation": name}
    return Contributor.objects.get_or_create(slug=slugify(name), defaults={**parts, **fields})[0]


def series(title: str = "Research Report", **fields: Any) -> Series:
    found, _is_new = Series.objects.get_or_create(
        code=slugify(title), defaults={"title_sv": title, "title_en": title, **fields}
    )
    return found
