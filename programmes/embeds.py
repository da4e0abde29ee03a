"""Documents in running text: a paragraph that only links to a document says what one gets there."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from icld_site.addresses import LANGUAGES
from icld_site.days import stockholm_day
from icld_site.publishing.places import public_rows

from .documents import begun_by, shown
from .models import Document, DocumentVersion

ADDRESS = r"/(?:sv/program|en/programmes)(?:/[\w-]+){3}/"


def lines(links: Mapping[str, str]) -> dict[str, SafeString]:
    """The links to documents in force, with type and size; of a link to anything else nothing. Two queries."""
    now = timezone.now()  # a filter of a template is given no request, and so no moment
    today = stockholm_day(now)
    slugs = {path.rsplit("/", 2)[1] for path in links}
    named = reduce(or_, (Q(**{f"slug_{language}__in": slugs}) for language in LANGUAGES))
    documents = (
        public_rows(Document, now)
        .filter(named)
        .select_related("page__programme")
        .prefetch_related(Prefetch("versions", begun_by(DocumentVersion.objects.all(), today)))
    )
    found = {document.get_absolute_url(language): document for document in documents for language in LANGUAGES}
    return {
        path: format_html(
            '<p class="with-facts"><a href="{}">{}</a> <span class="meta">{}</span></p>',
            path,
            mark_safe(words),  # noqa: S308 - a part of a text that is sanitised
            document.in_force.what,
        )
        for path, words in links.items()
        if path in found and (document := shown(found[path], today)).in_force and document.in_force.url
    }
