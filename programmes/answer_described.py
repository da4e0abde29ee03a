"""What is asked of, and answered by, the open data on "may we apply?", as schemas of its own constants."""

from django.utils.translation import gettext_lazy as _

from icld_site.delivery.described import (
    CODE,
    COUNTRY_CODE,
    DAY,
    MOMENT,
    TEXT,
    WORDS,
    YES_NO,
    Parameter,
    Schema,
    each,
    if_null,
    one,
    one_of,
    or_null,
    ref,
)

from .asking import LONGEST_VALUE
from .asking import YES_NO as PREPARED
from .domain.applicants import ABROAD, EVERY_KIND, KINDS, OTHER
from .domain.judging import OPEN
from .domain.outcomes import VERDICTS
from .findings import SAYINGS
from .nations import nations

#: The days that exist from 1900 to 2099: of long months, of short ones, of February, and the leap days.
A_DAY = (
    "(19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29"
)


#: Where no source gives the very day on which a rule began or ended.
_DOUBT = {
    "perhaps_from": {"description": "The earliest day on which it may have held.", **DAY},
    "perhaps_to": {"description": "The latest day on which it may have held.", **DAY},
}


def _loosely(pattern: str) -> Schema:
    """A value that may be left empty or stand among spaces."""
    return {"type": "string", "pattern": f"^ *({pattern})? *$", "maxLength": LONGEST_VALUE}


def _in_any_case(code: str) -> str:
    return "".join(f"[{letter}{letter.lower()}]" for letter in code)


PARAMETERS = (
    Parameter(
        name="applicant",
        text=_(
            "Who asks: the code of a municipality or region, such as 1440; the last part of the address of its page, "
            "such as ale-kommun; or its name."
        ),
        schema={"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE},
        is_required=True,
        example="1440",
    ),
    Parameter(
        name="country",
        text=_("A country by its code in ISO 3166-1, such as ZM, or XK for Kosovo. Without it: each partner country."),
        schema=_loosely("|".join(map(_in_any_case, nations()))),
        example="ZM",
    ),
    Parameter(
        name="area",
        text=_("The code of a core area, such as participation. Without it: each of them."),
        schema=_loosely("[-a-zA-Z0-9_]+"),
        example="participation",
    ),
    Parameter(
        name="kind",
        text=_("The code of a kind of application, where the rules treat kinds apart."),
        schema=_loosely("[-a-zA-Z0-9_]+"),
    ),
    Parameter(
        name="prepared",
        text=_("yes or no: whether the precondition of the kind of application is met."),
        schema=_loosely("|".join(PREPARED)),
    ),
    Parameter(
        name="on",
        text=_("The day, as year-month-day, from the year 1900 to 2099. Without it: today in Sweden."),
        schema=_loosely(A_DAY),
        example="2027-03-15",
    ),
)

_VERDICT = one_of(VERDICTS)
_WINDOW: dict[str, Schema] = {"opens": DAY, "closes": or_null(DAY), "extended_to": or_null(DAY)}
_COUNT: Schema = {"type": "integer", "minimum": 0}

#: The body that is asked about, and one of the register.
BODY: dict[str, Schema] = {
    "code": {
        "description": "Statistics Sweden's; null for a federation.",
        **or_null({"type": "string", "pattern": "^[0-9]{2}([0-9]{2})?$"}),
    },
    "kind": one_of([*EVERY_KIND, OTHER, ABROAD]),
    "slug": {"description": "Null for a body that the register doesn't hold.", **or_null(CODE)},
    "name": WORDS,
}
LOCAL_GOVERNMENT = one(
    **{**BODY, "kind": one_of(KINDS), "slug": CODE},
    county=or_null(TEXT),
    valid_from=or_null(DAY),
    valid_to=or_null(DAY),
    successor={"description": "What it became, by the code or slug to ask for it with.", **or_null(TEXT)},
)

ANSWER: Schema = {
    **one(
        {
            "asked": {"description": "What was asked about, where it has another name that day.", **ref("Body")},
            "countries": each(one(code=COUNTRY_CODE, verdict=_VERDICT)),
            "areas": each(one(code=CODE, verdict=_VERDICT)),
            "kind": or_null(one(code=CODE, name=WORDS)),
            "kinds": each(one(code=CODE, verdict=_VERDICT), minItems=1),
            "prepared": or_null(YES_NO),
            "if_prepared": each(one(prepared=YES_NO, verdict=_VERDICT), minItems=2, maxItems=2),
        },
        on={"description": "The Stockholm day that the answer is for.", **DAY},
        programme=CODE,
        applicant=ref("Body"),
        country={
            "description": "Null where none was asked about; then `countries` has the verdict with each.",
            **or_null(one(code=COUNTRY_CODE, name=WORDS)),
        },
        area=or_null(one(code=CODE, name=WORDS)),
        verdict={"description": "The answer. `ask`: write to ICLD.", **_VERDICT},
        window={"description": "The open window; null unless the verdict is open.", **or_null(ref("OpenWindow"))},
        next_windows={
            "description": "Those of the next 24 months in which one may apply.",
            **each(one(**_WINDOW)),
        },
        findings=each(ref("Finding"), minItems=1),
        otherwise={"description": "Neighbouring questions, the nearest first.", **each(ref("Neighbour"))},
    ),
    "allOf": [
        if_null("country", "countries"),
        if_null("area", "areas"),
        if_null("kind", "kinds"),
        if_null("prepared", "if_prepared"),
        {
            "if": {"properties": {"verdict": {"const": OPEN}}},
            "then": {"properties": {"window": {"type": "object"}}},
            "else": {"properties": {"window": {"type": "null"}}},
        },
    ],
}
REFUSAL = one(
    {"candidates": {"description": "The bodies that a name may mean.", **each(ref("LocalGovernment"), minItems=2)}},
    errors=each(ref("Error"), minItems=1),
)

SCHEMAS: dict[str, Schema] = {
    "Body": one(**BODY),
    "LocalGovernment": LOCAL_GOVERNMENT,
    "OpenWindow": one(
        **_WINDOW,
        days_left={"description": "0 on the last day; null: until further notice.", **or_null(_COUNT)},
        opens_at=MOMENT,
        closes_at=or_null(MOMENT),
    ),
    "Finding": one(
        code=one_of(SAYINGS),
        ok={"description": "Null: the rules can't tell.", **or_null(YES_NO)},
        text=WORDS,
        rule={
            "description": "The rule that decided, where there is one.",
            **or_null(one(_DOUBT, valid_from=or_null(DAY), valid_to=or_null(DAY), source=or_null(TEXT))),
        },
    ),
    "Neighbour": one(
        text=WORDS,
        query={"description": "To ask with, after the question mark.", **TEXT},
        verdict=_VERDICT,
    ),
}
