"""The catalogue, and a page for each publication."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.limits import costly
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.pagination import first_page_elsewhere, paged
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find
from publications import harvest, subjects
from publications.catalogue import catalogue
from publications.citing import citations, own_line
from publications.exports import FORMS
from publications.files import ShownFile, files_of, first_cover, with_files
from publications.models import Publication
from publications.orders import NEWEST
from publications.records import file_addresses, plain
from publications.related import more_like
from publications.versions import pages_of, versions_of


@require_safe
@costly()
def publications(request: HttpRequest) -> HttpResponse:
    """All publications, or those that are searched for and chosen, in the order that is asked for."""
    if moved := first_page_elsewhere(request):
        return moved
    asked = catalogue(request)
    shown, pagination = paged(request, asked.rows, kept=asked.narrow.query, number_of_items=asked.narrow.count)
    page = Page(
        title=pagination.titled(_("Publications")),
        paths={language: address("publications", language) for language in LANGUAGES},
        query=pagination.query,
        description=_("Research and handbooks on local democracy from ICLD."),
        crumbs=[home_crumb()],
        section="publications",
        robots="noindex" if asked.q else "",
    )
    context = {
        "publications": shown,
        "pagination": pagination,
        "is_in_other_order": asked.order != NEWEST,
        "asked": asked,
        "narrow": asked.narrow,
    }
    return render_page(request, "publications/publications.html", page, context)


@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One publication: what it says, how to have it, how to cite it."""
    row = find(with_files(Publication.objects.public(request.now).for_reference()), slug)
    if moved := elsewhere(request, row):
        return moved
    versions, files = versions_of(row, request.now), files_of(row)
    pages = pages_of(row, versions)
    page = Page(
        title=said(row, "title") or row.own_title,
        paths={language: row.get_absolute_url(language) for language in LANGUAGES},
        languages=pages.languages,
        elsewhere=pages.elsewhere,
        description=_description(row),
        kind="article",
        crumbs=[home_crumb(), (_("Publications"), address("publications"))],
        section="publications",
        facts=[harvest.linked_data(row, versions, files)],
    )
    context = {
        "publication": row,
        "files": files,
        "has_document": any(file.is_document for file in files),
        "cover": first_cover(row),
        "citations": citations(row, get_language() or LANGUAGES[0]),
        "exports": [
            {
                "label": form.label,
                "type": form.content_type.partition(";")[0],
                "url": address("publication-export", slug=row.slug_in(), form=name),
            }
            for name, form in FORMS.items()
        ],
        "facts": subjects.of_publication(row, request),
        "versions": versions,
        "more": more_like(row, request.now),
        "meta_tags": harvest.meta_tags(row, _pdf(row, files)),
    }
    return render_page(request, "publications/publication.html", page, context)


def _pdf(row: Publication, files: list[ShownFile]) -> str:
    """The address of the document: its file in its own language, or else the first one. All files are PDFs."""
    documents = [file for file in files if file.is_document]
    pairs = list(zip(documents, file_addresses(row), strict=True))
    own = [url for file, url in pairs if file.language == row.document_language]
    return next(iter([*own, *(url for _file, url in pairs)]), "")


def _description(row: Publication) -> str:
    """The beginning of the abstract, or else the line that ICLD writes."""
    abstract = " ".join(plain(str(said(row, "abstract"))).split())
    return Truncator(abstract).words(40) if abstract else own_line(row)
