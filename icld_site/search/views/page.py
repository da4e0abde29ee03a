"""The page of the search: what can be answered at once, then the hits, with links that leave one kind of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address, other
from icld_site.delivery.asked import asked_once
from icld_site.delivery.limits import costly
from icld_site.delivery.pages import NAMES, Page, home_crumb, render_page
from icld_site.delivery.pagination import PER_PAGE, first_page_elsewhere, paged
from icld_site.search.answers import Answering
from icld_site.search.domain.asking import LONGEST
from icld_site.search.domain.excerpts import Part, excerpt, marked
from icld_site.search.finding import Hit
from icld_site.search.models import Entry, Kind
from icld_site.search.results import Results, exact_ones, search

#: The kinds by their names in an address.
KINDS: Mapping[str, Kind] = {kind.name.lower().replace("_", "-"): kind for kind in Kind}


@dataclass(frozen=True)
class ShownHit:
    """A hit in the parts of its title and its excerpt, some of them marked. `language` is set where it is another."""

    entry: Entry
    title: Sequence[Part]
    excerpt: Sequence[Part]
    is_exact: bool
    language: str


@dataclass(frozen=True)
class KindLink:
    label: Any
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Elsewhere:
    """That the other language has hits, and where."""

    code: str
    name: str
    count: int
    url: str


class _Hits:
    """The hits of a kind, or all of them, to be paged."""

    def __init__(self, results: Results, kind: Kind | None) -> None:
        self.results, self.kind = results, kind

    def count(self) -> int:
        return self.results.found.counts.get(self.kind, 0) if self.kind else self.results.number

    def __getitem__(self, part: slice) -> list[Hit]:
        return self.results.hits(part.start, part.stop, self.kind)


@require_safe
@costly()
def search_page(request: HttpRequest, answering: Sequence[Answering] = ()) -> HttpResponse:
    """The form alone, or what is found of what was typed. Raises Http404 for a kind or a page that there isn't."""
    if moved := first_page_elsewhere(request):
        return moved
    language = get_language() or LANGUAGES[0]
    typed, kind = " ".join(asked_once(request, "q").split()), _kind(asked_once(request, "kind"))
    results = search(typed, language, request.now, str(request.version))
    if kind and kind not in results.found.counts:
        raise Http404(f"nothing is found of the kind {kind}")
    query = _query(results.asked.text, kind)
    shown, pagination = paged(request, _Hits(results, kind), PER_PAGE, query)
    is_first = pagination.number == 1 and not kind
    title = _("“%(q)s” – search") % {"q": results.asked.text} if results.asked.text else _("Search the site")
    page = Page(
        title=pagination.titled(title),
        paths={code: address("search", code) for code in LANGUAGES},
        query=pagination.query,
        crumbs=[home_crumb()],
        section="search",
        robots="noindex",
    )
    context = {
        "q": results.asked.text,
        "longest": LONGEST,
        "results": results,
        "answers": [told for answers in answering for told in answers(request, typed)] if is_first and typed else [],
        "kinds": _kinds(request, results, kind),
        "hits": [_shown(hit, results) for hit in shown],
        "pagination": pagination,
        "is_in_other_order": True,
        "elsewhere": _elsewhere(request, results) if is_first else None,
    }
    return render_page(request, "search/search.html", page, context)


def _kind(asked: str) -> Kind | None:
    if asked and asked not in KINDS:
        raise Http404(f"there is no kind {asked!r}")
    return KINDS[asked] if asked else None


def _query(text: str, kind: Kind | None) -> str:
    """What the canonical address asks for, without `?`."""
    name = next((name for name, one in KINDS.items() if one == kind), "")
    return urlencode([(key, value) for key, value in (("q", text), ("kind", name)) if value])


def _kinds(request: HttpRequest, results: Results, chosen: Kind | None) -> list[KindLink]:
    counts = {None: results.number, **results.found.counts}
    if len(counts) < 3:
        return []
    text = results.asked.text
    return [
        KindLink(kind.label if kind else _("Everything"), count, f"{request.path}?{_query(text, kind)}", kind == chosen)
        for kind, count in counts.items()
    ]


def _shown(hit: Hit, results: Results) -> ShownHit:
    entry = hit.entry
    return ShownHit(
        entry=entry,
        title=marked(entry.title, results.words),
        excerpt=excerpt(entry.lead, entry.text, results.words),
        is_exact=hit.is_exact,
        language=entry.title_language if entry.title_language != results.language else "",
    )


def _elsewhere(request: HttpRequest, results: Results) -> Elsewhere | None:
    """The other language, where it has exact hits and this one has none, or none that says nearly as much.

    It isn't looked for where there are more hits than a page shows.
    """
    if results.found.exact > PER_PAGE:
        return None
    code = other(results.language)
    theirs = exact_ones(results.asked.text, code, request.now, str(request.version))
    if not theirs.exact or (results.found.exact and theirs.best * 4 <= results.found.best * 5):
        return None
    url = f"{address('search', code)}?{_query(results.asked.text, None)}"
    return Elsewhere(code, NAMES[code], theirs.exact, url)
