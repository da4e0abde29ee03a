"""The OpenAPI document (3.1) of the open data, made of what the rooms say of theirs. It is in English."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from icld_site.delivery.described import JSON, SCHEMAS, Dataset, File, Parameter, Schema
from icld_site.delivery.open_data import LICENCE
from programmes.wording import CONTACT

from .datasets import DATASETS, DESCRIPTIONS

ABOUT = """\
Everything is read with GET or HEAD, from any site; another method gets 405. A text for people stands in both \
languages. `null` is unknown, or an open end. Days are whole days in Stockholm, both ends included; moments are in \
UTC. Keys and codes stay. Every answer has an ETag: ask with If-None-Match, and get 304 where nothing has changed. \
A parameter that isn't known is ignored, one without a value is as if absent, and one that is given twice is refused \
unless it says otherwise."""
TABLE = """\
UTF-8 with a byte order mark, a heading line, commas. Several of a thing stand in one cell with semicolons between \
them. Where a text begins with what a spreadsheet takes for a formula, an apostrophe stands before it. Columns: """
REFUSALS = {
    400: "The question can't be read: what is wrong, parameter by parameter.",
    404: "There is nothing of the kind that is asked for.",
    414: "The address is longer than 8,190 bytes.",
    429: "Too much was asked for from one network within a minute. Retry-After says in how many seconds to go on.",
}


def document() -> dict[str, Any]:
    """The whole document, by the site's own address."""
    with override("en"):
        described = (*DATASETS, DESCRIPTIONS)
        parts = [schema for dataset in described for schema in dataset.schemas.items()]
        return {
            "openapi": "3.1.1",
            "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
            "info": {
                "title": "Open data of ICLD",
                "version": "1.0.0",
                "description": ABOUT,
                "contact": {"name": "ICLD", "email": CONTACT},
                "license": {"name": "CC0 1.0", "url": LICENCE},
            },
            "servers": [{"url": settings.SITE_URL}],
            "tags": [_tag(dataset) for dataset in described],
            "paths": {file.path: {"get": _get(dataset, file)} for dataset in described for file in dataset.files},
            "components": {
                "schemas": {**SCHEMAS, **dict(parts)},
                "parameters": {"IfNoneMatch": IF_NONE_MATCH},
                "headers": {"ETag": ETAG, "RetryAfter": RETRY_AFTER},
                "responses": {"NotModified": {"description": "Nothing has changed since the answer with that ETag."}},
            },
        }


IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an earlier answer.",
    "schema": {"type": "string"},
}
ETAG = {"description": "Changes whenever the answer does.", "required": True, "schema": {"type": "string"}}

RETRY_AFTER = {"description": "Seconds.", "required": True, "schema": {"type": "integer", "minimum": 1}}


def _tag(dataset: Dataset) -> dict[str, Any]:
    return {"name": dataset.key, "summary": str(dataset.title), "description": str(dataset.text)}


def _get(dataset: Dataset, file: File) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": file.schema}
    answer = {
        "description": f"{TABLE}{', '.join(file.columns)}." if file.columns else str(dataset.text),
        "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        "content": {file.media_type: content},
    }
    refusals = {str(status): _refusal(status, schema) for status, schema in file.refusals.items()}
    return {
        "operationId": file.name,
        "tags": [dataset.key],
        "summary": f"{dataset.title} ({file.form})",
        "parameters": [
            *(_parameter(parameter) for parameter in file.parameters),
            {"$ref": "#/components/parameters/IfNoneMatch"},
        ],
        "responses": {"200": answer, "304": {"$ref": "#/components/responses/NotModified"}, **refusals},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = {
        "name": parameter.name,
        "in": "query",
        "description": str(parameter.text),
        "required": parameter.is_required,
        "schema": parameter.schema,
    }
    return told | ({"example": parameter.example} if parameter.example else {})


def _refusal(status: int, schema: Schema) -> dict[str, Any]:
    headers = {"headers": {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}}} if status == 429 else {}
    return {"description": REFUSALS[status], **headers, "content": {JSON: {"schema": schema}}}
