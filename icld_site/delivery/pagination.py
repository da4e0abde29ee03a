"""Long lists in pages: `?page=2` and on. The first page has the bare address, or that of its filters, and no other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

PER_PAGE = 20

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class Countable(Protocol):
    """A queryset in a stable order."""

    def count(self) -> int: ...

    def __getitem__(self, part: slice) -> Any: ...


@dataclass(frozen=True)
class Pagination:
    """Where a reader is in a list of `count` pages, and the addresses of the pages beside this one."""

    number: int
    count: int
    path: str
    kept: str = ""
    """The query of what the list is narrowed by, without `?`."""

    @property
    def query(self) -> str:
        """What this page's address has after the path."""
        return self._query(self.number)

    def titled(self, title: str) -> str:
        """The list's title, with the number of the page from the second one on."""
        if self.number == 1:
            return title
        return _("%(title)s, page %(number)d") % {"title": title, "number": self.number}

    @property
    def previous_url(self) -> str | None:
        return self.path + self._query(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        return self.path + self._query(self.number + 1) if self.number < self.count else None

    def _query(self, number: int) -> str:
        parts = [self.kept, f"page={number}" if number > 1 else ""]
        query = "&".join(filter(None, parts))
        return f"?{query}" if query else ""


def first_page_elsewhere(request: HttpRequest) -> HttpResponse | None:
    """A redirect for `?page=1` and `?page=`, which ask for what the bare address shows; otherwise None."""
    if request.GET.getlist("page") in ([""], ["1"]):
        rest = request.GET.copy()
        del rest["page"]
        return HttpResponsePermanentRedirect(f"{request.path}?{rest.urlencode()}" if rest else request.path)
    return None


def paged(
    request: HttpRequest, items: Countable, per_page: int = PER_PAGE, kept: str = "", number_of_items: int | None = None
) -> tuple[Sequence[Any], Pagination]:
    """The items of the page that the request asks for, and where that page stands. `kept`: the query of its filters.

    They are counted unless their number is known.

    Raises Http404 for a page that doesn't exist, in whatever way its number is written.
    """
    number = _number(request.GET.getlist("page"))
    items_in_all = items.count() if number_of_items is None else number_of_items
    count = max(1, -(-items_in_all // per_page))
    if number > count:
        raise Http404(f"page {number} of {count}")
    start = (number - 1) * per_page
    return list(items[start : start + per_page]), Pagination(number, count, request.path, kept)


def _number(asked: list[str]) -> int:
    if not asked:
        return 1
    if len(asked) > 1 or not _NUMBER.fullmatch(asked[0]):
        raise Http404("not the number of a page")
    return int(asked[0])
