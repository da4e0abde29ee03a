"""The details of a publication, as links: who made it, where it came out, and what it is about."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said
from news.models import Project
from news.subjects import Fact, Subject, countries, narrowed
from programmes.models import CoreArea

from .models import Publication
from .wording import BY_ROLE, contributors, issued, licence_name


def of_publication(row: Publication, request: HttpRequest) -> list[Fact]:
    """What is known of it, each thing under its name."""
    people = [
        Fact(str(label), [Subject(made.name.direct, made.get_absolute_url()) for made in contributors(row, role)])
        for role, label in BY_ROLE.items()
    ]
    projects = Project.objects.public(request.now).order_by("-day", "id").filter(pk__in=row.projects.values("pk"))
    facts = [
        *_titles(row),
        *people,
        _fact(_("Published"), issued(row)),
        _fact(_("Kind"), row.get_kind_display(), narrowed("publications", kind=row.kind)),
        Fact(_("Series"), _series(row)),
        _fact(_("Publisher"), ": ".join(filter(None, (row.publisher_place, row.publisher)))),
        _fact("ISBN", row.isbn),
        _fact("ISSN", row.series.issn if row.series else ""),
        _fact("DOI", row.doi, f"https://doi.org/{row.doi}"),
        _fact(_("Pages"), str(row.pages or "")),
        _fact(
            _("Language"),
            row.get_document_language_display(),
            narrowed("publications", language=row.document_language),
        ),
        _fact(_("Licence"), licence_name(row.licence), row.licence),
        Fact(_("Country"), countries(row.countries.prefetch_related("names"), request)),
        Fact(_("Core area"), _core_areas(row.core_areas.all())),
        Fact(_("Project"), [Subject(said(project, "title"), project.get_absolute_url()) for project in projects]),
    ]
    return [fact for fact in facts if fact.subjects]


def _fact(name: str, value: str, url: str = "") -> Fact:
    return Fact(name, [Subject(value, url)] if value else [])


def _titles(row: Publication) -> Iterable[Fact]:
    """The document's own title, where the heading is a translation of it."""
    shown = said(row, "title")
    if row.own_title and str(shown) != row.own_title:
        yield Fact(_("Original title"), [Subject(Text(row.own_title, row.document_language))])


def _series(row: Publication) -> list[Subject]:
    if not row.series:
        return []
    title = said(row.series, "title")
    numbered = Text(f"{title} {row.series_number}".strip(), title.language)
    return [Subject(numbered, row.series.get_absolute_url())]


def _core_areas(rows: Iterable[CoreArea]) -> list[Subject]:
    subjects = [Subject(said(row, "title"), narrowed("publications", area=row.code)) for row in rows]
    return sorted(subjects, key=lambda subject: swedish_key(str(subject.label)))
