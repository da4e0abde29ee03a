"""What the room says of its open data: the publications, as data and as references."""

from django.utils.translation import gettext_lazy as _

from icld_site.delivery.described import (
    ADDRESS,
    CODE,
    COUNTRY_CODE,
    CSV,
    DAY,
    ERRORS,
    JSON,
    KEY,
    MOMENT,
    PAGES,
    TEXT,
    WORDS_OR_NULL,
    Dataset,
    File,
    Parameter,
    Schema,
    each,
    one,
    one_of,
    or_null,
    ref,
    rows,
)

from .catalogue import KEY as ASKED_KEY
from .domain.csl import GENRES, csl_type
from .domain.records import Kind
from .exports import FORMS
from .models import Publication
from .open_data import COLUMNS
from .views.exports import publications_changed

_YEAR: Schema = {"type": "integer", "minimum": 1900, "maximum": 2099}
_NAMES = each(ref("Name"))
_NAME = {
    "description": "A person in the parts of the name, or an organisation.",
    **one({"given": TEXT, "particle": TEXT, "family": TEXT, "organisation": TEXT, "orcid": TEXT}),
    "oneOf": [{"required": ["family"]}, {"required": ["organisation"]}],
}
_PUBLICATION = one(
    id=KEY,
    kind=one_of(Kind),
    language={"description": "That of the document.", **one_of(Publication.DocumentLanguage.values)},
    title={"description": "The document's own title, which it is cited by.", **TEXT},
    subtitle=or_null(TEXT),
    titles=WORDS_OR_NULL,
    subtitles=WORDS_OR_NULL,
    authors=_NAMES,
    editors=_NAMES,
    photographers=_NAMES,
    year=or_null(_YEAR),
    day=or_null(DAY),
    series=or_null(one(code=CODE, title={"type": "string"}, issn=or_null(TEXT))),
    number=or_null(TEXT),
    publisher=or_null(TEXT),
    isbn=or_null(TEXT),
    doi=or_null(TEXT),
    pages=or_null({"type": "integer", "minimum": 1}),
    licence=or_null(ADDRESS),
    had_from=or_null(ADDRESS),
    place=or_null(TEXT),
    countries=each(COUNTRY_CODE),
    core_areas=each(CODE),
    version_of={"description": "The publication that it is in another language.", **or_null(KEY)},
    abstracts={"description": "As HTML.", **WORDS_OR_NULL},
    files=each(ADDRESS),
    urls=PAGES,
    modified=MOMENT,
)
_CSL_NAME = one({"literal": TEXT, "family": TEXT, "given": TEXT, "non-dropping-particle": TEXT})
_CSL_NAMES = each(_CSL_NAME, minItems=1)
_REFERENCE = {
    "description": "An item of CSL-JSON 1.0.2; what isn't known is left out.",
    **one(
        {
            "author": _CSL_NAMES,
            "editor": _CSL_NAMES,
            "contributor": _CSL_NAMES,
            "issued": one(**{"date-parts": each(each({"type": "integer"}, minItems=1, maxItems=3), minItems=1)}),
            **dict.fromkeys(
                (
                    "collection-title",
                    "collection-number",
                    "publisher",
                    "publisher-place",
                    "number-of-pages",
                    "ISBN",
                    "ISSN",
                    "DOI",
                    "abstract",
                ),
                TEXT,
            ),
        },
        id=KEY,
        type=one_of(dict.fromkeys(csl_type(kind) for kind in Kind)),
        title=TEXT,
        language=one_of(Publication.DocumentLanguage.values),
        genre=one_of(dict.fromkeys(word for words in GENRES.values() for word in words.values())),
        URL=ADDRESS,
    ),
}

#: A NUL byte can't stand in a text of the database.
_ANY: Schema = {"type": "string", "pattern": r"^[^\x00]*$"}
_PARAMETERS = (
    Parameter(
        name="id",
        text="The key of a publication; may be given several times. With it, the other parameters leave nothing out.",
        schema=each({"type": "string", "pattern": f"^({ASKED_KEY.pattern})?$"}),
    ),
    Parameter(name="q", text="Words, each of which has to stand in what it is described by.", schema=_ANY),
    Parameter(name="kind", text="Kind of publication.", schema=one_of(["", *Kind])),
    Parameter(name="series", text="The code of a series.", schema=_ANY),
    Parameter(name="year", text="The year in which it came out.", schema=_ANY),
    Parameter(name="area", text="The code of a core area that it is about.", schema=_ANY),
    Parameter(name="country", text="A country that it is about, by its code in ISO 3166-1.", schema=_ANY, example="ZA"),
    Parameter(name="language", text="The language of the document, by its code.", schema=_ANY, example="en"),
    Parameter(name="author", text="An author or editor, by the last part of the address of the page.", schema=_ANY),
)
_REFUSALS = dict.fromkeys((400, 404, 414, 429), ERRORS)


def _file(name: str, form: str, media_type: str, **more: object) -> File:
    return File(name=name, form=form, media_type=media_type, parameters=_PARAMETERS, refusals=_REFUSALS, **more)


def _references(name: str, form: str, **more: object) -> File:
    chosen = FORMS[form]
    return _file(name, chosen.label, chosen.content_type.partition(";")[0], **more)


PUBLICATIONS = Dataset(
    key="publications",
    title=_("Publications"),
    text=_(
        "ICLD’s publications with everything they are cited by, as data and as references. All of them, or those that "
        "are asked for: by words, or by what the list of publications can be narrowed by."
    ),
    keywords=(_("publications"), _("research on local democracy"), _("local democracy")),
    themes=("GOVE", "EDUC"),
    files=(
        _file("publications-json", "JSON", JSON, schema=rows(ref("Publication"))),
        _file("publications-csv", "CSV", CSV, columns=COLUMNS),
        _references("publications-bib", "bib"),
        _references("publications-ris", "ris"),
        _references("publications-csl", "json", schema=each(ref("Reference"))),
    ),
    changed=publications_changed,
    schemas={"Publication": _PUBLICATION, "Name": _NAME, "Reference": _REFERENCE},
)

DATASETS = (PUBLICATIONS,)
