"""Partner countries that come and leave, for tests."""

from datetime import date

from programmes.models import Country, CountryEligibility, CountryName
from tests.programmes.states import programme

SV = "/sv/program/kommunala-partnerskap/lander/"
EN = "/en/programmes/municipal-partnerships/countries/"


def ends(code: str, day: date) -> None:
    row = CountryEligibility.objects.get(country__code=code, last_day=None)
    row.last_day = day
    row.save()


def begins(code: str, day: date, last: date | None = None, names: tuple[str, str] = ("", "")) -> Country:
    country, is_new = Country.objects.get_or_create(code=code, defaults={"region": "latin-america"})
    if is_new and any(names):
        CountryName.objects.create(country=country, title_sv=names[0], title_en=names[1])
    CountryEligibility.objects.create(programme=programme(), country=country, first_day=day, last_day=last)
    return country
