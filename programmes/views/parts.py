"""What stands below a programme's page: a question with its answer, a document, the file of one of its versions."""

from html import unescape
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES
from icld_site.delivery.files import send_file
from icld_site.delivery.json_ld import json_ld
from icld_site.delivery.pages import Page, render_page
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find
from programmes.documents import begun_by, file_address, file_name, shown
from programmes.faq_data import question_page
from programmes.menu import menu, section
from programmes.models import Document, DocumentVersion, FaqEntry, ProgrammePage

from .pages import crumbs_to, find_page

#: How many other questions a question's page names.
OTHERS = 5


@require_safe
def programme_part(request: HttpRequest, programme: str, page: str, part: str) -> HttpResponse:
    """A question or a document of a page."""
    subpage = find_page(request, programme, page)
    row = _find_part(request, subpage, part)
    if moved := elsewhere(request, row):
        return moved
    return _question(request, row) if isinstance(row, FaqEntry) else _document(request, row)


@require_safe
def document_file(request: HttpRequest, programme: str, page: str, part: str, version: UUID) -> HttpResponse:
    """The stored file of a version of a document; one that has ended is still there."""
    document = find(find_page(request, programme, page).documents.public(request.now), part)
    row = begun_by(document.versions.filter(pk=version).exclude(file=""), request.today).first()
    if row is None:
        raise Http404(f"{document} has no file {version}")
    own = file_address(row, document)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    return send_file(request, row.file.name, file_name(row, document), row.modified)


def _find_part(request: HttpRequest, page: ProgrammePage, slug: str) -> FaqEntry | Document:
    """Raises Http404 where nothing public of the page has the slug in either language."""
    language = get_language() or LANGUAGES[0]
    versions = Prefetch("versions", begun_by(DocumentVersion.objects.all(), request.today))
    rows = (page.questions.public(request.now), page.documents.public(request.now).prefetch_related(versions))
    found = [row for named in rows if (row := named.named(slug, language))]
    if not found:
        raise Http404(f"nothing public of {page} has the slug {slug!r}")
    return min(found, key=lambda row: getattr(row, f"slug_{language}") != slug)


def _question(request: HttpRequest, entry: FaqEntry) -> HttpResponse:
    entries = list(entry.page.questions.public(request.now).order_by("order", "id"))
    here = entries.index(entry)
    context = {
        "entry": entry,
        "others": (entries[here + 1 :] + entries[:here])[:OTHERS],
        "facts": json_ld(question_page(entry)),
    }
    description = Truncator(unescape(strip_tags(said(entry, "answer").replace("><", "> <")))).chars(200)
    return _page(request, entry, said(entry, "question"), description, "programmes/question.html", context)


def _document(request: HttpRequest, document: Document) -> HttpResponse:
    context = {"shown": shown(document, request.today)}
    title, description = said(document, "title"), said(document, "summary")
    return _page(request, document, title, description, "programmes/document.html", context)


def _page(
    request: HttpRequest,
    row: FaqEntry | Document,
    title: object,
    description: object,
    template: str,
    context: dict[str, object],
) -> HttpResponse:
    parent, programme = row.page, row.page.programme
    page = Page(
        title=title,
        paths={language: row.get_absolute_url(language) for language in LANGUAGES},
        languages=row.languages(),
        description=description,
        crumbs=[*crumbs_to(programme), (said(parent, "title"), parent.get_absolute_url())],
        section=section(programme, request),
    )
    return render_page(
        request, template, page, {"programme_pages": menu(programme, request, None), "parent": parent, **context}
    )
