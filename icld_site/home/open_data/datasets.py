"""All open data of the portal, as the rooms describe it, and the files that describe it to programs."""

from django.utils.translation import gettext_lazy as _

from icld_site.delivery.described import JSON, Dataset, File
from news import described as news
from programmes import described as programmes
from publications import described as publications

DATASETS: tuple[Dataset, ...] = (*programmes.DATASETS, *news.DATASETS, *publications.DATASETS)
SERVICES = tuple(dataset for dataset in DATASETS if dataset.is_service)
FILED = tuple(dataset for dataset in DATASETS if not dataset.is_service)

#: What all of it is, in a sentence or two.
ABOUT = _(
    "What the portal knows of partner countries, application windows, local governments, projects and publications, "
    "as files for programs and spreadsheets. Free for everyone to use, without asking."
)

#: What a program is told of them: an address and what it is for.
OPENAPI = File(name="openapi", form="OpenAPI 3.1", media_type=JSON, schema={"type": "object"})
CATALOGUE = File(name="catalogue-jsonld", form="JSON-LD", media_type="application/ld+json", schema={"type": "object"})
CATALOGUE_XML = File(name="catalogue-rdf", form="RDF/XML", media_type="application/rdf+xml")
DESCRIPTIONS = Dataset(
    key="descriptions",
    title=_("Descriptions of the open data"),
    text=_("What each address is asked with and answers, and what there is, for programs and for data portals."),
    keywords=(),
    themes=(),
    files=(OPENAPI, CATALOGUE, CATALOGUE_XML),
)
