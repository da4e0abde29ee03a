"""The register of bodies, as it stands in the database: the invariants of the reference data, and every single body."""

from collections import Counter
from datetime import date, timedelta

import pytest

from icld_site.languages.sorting import swedish_key
from programmes import bodies
from programmes.domain.applicants import COUNTY_COUNCIL, FEDERATION, MUNICIPALITY, REGION
from programmes.domain.eligibility import answer
from programmes.domain.judging import Question
from programmes.models import LocalGovernment, Programme
from programmes.rulebook import rulebook

pytestmark = pytest.mark.usefixtures("starting_content")

ON_THE_LIST = date(2018, 2, 25)
MUNICIPALITIES_BY_COUNTY = {
    "01": 26, "03": 8, "04": 9, "05": 13, "06": 13, "07": 8, "08": 12, "09": 1, "10": 5, "12": 33, "13": 6, "14": 49,
    "17": 16, "18": 12, "19": 10, "20": 15, "21": 10, "22": 7, "23": 8, "24": 15, "25": 14,
}  # fmt: skip


def of(kind, **filters):
    return LocalGovernment.objects.filter(kind=kind, **filters)


def test_there_are_290_municipalities_20_regions_23_county_councils_and_16_federations():
    assert Counter(LocalGovernment.objects.values_list("kind", flat=True)) == {
        MUNICIPALITY: 290,
        REGION: 20,
        COUNTY_COUNCIL: 23,
        FEDERATION: 16,
    }


def test_every_municipality_is_current_and_its_code_begins_with_its_county():
    for body in of(MUNICIPALITY):
        assert body.last_day is None
        assert len(body.code) == 4
        assert body.code.isdigit()
        assert body.code.startswith(body.county_code)
    assert Counter(of(MUNICIPALITY).values_list("county_code", flat=True)) == MUNICIPALITIES_BY_COUNTY


def test_gotland_is_the_only_municipality_that_counts_as_a_region():
    regions = LocalGovernment.objects.filter(counts_as_region=True)
    assert len(regions) == len(set(regions.values_list("county_code", flat=True))) == 21
    assert [body.code for body in regions if body.kind == MUNICIPALITY] == ["0980"]


@pytest.mark.parametrize(
    ("day", "councils", "regions"),
    [
        (date(1999, 1, 1), 18, 2),
        (date(2011, 1, 1), 17, 3),
        (date(2015, 1, 1), 11, 9),
        (date(2017, 1, 1), 8, 12),
        (ON_THE_LIST, 7, 13),
        (date(2019, 1, 1), 0, 20),
    ],
)
def test_county_councils_became_regions(day, councils, regions):
    assert (of(COUNTY_COUNCIL).on(day).count(), of(REGION).on(day).count()) == (councils, regions)


def test_each_county_council_ends_the_day_before_its_region_begins():
    for council in of(COUNTY_COUNCIL).select_related("successor"):
        assert council.successor.kind == REGION
        assert council.successor.first_day == council.last_day + timedelta(days=1)


def test_the_names_are_those_that_the_bodies_use():
    names = list(of(MUNICIPALITY).values_list("name_sv", flat=True))
    assert sum(name.endswith(" stad") for name in names) == 14
    assert [name for name in names if not name.endswith((" stad", " kommun"))] == ["Region Gotland"]
    for body in of(MUNICIPALITY):
        plain, genitive = f"{body.short_name} kommun", f"{body.short_name}s kommun"
        assert body.legal_name in (plain, genitive) or body.legal_name == "Falu kommun"
        if body.short_name.endswith(("s", "x")):
            assert body.legal_name == plain


def test_the_swedish_order_is_kept_from_ale_to_overtornea():
    names = sorted(of(MUNICIPALITY).values_list("short_name", flat=True), key=swedish_key)
    assert (names[0], names[-1]) == ("Ale", "Övertorneå")
    places = [names.index(name) for name in ("Ydre", "Åmål", "Älmhult", "Öckerö")]
    assert places == sorted(places)


def test_federations_and_their_members():
    assert (of(FEDERATION, last_day=None).count(), of(FEDERATION).on(ON_THE_LIST).count()) == (4, 10)
    members = [body for federation in of(FEDERATION, last_day=None) for body in federation.members.all()]
    assert {body.kind for body in members} == {MUNICIPALITY}
    outside = [body.code for body in members if body.county_code != "14"]
    assert (len(members), len({body.code for body in members}), outside) == (50, 50, ["1384"])


def test_organisation_numbers_have_the_right_check_digit():
    numbers = [body.org_number for body in LocalGovernment.objects.exclude(org_number="")]
    assert len(numbers) == 14
    for number in numbers:
        digits = [int(digit) for digit in number if digit.isdigit()]
        doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
        assert sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


def test_habo_and_habo_have_an_address_each():
    slugs = dict(of(MUNICIPALITY, code__in=["0305", "0643"]).values_list("code", "slug"))
    assert slugs == {"0305": "habo-kommun-0305", "0643": "habo-kommun-0643"}


def _book():
    return rulebook(Programme.objects.get(takes_applications=True))


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2027, 3, 15), "open"), (date(2027, 3, 16), "later"), (date(2017, 6, 1), "ask")]
)
def test_every_one_of_the_310_bodies_is_answered(on, verdict):
    book = _book()
    asked = [*of(MUNICIPALITY).order_by("code"), *of(REGION).order_by("code")]
    told = {}
    for body in asked:
        (found,) = bodies.find(body.code)
        told[found.code] = answer(Question(applicant=bodies.applicant(found), country="ZM"), on, book.rules).verdict
    assert told == dict.fromkeys([body.code for body in asked], verdict)
    assert len(told) == 310


def test_every_one_of_the_310_bodies_is_found_by_slug_and_by_either_name():
    for body in [*of(MUNICIPALITY), *of(REGION)]:
        for typed in (body.slug, body.name_sv, body.name_en.upper(), f"  {body.legal_name} "):
            assert [found.slug for found in bodies.find(typed)] == [body.slug], typed


def test_every_county_council_is_answered_on_its_last_day_and_the_day_after():
    book = _book()
    for council in of(COUNTY_COUNCIL).select_related("successor"):
        (found,) = bodies.find(council.slug)
        applicant = bodies.applicant(found)
        on_its_last, after = council.last_day, council.last_day + timedelta(days=1)
        assert applicant.on(on_its_last).slug == council.slug
        assert applicant.on(after).slug == council.successor.slug
        for day in (on_its_last, after):
            told = answer(Question(applicant=applicant, country="ZM"), day, book.rules)
            assert told.verdict == ("later" if day >= date(2018, 1, 1) else "ask")
            renamed = [finding.link.slug for finding in told.findings if finding.code == "applicant.existed"]
            assert renamed == ([] if day == on_its_last else [council.successor.slug])


@pytest.mark.parametrize("typed", ["09", "0980", "Region Gotland", "Gotlands kommun", "gotland", "region-gotland"])
def test_gotland_is_found_under_both_codes_and_both_names_once(typed):
    assert [body.code for body in bodies.find(typed)] == ["0980"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("1440", ["ale-kommun"]),
        ("ALE   kommun", ["ale-kommun"]),
        ("Göteborgs stad", ["goteborgs-stad"]),
        ("Göteborgs kommun", ["goteborgs-stad"]),
        ("Go\u0308teborgs stad", ["goteborgs-stad"]),  # ö as two characters
        ("14", ["vastra-gotalandsregionen"]),
        ("vgr", ["vastra-gotalandsregionen"]),
        ("Sjuhärads kommunalförbund", ["boras-sjuharad"]),
        ("Göteborgsregionen", ["goteborgsregionen"]),
        ("The Gothenburg Region", ["goteborgsregionen"]),
        ("Malung", ["malung-salens-kommun"]),  # its name until 2007
        ("Malungs kommun", ["malung-salens-kommun"]),
        ("Södermanland", ["region-sormland"]),
        ("Landstinget i Södermanlands län", ["landstinget-sormland"]),
        ("Landstinget i Östergötland", ["landstinget-i-ostergotland"]),
        ("Östergötlands läns landsting", ["landstinget-i-ostergotland"]),
        ("Region Dalarna", ["region-dalarna"]),
        ("Stockholm", ["stockholms-stad", "region-stockholm"]),
        ("Håbo", ["habo-kommun-0305"]),
        ("Habo", ["habo-kommun-0643"]),
        ("9999", []),
        ("11", []),
        ("1440x", []),
        ("Sydarmors", []),
        ("١٤٤٠", []),
    ],
)
def test_a_body_is_found_by_what_people_type(typed, slugs):
    assert [body.slug for body in bodies.find(typed)] == slugs
