"""Nodes of linked data as JSON-LD and as RDF/XML, which Sveriges dataportal harvests. Both say the same."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

Node = Mapping[str, Any]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_json_ld(nodes: Sequence[Node], namespaces: Mapping[str, str]) -> dict[str, Any]:
    return {"@context": dict(namespaces), "@graph": list(nodes)}


def as_rdf_xml(nodes: Sequence[Node], namespaces: Mapping[str, str]) -> bytes:
    """Flat: every node has an identifier, and stands in the document's first floor."""
    for prefix, iri in {"rdf": RDF, **namespaces}.items():
        ElementTree.register_namespace(prefix, iri)
    root = ElementTree.Element(f"{{{RDF}}}RDF")
    for node in nodes:
        element = ElementTree.SubElement(root, _tag(node["@type"], namespaces), {f"{{{RDF}}}about": node["@id"]})
        for name, values in node.items():
            if not name.startswith("@"):
                for value in values if isinstance(values, list) else [values]:
                    _add(element, _tag(name, namespaces), value, namespaces)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(element: ElementTree.Element, tag: str, value: Any, namespaces: Mapping[str, str]) -> None:
    """A property: a text, a text in a language or of a type, or another node."""
    child = ElementTree.SubElement(element, tag)
    if isinstance(value, str):
        child.text = value
    elif "@id" in value:
        child.set(f"{{{RDF}}}resource", value["@id"])
    else:
        child.text = value["@value"]
        if "@language" in value:
            child.set(LANG, value["@language"])
        else:
            prefix, name = value["@type"].split(":")
            child.set(f"{{{RDF}}}datatype", namespaces[prefix] + name)


def _tag(name: str, namespaces: Mapping[str, str]) -> str:
    prefix, local = name.split(":")
    return f"{{{namespaces[prefix]}}}{local}"
