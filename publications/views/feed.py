"""The publications that were recorded last, as a feed in the language in force: all of them, whatever they are in."""

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery import atom
from icld_site.languages.texts import said
from publications.citing import own_line
from publications.models import Publication
from publications.wording import byline

ENTRIES = 50


@require_safe
def publications_feed(request: HttpRequest) -> HttpResponse:
    """The feed of publications."""
    rows = Publication.objects.public(request.now).order_by("-recorded_at", "id").for_reference()
    return atom.feed(
        title=_("Publications from ICLD"),
        path=address("publications-feed"),
        list_path=address("publications"),
        language=get_language() or LANGUAGES[0],
        entries=[_entry(row) for row in rows[:ENTRIES]],
    )


def _entry(row: Publication) -> atom.Entry:
    line = own_line(row)
    return atom.Entry(
        key=row.pk,
        title=said(row, "title") or row.own_title,
        path=row.get_absolute_url(),
        summary=line,
        content=format_html("<p>{}</p>{}", line, said(row, "abstract").as_prose()),
        author=byline(row) or row.publisher or "ICLD",
        category=row.get_kind_display(),
        published=row.live_from or row.recorded_at,
        updated=max(filter(None, (row.modified, row.live_from))),
    )
