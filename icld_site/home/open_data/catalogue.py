"""The catalogue of the open data for data portals: DCAT-AP-SE 3, which Sveriges dataportal harvests.

See docs.dataportal.se/dcat. No node is blank, every address is absolute, and each thing has one identifier, as the
harvesting asks for.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.described import JSON, Dataset, File
from icld_site.delivery.facts import NAMES
from icld_site.delivery.open_data import LICENCE, in_both, moment
from programmes.wording import CONTACT

from . import datasets

#: A thing in JSON-LD: its `@id`, its `@type`, and properties.
Node = dict[str, Any]

NAMESPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"sv": f"{_EU}/language/SWE", "en": f"{_EU}/language/ENG"}
_SWEDEN = "http://sws.geonames.org/2661886"
#: As the harvesting spells a licence: without https.
_LICENCE = LICENCE.replace("https://", "http://")


def catalogue(request: HttpRequest) -> list[Node]:
    """All nodes, the catalogue first, as they stand at the request's moment."""
    changed = {each.key: each.changed(request) for each in datasets.FILED if each.changed}
    return [
        _catalogue(max(changed.values())),
        *(_dataset(each, changed[each.key]) for each in datasets.FILED),
        *(_distribution(each, file, changed[each.key]) for each in datasets.FILED for file in each.files),
        *(_service(each) for each in datasets.SERVICES),
        _publisher(),
        _contact(),
    ]


def _catalogue(modified: datetime) -> Node:
    return {
        "@id": _iri("catalogue"),
        "@type": "dcat:Catalog",
        "dcterms:title": _texts({"sv": "ICLD:s öppna data", "en": "Open data of ICLD"}),
        "dcterms:description": _texts(in_both(lambda: datasets.ABOUT)),
        "dcterms:publisher": _to(_publisher()["@id"]),
        "dcterms:license": _to(_LICENCE),
        "dcterms:language": [_to(language) for language in _LANGUAGES.values()],
        "dcterms:modified": _moment(modified),
        "dcterms:spatial": _to(_SWEDEN),
        "dcat:themeTaxonomy": _to(f"{_EU}/data-theme"),
        "foaf:homepage": _to(settings.SITE_URL + address("open-data", LANGUAGES[0])),
        "dcat:dataset": [_to(_iri(each.key)) for each in datasets.FILED],
        "dcat:service": [_to(_iri(each.key)) for each in datasets.SERVICES],
    }


def _dataset(each: Dataset, modified: datetime) -> Node:
    return {
        "@id": _iri(each.key),
        "@type": "dcat:Dataset",
        **_described(each),
        "dcterms:identifier": _iri(each.key),
        "dcterms:language": [_to(language) for language in _LANGUAGES.values()],
        "dcterms:modified": _moment(modified),
        "dcterms:spatial": _to(_SWEDEN),
        "dcterms:accrualPeriodicity": _to(f"{_EU}/frequency/UPDATE_CONT"),
        "dcat:distribution": [_to(_iri(file.name)) for file in each.files],
    }


def _distribution(each: Dataset, file: File, modified: datetime) -> Node:
    where = _to(settings.SITE_URL + file.path)
    node = {
        "@id": _iri(file.name),
        "@type": "dcat:Distribution",
        "dcterms:title": _texts(in_both(lambda: f"{each.title} ({file.form})")),
        "dcterms:description": _texts(in_both(lambda: each.text)),
        "dcat:accessURL": where,
        "dcat:downloadURL": where,
        **_format(file),
        "dcterms:license": _to(_LICENCE),
        "dcterms:modified": _moment(modified),
        "dcatap:availability": _to(f"{_EU}/planned-availability/STABLE"),
    }
    described = {"dcterms:conformsTo": _to(settings.SITE_URL + datasets.OPENAPI.path)}
    return node | (described if file.media_type == JSON else {})


def _service(each: Dataset) -> Node:
    (file,) = each.files
    return {
        "@id": _iri(each.key),
        "@type": "dcat:DataService",
        **_described(each),
        "dcat:endpointURL": _to(settings.SITE_URL + file.path),
        "dcat:endpointDescription": _to(settings.SITE_URL + datasets.OPENAPI.path),
        **_format(file),
        "dcterms:license": _to(_LICENCE),
    }


def _described(each: Dataset) -> Node:
    """What is said of a set of data and of a service alike."""
    pages = [_to(f"{settings.SITE_URL}{address('open-data', language)}#{each.key}") for language in LANGUAGES]
    return {
        "dcterms:title": _texts(in_both(lambda: each.title)),
        "dcterms:description": _texts(in_both(lambda: each.text)),
        "dcterms:publisher": _to(_publisher()["@id"]),
        "dcat:contactPoint": _to(_iri("contact")),
        "dcat:keyword": [word for keyword in each.keywords for word in _texts(in_both(lambda kept=keyword: kept))],
        "dcat:theme": [_to(f"{_EU}/data-theme/{theme}") for theme in each.themes],
        "dcterms:accessRights": _to(f"{_EU}/access-right/PUBLIC"),
        "dcat:landingPage": pages,
    }


def _format(file: File) -> Node:
    """The media type, as the Swedish profile has it, and as an address where IANA has registered it."""
    registered = {"dcat:mediaType": _to(f"https://www.iana.org/assignments/media-types/{file.media_type}")}
    return {"dcterms:format": file.media_type} | ({} if "/x-" in file.media_type else registered)


def _publisher() -> Node:
    return {
        "@id": f"{settings.SITE_URL}/#icld",
        "@type": "foaf:Agent",
        "foaf:name": _texts({language: f"ICLD – {name}" for language, name in NAMES.items()}),
        "foaf:homepage": _to(f"{settings.SITE_URL}/"),
        "foaf:mbox": _to(f"mailto:{CONTACT}"),
        "dcterms:type": _to("http://purl.org/adms/publishertype/NonProfitOrganisation"),
    }


def _contact() -> Node:
    return {
        "@id": _iri("contact"),
        "@type": "vcard:Organization",
        "vcard:fn": "ICLD",
        "vcard:hasEmail": _to(f"mailto:{CONTACT}"),
    }


def _iri(name: str) -> str:
    """The identifier of a thing in the catalogue."""
    return f"{settings.SITE_URL}{datasets.CATALOGUE.path}#{name}"


def _to(iri: str) -> Node:
    return {"@id": iri}


def _texts(both: dict[str, str]) -> list[Node]:
    """A text in each language, without the soft hyphens that pages need."""
    return [{"@value": text.replace("\u00ad", ""), "@language": language} for language, text in both.items()]


def _moment(at: datetime) -> Node:
    return {"@value": moment(at), "@type": "xsd:dateTime"}
