"""Articles and projects for tests: public, Swedish only, unless something else is asked for."""

from datetime import date

import factory

from icld_site.publishing.content import State
from news.models import Article, ArticleKind, Project


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
    class Meta:
        model = Article

    kind = factory.SubFactory(ArticleKindFactory)


class ProjectFactory(StoryFactory):
    class Meta:
        model = Project
