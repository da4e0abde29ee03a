"""What the room says of its open data: partner countries, application windows, the register, and the answer."""

from django.utils.translation import gettext_lazy as _

from icld_site.delivery.described import (
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
    WORDS,
    WORDS_OR_NULL,
    YES_NO,
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

from .answer_described import ANSWER, PARAMETERS, REFUSAL, SCHEMAS
from .models import Country
from .open_data import REGISTER_COLUMNS
from .open_rules import COUNTRY_COLUMNS, WINDOW_COLUMNS
from .views import data

_SPAN: dict[str, Schema] = {"valid_from": or_null(DAY), "valid_to": or_null(DAY)}
_KINDS: Schema = {"description": "Codes of kinds of application; empty: every kind.", **each(CODE, uniqueItems=True)}

_COUNTRY = one(
    code=COUNTRY_CODE,
    name={"description": "What ICLD calls it today.", **WORDS},
    names={
        "description": "What ICLD has called it, and will, the earliest first.",
        **each(one(name=WORDS_OR_NULL, **_SPAN)),
    },
    region=one_of(Country.Region.values),
    listed={
        "description": "Whether it is a partner country today; null: no source tells.",
        **or_null(YES_NO),
    },
    periods={
        "description": "From when until when, the earliest first.",
        **each(ref("CountryPeriod"), minItems=1),
    },
    url=PAGES,
)
_PERIOD = one(
    **_SPAN,
    perhaps_from={"description": "The earliest day on which it may have held, if another.", **or_null(DAY)},
    perhaps_to={"description": "The latest day on which it may have held, if another.", **or_null(DAY)},
    source=or_null(TEXT),
)

_WINDOW = one(
    id={"description": "Stays whatever becomes of the window's days.", **KEY},
    name=WORDS,
    opens={"description": "The first day, a whole day in Stockholm; null: not known yet.", **or_null(DAY)},
    closes={"description": "The last day as first announced; null: until further notice.", **or_null(DAY)},
    extended_to={"description": "A later last day, decided afterwards.", **or_null(DAY)},
    days_are_about={"description": "Only the season or the year is known; the days stand for it.", **YES_NO},
    cancelled=YES_NO,
    kinds=_KINDS,
    pauses={"description": "Those that lie over its days.", **each(ref("Pause"))},
    opens_at={
        "description": "When it really begins to take applications; null: never, or not known.",
        **or_null(MOMENT),
    },
    closes_at={
        "description": "When it has really ended: at the midnight after its last day, or before a pause or the end "
        "of the programme.",
        **or_null(MOMENT),
    },
    decision_expected={
        "description": "A day, or a month where no more is said.",
        **or_null({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}),
    },
    reason={"description": "Why it was extended, moved or cancelled.", **WORDS_OR_NULL},
    source=or_null(TEXT),
)
_PAUSE = one(**_SPAN, kinds=_KINDS, reason=WORDS_OR_NULL, still_accepted=WORDS_OR_NULL, source=or_null(TEXT))
_GAP = one(**_SPAN, reason=WORDS_OR_NULL, source=or_null(TEXT))
_GAPS: Schema = {
    "description": "Days for which no source says when applications were taken, beside the windows that are known.",
    **each(ref("Gap")),
}

COUNTRIES = Dataset(
    key="countries",
    title=_("Partner countries"),
    text=_("Every country that is, was or will be a partner country, from when until when, and under which names."),
    keywords=(_("partner countries"), _("international cooperation"), _("local democracy")),
    themes=("GOVE", "INTR"),
    files=(
        File(name="countries-json", form="JSON", media_type=JSON, schema=rows(ref("PartnerCountry"))),
        File(name="countries-csv", form="CSV", media_type=CSV, columns=COUNTRY_COLUMNS),
    ),
    changed=data.countries_changed,
    schemas={"PartnerCountry": _COUNTRY, "CountryPeriod": _PERIOD},
)
WINDOWS = Dataset(
    key="windows",
    title=_("Application windows"),
    text=_(
        "When applications for Municipal Partnerships are taken: every application window since the rules began, and "
        "those of the next 24 months, with extensions, cancellations and pauses."
    ),
    keywords=(_("application windows"), _("municipal partnerships"), _("calls for applications")),
    themes=("GOVE", "INTR"),
    files=(
        File(name="windows-json", form="JSON", media_type=JSON, schema=rows(ref("ApplicationWindow"), gaps=_GAPS)),
        File(name="windows-csv", form="CSV", media_type=CSV, columns=WINDOW_COLUMNS),
    ),
    changed=data.windows_changed,
    schemas={"ApplicationWindow": _WINDOW, "Pause": _PAUSE, "Gap": _GAP},
)
REGISTER = Dataset(
    key="local-governments",
    title=_("Local governments"),
    text=_(
        "Sweden’s municipalities and regions, regional federations, and the county councils of the past, with the "
        "codes of Statistics Sweden and what each has become."
    ),
    keywords=(_("municipalities"), _("regions"), _("county councils")),
    themes=("GOVE", "REGI"),
    files=(
        File(name="local-governments-json", form="JSON", media_type=JSON, schema=rows(ref("LocalGovernment"))),
        File(name="local-governments-csv", form="CSV", media_type=CSV, columns=REGISTER_COLUMNS),
    ),
    changed=data.register_changed,
)
ELIGIBILITY = Dataset(
    key="eligibility",
    title=_("The answer to “may we apply?”"),
    text=_(
        "Whether a Swedish municipality, region or federation may apply, with a country, on a day: the verdict with "
        "every finding, its rule and source, the windows ahead, and what would change the answer."
    ),
    keywords=(_("eligibility"), _("municipal partnerships"), _("application windows")),
    themes=("GOVE", "INTR"),
    files=(
        File(
            name="eligibility-json",
            form="JSON",
            media_type=JSON,
            schema=ANSWER,
            parameters=PARAMETERS,
            refusals={400: REFUSAL, 404: ERRORS, 414: ERRORS, 429: ERRORS},
        ),
    ),
    schemas=SCHEMAS,
)

DATASETS = (ELIGIBILITY, COUNTRIES, WINDOWS, REGISTER)
