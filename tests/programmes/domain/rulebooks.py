"""Rules and questions to try the domain on: those of the user's page, and any that hypothesis can think of."""

from datetime import date, timedelta

from hypothesis import strategies as st

from icld_site.days import DayRange, YearlyDay
from programmes.domain.applicants import KINDS, Applicant, Link
from programmes.domain.eligibility import Answer, answer
from programmes.domain.judging import Question
from programmes.domain.rules import ApplicantRule, AreaRule, CountryRule, KindRule, Rules
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Gap, Pause, Rule, Window, WindowRule

FROM_2018 = DayRange(date(2018, 1, 1))
SPRING = WindowRule(key="spring", opens=YearlyDay(2, 15), closes=YearlyDay(3, 15), validity=FROM_2018)
AUTUMN = WindowRule(key="autumn", opens=YearlyDay(9, 15), closes=YearlyDay(10, 15), validity=FROM_2018)
SPRING_2018 = Window(
    key="spring/2018",
    opens=date(2018, 2, 15),
    closes=date(2018, 3, 15),
    extended_to=date(2018, 3, 26),
    replaces=("spring", 2018),
)
COUNTRIES = [
    "BA",
    "GE",
    "XK",
    "MK",
    "MD",
    "RS",
    "TR",
    "UA",
    "BY",
    "IN",
    "ID",
    "CN",
    "VN",
    "BW",
    "KE",
    "MZ",
    "NA",
    "ZA",
    "TZ",
    "UG",
    "ZM",
]
AREAS = ("equity", "participation", "transparency", "accountability")


def seed_rules(**changes) -> Rules:
    """The rules of the user's page, with changes."""
    return Rules(
        **{
            "applicants": [ApplicantRule(kind=kind, validity=FROM_2018) for kind in KINDS],
            "countries": [CountryRule(code=code, validity=FROM_2018) for code in COUNTRIES],
            "areas": [AreaRule(code=code, validity=FROM_2018) for code in AREAS],
            "schedule": Schedule(rules=[SPRING, AUTUMN], dated=[SPRING_2018]),
        }
        | changes
    )


def body(kind="municipality", code="1440", slug="ale-kommun", **fields) -> Applicant:
    link = Link(kind=kind, code=code, slug=slug, name={"sv": "Ale kommun", "en": "Ale Municipality"}, **fields)
    return Applicant(asked=link, links=(link,))


ALE = body()


def ask(on: date, book: Rules | None = None, **question) -> Answer:
    """What Ale is told of Zambia on a day, by the rules of the user's page, with changes."""
    return answer(Question(**{"applicant": ALE, "country": "ZM"} | question), on, book or seed_rules())


def codes(told: Answer) -> list[tuple[str, bool | None]]:
    return [(finding.code, finding.ok) for finding in told.findings]


DAYS = st.dates(date(2016, 1, 1), date(2032, 12, 31))
_YEARLY = st.builds(YearlyDay, st.integers(1, 12), st.integers(1, 28)) | st.sampled_from(
    [YearlyDay(2, 29), YearlyDay(12, 31), YearlyDay(1, 1), YearlyDay(3, 28), YearlyDay(10, 25)]
)
_VALIDITY = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: DayRange(*ends) if None in ends or ends[0] <= ends[1] else DayRange(ends[1], ends[0])
)
_DOUBT = st.none() | st.integers(1, 900).map(timedelta)
_HELD = st.builds(
    lambda days, before, after: {
        "validity": days,
        "perhaps_from": days.first - before if days.first and before else None,
        "perhaps_to": days.last + after if days.last and after else None,
    },
    _VALIDITY,
    _DOUBT,
    _DOUBT,
)
_CODES_OF_KINDS = st.sampled_from([[], ["project"], ["preparation", "project"], ["preparation", "project"]])
_KINDS = st.sets(st.sampled_from(["preparation", "project"])).map(frozenset)


@st.composite
def _dated(draw, key):
    opens = draw(st.none() | DAYS)
    length = draw(st.integers(0, 120))
    closes = draw(DAYS) if opens is None else draw(st.sampled_from([None, opens + timedelta(days=length)]))
    extended = closes + timedelta(days=draw(st.integers(1, 40))) if closes and draw(st.booleans()) else None
    replaces = draw(st.none() | st.tuples(st.sampled_from(["w0", "w1"]), st.integers(2016, 2032)))
    return Window(
        key=key,
        opens=opens,
        closes=closes,
        extended_to=extended,
        cancelled=draw(st.booleans()),
        kinds=draw(_KINDS),
        replaces=replaces,
    )


@st.composite
def schedules(draw) -> Schedule:
    rules = [
        WindowRule(key=f"w{n}", opens=draw(_YEARLY), closes=draw(_YEARLY), validity=draw(_VALIDITY), kinds=draw(_KINDS))
        for n in range(draw(st.integers(0, 2)))
    ]
    dated = [draw(_dated(f"d{n}")) for n in range(draw(st.integers(0, 2)))]
    pauses = [Pause(validity=draw(_VALIDITY), kinds=draw(_KINDS)) for _ in range(draw(st.integers(0, 1)))]
    gaps = [Gap(validity=draw(_VALIDITY)) for _ in range(draw(st.integers(0, 1)))]
    return Schedule(rules=rules, dated=dated, pauses=pauses, gaps=gaps)


@st.composite
def rules(draw) -> Rules:
    several = lambda make, codes: [make(code) for code in codes for _ in range(draw(st.integers(0, 2)))]  # noqa: E731
    return Rules(
        applicants=several(lambda kind: ApplicantRule(kind=kind, **draw(_HELD)), [*KINDS, "local_federation"]),
        countries=several(lambda code: CountryRule(code=code, **draw(_HELD)), ["ZM", "BY"]),
        areas=several(lambda code: AreaRule(code=code, **draw(_HELD)), ["equity"]),
        kinds=[KindRule(code=code, precondition=draw(st.booleans())) for code in draw(_CODES_OF_KINDS)],
        schedule=draw(schedules()),
        closed=draw(st.none() | st.builds(lambda day: Rule(validity=DayRange(day)), DAYS)),
    )


@st.composite
def applicants(draw) -> Applicant:
    if draw(st.booleans()):
        may_be = draw(st.sampled_from([(), ("federation", "local_federation"), ("other",)]))
        return body(kind=draw(st.sampled_from(KINDS)), may_be=may_be, validity=draw(_VALIDITY))
    change = draw(DAYS)
    old = Link(kind="county_council", code="04", slug="old", name={}, validity=DayRange(None, change))
    new = Link(kind="region", code="04", slug="new", name={}, validity=DayRange(change + timedelta(days=1)))
    return Applicant(asked=draw(st.sampled_from([old, new])), links=(old, new))


QUESTIONS = st.builds(
    Question,
    applicant=applicants(),
    country=st.sampled_from([None, "ZM", "BY", "IQ"]),
    area=st.sampled_from([None, "equity", "roads"]),
    kind=st.sampled_from([None, "preparation", "project"]),
    prepared=st.sampled_from([None, True, False]),
)
