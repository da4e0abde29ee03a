"""Publications for reference managers: BibTeX, RIS and CSL-JSON, one or many in a file."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from icld_site.delivery.files import disposition

from .domain.bibtex import bibtex
from .domain.csl import csl
from .domain.records import Record
from .domain.ris import ris

#: Of more authors than these, the first one stands in a file's name.
MOST_NAMED = 3


@dataclass(frozen=True)
class Form:
    """A form of export: what it is called, its type, and how it is written."""

    label: str
    content_type: str
    write: Callable[[Sequence[Record]], str]


def _csl_json(records: Iterable[Record]) -> str:
    return json.dumps([csl(record) for record in records], ensure_ascii=False, indent=1) + "\n"


#: By the end of a file's name.
FORMS = {
    "bib": Form("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", _csl_json),
}


def export(records: Sequence[Record], form: str, name: str) -> HttpResponse:
    """A file of references, in a form of FORMS and under a name without its end."""
    chosen = FORMS[form]
    return HttpResponse(
        chosen.write(records).encode(),
        content_type=chosen.content_type,
        headers={"Content-Disposition": disposition(f"{name}.{form}")},
    )


def name_of(record: Record, otherwise: str) -> str:
    """`Koelble-Siddle-2016`; `otherwise` where nobody is named."""
    names = [name.organisation or name.family for name in record.authors or record.editors]
    named = names[:1] if len(names) > MOST_NAMED else names
    if not named:
        return otherwise
    parts = [*named, str(record.issued.year) if record.issued else ""]
    return "-".join("-".join(part.split()) for part in parts if part)
