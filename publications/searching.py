"""Search within the catalogue: every word has to stand somewhere in what a publication is described by, as a part of it
too, or be found in any form by the search of the portal.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.http import HttpRequest

from icld_site.delivery.asked import asked_once
from icld_site.search.models import Kind
from icld_site.search.results import exact_keys

from .domain.identifiers import is_isbn
from .models import Contribution, Contributor, Series

LONGEST = 200
#: More words than these say nothing more.
MOST_WORDS = 12

TEXTS = ("title_sv", "title_en", "original_title", "subtitle_sv", "subtitle_en", "original_subtitle")
ABSTRACTS = ("abstract_sv", "abstract_en")
NAMES = ("family", "given", "particle", "organisation")
_DIGITS = re.compile(r"[0-9][0-9 \-]{2,}[0-9xX]")


def asked(request: HttpRequest) -> str:
    """What is searched for, white space folded, cut where it is very long. Raises Http404 where it is given twice."""
    return " ".join(asked_once(request, "q").split())[:LONGEST].strip()


def finding(words: str, at: datetime, version: str) -> Callable[[QuerySet], QuerySet]:
    """What leaves of some rows those that are found: at a UTC moment, by the mark of the content.

    They are found once and then asked for by key, since the numbers of a list ask for them many times over.
    """
    in_any_form = exact_keys(words, Kind.PUBLICATION, at, version)

    def matching(rows: QuerySet) -> QuerySet:
        found = rows.alias(isbn_digits=Replace("isbn", Value("-"), Value(""))).filter(_in_every_way(words))
        return rows.filter(pk__in=in_any_form.union(found.order_by().values_list("pk", flat=True)))

    return matching


def _in_every_way(words: str) -> Q:
    if is_isbn(words):  # which may be written with spaces
        return _somewhere(words)
    different = list(dict.fromkeys(words.casefold().split()))[:MOST_WORDS]
    return reduce(and_, (_somewhere(word) for word in different))


def _somewhere(word: str) -> Q:
    doi = re.sub(r"^https?://(dx\.)?doi\.org/", "", word)
    ways = [Q(**{f"{field}__icontains": word}) for field in (*TEXTS, *ABSTRACTS)]
    ways += [
        Q(doi__icontains=doi),
        Q(pk__in=Contribution.objects.filter(contributor__in=_named(word)).values("publication")),
        Q(series__in=Series.objects.filter(Q(title_sv__icontains=word) | Q(title_en__icontains=word))),
    ]
    if _DIGITS.fullmatch(word):
        ways.append(Q(isbn_digits__icontains=re.sub(r"[ \-]", "", word)))
    if re.fullmatch(r"[0-9]{4}", word):
        ways.append(Q(year=int(word)))
    return reduce(or_, ways)


def _named(word: str) -> QuerySet:
    return Contributor.objects.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in NAMES)))
