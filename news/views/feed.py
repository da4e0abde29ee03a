"""The newest articles as a feed, in the language in force: those that have a text in it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.days import start_of
from icld_site.delivery import atom
from icld_site.languages.texts import said
from icld_site.publishing.content import is_filled
from news.models import Article
from news.told import told

ENTRIES = 50


@require_safe
def articles_feed(request: HttpRequest) -> HttpResponse:
    """The feed of news."""
    language = get_language() or LANGUAGES[0]
    rows = Article.objects.public(request.now).newest_first().filter(is_filled(f"title_{language}"))
    return atom.feed(
        title=_("News from ICLD"),
        path=address("articles-feed"),
        list_path=address("articles"),
        language=language,
        entries=[_entry(row) for row in rows[:ENTRIES]],
    )


def _entry(row: Article) -> atom.Entry:
    facts = told(row)
    return atom.Entry(
        key=row.pk,
        title=said(row, "title"),
        path=row.get_absolute_url(),
        summary=said(row, "lead"),
        content=said(row, "body").as_prose(),
        author=facts.author or "ICLD",
        category=said(row.kind, "title"),
        published=facts.published if isinstance(facts.published, datetime) else start_of(row.day),
        updated=facts.modified,
    )
