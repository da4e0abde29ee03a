"""The addresses at which the open data is described."""

from django.urls import path

from . import views

pages = {"open-data": views.open_data}

data = [
    path("data/openapi.json", views.openapi_json, name="openapi"),
    path("data/catalog.jsonld", views.catalogue_json_ld, name="catalogue-jsonld"),
    path("data/catalog.rdf", views.catalogue_rdf_xml, name="catalogue-rdf"),
]
