"""More like a publication: what shares a relation with it, the nearest relation first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from .models import Contribution, Publication
from .versions import work_of

SHOWN = 4


def more_like(row: Publication, at: datetime) -> list[Publication]:
    """The public ones by the same people, then on the same countries, then in the same series.

    Within each the newest come first, and each comes once. Its own versions aren't among them. At most SHOWN, in as
    many queries as there are relations.
    """
    found: dict[Any, Publication] = {}
    own = Q(pk=work_of(row)) | Q(version_of=work_of(row))
    rows = Publication.objects.public(at).newest_first().for_reference().exclude(pk=row.pk).exclude(own)
    for shared in _shared(row):
        near = rows.filter(shared).exclude(pk__in=list(found))
        found |= {other.pk: other for other in near[: SHOWN - len(found)]}
        if len(found) == SHOWN:
            break
    return list(found.values())


def _shared(row: Publication) -> Iterator[Q]:
    made = Contribution.objects.filter(publication=row.pk).values("contributor")
    yield Q(pk__in=Contribution.objects.filter(contributor__in=made).values("publication"))
    about = Publication.countries.through.objects
    countries = about.filter(publication=row.pk).values("country")
    yield Q(pk__in=about.filter(country__in=countries).values("publication"))
    if row.series_id:
        yield Q(series=row.series_id)
