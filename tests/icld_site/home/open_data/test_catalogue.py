"""The catalogue as a data portal harvests it: what the Swedish profile demands, and files that are there."""

import json

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, FOAF
from rdflib.namespace import DCTERMS as TERMS

pytestmark = [
    pytest.mark.usefixtures("starting_content"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),  # within rdflib
]

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SITE = "https://icld.example"
#: The properties that DCAT-AP-SE 3.0.1 demands, and those that the portal promises beside.
DEMANDED = {
    DCAT.Catalog: [TERMS.title, TERMS.description, TERMS.publisher, TERMS.license, DCAT.dataset, TERMS.modified],
    DCAT.Dataset: [TERMS.title, TERMS.description, TERMS.publisher, DCAT.contactPoint, DCAT.theme, TERMS.modified],
    DCAT.Distribution: [DCAT.accessURL, TERMS.format, TERMS.license, TERMS.description, TERMS.modified],
    DCAT.DataService: [TERMS.title, DCAT.endpointURL, TERMS.format, DCAT.endpointDescription, TERMS.license],
    FOAF.Agent: [FOAF.name, TERMS.type],
    VCARD.Organization: [VCARD.fn, VCARD.hasEmail],
}


@pytest.fixture
def catalogue(client, settings) -> Graph:
    settings.SITE_URL = SITE
    return Graph().parse(data=client.get("/data/catalog.jsonld").content, format="json-ld")


def told(graph: Graph, kind: URIRef) -> set[str]:
    return {str(thing).partition("#")[2] for thing in graph.subjects(RDF.type, kind)}


def test_the_catalogue_holds_every_set_of_data_and_the_service(catalogue):
    (whole,) = catalogue.subjects(RDF.type, DCAT.Catalog)
    assert told(catalogue, DCAT.Dataset) == {"countries", "windows", "local-governments", "projects", "publications"}
    assert told(catalogue, DCAT.DataService) == {"eligibility"}
    assert set(catalogue.objects(whole, DCAT.dataset)) == set(catalogue.subjects(RDF.type, DCAT.Dataset))
    assert set(catalogue.objects(whole, DCAT.service)) == set(catalogue.subjects(RDF.type, DCAT.DataService))
    assert len(told(catalogue, DCAT.Distribution)) == 13


@pytest.mark.parametrize("kind", DEMANDED)
def test_each_thing_has_what_the_profile_demands(catalogue, kind):
    things = list(catalogue.subjects(RDF.type, kind))
    assert things
    for thing in things:
        assert [name for name in DEMANDED[kind] if (thing, name, None) not in catalogue] == []


def test_every_file_is_there_and_of_the_type_that_is_said(client, catalogue):
    for file in catalogue.subjects(RDF.type, DCAT.Distribution):
        (where,), (form,) = catalogue.objects(file, DCAT.downloadURL), catalogue.objects(file, TERMS.format)
        response = client.get(str(where).removeprefix(SITE))
        assert (response.status_code, response.headers["Content-Type"].partition(";")[0]) == (200, str(form))
    (service,) = catalogue.subjects(RDF.type, DCAT.DataService)
    (where,) = catalogue.objects(service, DCAT.endpointURL)
    assert client.get(f"{str(where).removeprefix(SITE)}?applicant=1440").status_code == 200


def test_a_file_has_changed_when_its_rows_have(client, catalogue):
    for name in told(catalogue, DCAT.Dataset):
        (changed,) = catalogue.objects(URIRef(f"{SITE}/data/catalog.jsonld#{name}-json"), TERMS.modified)
        assert str(changed) == json.loads(client.get(f"/data/{name}.json").content)["modified"].replace("Z", "+00:00")


def test_no_node_is_blank_and_every_address_is_absolute(catalogue):
    nodes = [node for triple in catalogue for node in triple]
    assert not [node for node in nodes if isinstance(node, BNode)]
    assert {str(node).partition(":")[0] for node in nodes if isinstance(node, URIRef)} == {"http", "https", "mailto"}


def test_every_text_stands_in_both_languages_without_soft_hyphens(catalogue):
    for subject in {*catalogue.subjects(RDF.type, DCAT.Dataset), *catalogue.subjects(RDF.type, DCAT.DataService)}:
        for name in (TERMS.title, TERMS.description, DCAT.keyword):
            texts = [text for text in catalogue.objects(subject, name) if isinstance(text, Literal)]
            assert {text.language for text in texts} == {"sv", "en"}
            assert not [text for text in texts if "\u00ad" in text]
    windows = URIRef(f"{SITE}/data/catalog.jsonld#windows")
    assert set(catalogue.objects(windows, TERMS.title)) == {
        Literal("Ansökningsperioder", "sv"),
        Literal("Application windows", "en"),
    }


def test_rdf_xml_says_the_same(client, catalogue):
    response = client.get("/data/catalog.rdf")
    assert response.headers["Content-Type"] == "application/rdf+xml"
    assert isomorphic(Graph().parse(data=response.content, format="xml"), catalogue)
