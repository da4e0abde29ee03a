"""What the room says of its open data: the projects."""

from django.utils.translation import gettext_lazy as _

from icld_site.delivery.described import (
    ADDRESS,
    CODE,
    COUNTRY_CODE,
    CSV,
    ERRORS,
    JSON,
    KEY,
    PAGES,
    WORDS_OR_NULL,
    Dataset,
    File,
    Schema,
    each,
    one,
    one_of,
    or_null,
    ref,
    rows,
)

from .domain.periods import Status
from .models import Project
from .open_data import COLUMNS
from .views.data import projects_changed

_END: Schema = {
    "description": "A day, or its year alone where no more is known.",
    **or_null({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"}),
}
_PROJECT = one(
    id=KEY,
    title=WORDS_OR_NULL,
    summary=WORDS_OR_NULL,
    swedish_parties={"description": "The first one is granted the money.", **each(ref("Body"))},
    partners={
        "description": "Those abroad, the main one first.",
        **each(one(name=WORDS_OR_NULL, country=COUNTRY_CODE)),
    },
    core_areas=each(CODE),
    themes=each(CODE),
    phase=or_null(one_of(Project.Phase.values)),
    period=one(starts=_END, ends=_END),
    status={"description": "What it is today.", **one_of(Status)},
    granted_sek=or_null({"type": "integer", "minimum": 1}),
    source=or_null(ADDRESS),
    url=PAGES,
)

PROJECTS = Dataset(
    key="projects",
    title=_("Projects"),
    text=_("The projects of the partnerships: who works together, on what, when, with which grant."),
    keywords=(_("municipal partnerships"), _("projects"), _("development cooperation")),
    themes=("GOVE", "INTR"),
    files=(
        File(name="projects-json", form="JSON", media_type=JSON, schema=rows(ref("Project")), refusals={429: ERRORS}),
        File(name="projects-csv", form="CSV", media_type=CSV, columns=COLUMNS, refusals={429: ERRORS}),
    ),
    changed=projects_changed,
    schemas={"Project": _PROJECT},
)

DATASETS = (PROJECTS,)
