"""More on what an article is about: what shares a relation with it, the nearest relation first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from .models import Article

#: The relations that two articles can share, the one that says most first.
RELATIONS = ("projects", "local_governments", "countries", "core_areas")
SHOWN = 4


def more_on_this(article: Article, at: datetime) -> list[Article]:
    """The public articles that share a project with it, then a local government, a country, a core area.

    Within each the newest come first, and each comes once. At most SHOWN, in as many queries as there are relations.
    """
    found: dict[Any, Article] = {}
    for shared in _shared(article):
        rows = Article.objects.public(at).newest_first().filter(shared).exclude(pk__in=[article.pk, *found])
        found |= {row.pk: row for row in rows[: SHOWN - len(found)]}
        if len(found) == SHOWN:
            break
    return list(found.values())


def _shared(article: Article) -> Iterator[Any]:
    for relation in RELATIONS:
        through = getattr(Article, relation).through
        field = Article._meta.get_field(relation).m2m_reverse_field_name()
        targets = through.objects.filter(article=article.pk).values(f"{field}_id")
        yield Q(pk__in=through.objects.filter(**{f"{field}_id__in": targets}).values("article_id"))
