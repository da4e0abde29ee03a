"""How much longer an answer takes by 30 years of rules among 20,000 objects than by one year among 500; and how much of
a page's time its template takes.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL.
"""

import statistics
from datetime import date, timedelta
from functools import partial

from django.template import Context
from django.template.loader import get_template
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment
from django.utils.translation import override

from bench.lists import only
from bench.portal import compared, medians, portal, ratio, seconds, visit
from programmes.models import ApplicationWindow, CountryEligibility, Pause, Programme

ROUNDS, REQUESTS = 7, 15
PROGRAMME = "/sv/program/kommunala-partnerskap/"
PAGES = (
    "/sv/",
    PROGRAMME,
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=2027-03-15",
    "/sv/far-vi-ansoka/?applicant=1440",
    "/data/eligibility.json?applicant=1440&country=ZM",
    "/sv/ansokningsperioder/",
    "/sv/ansokningsperioder.ics?body=municipality&country=ZM",
    "/sv/aktuellt/",
    "/sv/projekt/",
    "/sv/publikationer/",
)
YEARS = {"1 year": (1, 500), "30 years": (30, 20_000)}


def fill(years: int, objects: int) -> None:
    """So many years in which each yearly window was moved, a pause was laid and each country left and came back."""
    only(objects * 3 // 10, objects // 10, objects * 6 // 10)
    programme = Programme.objects.get(takes_applications=True)
    for eligibility in CountryEligibility.objects.all():
        country = eligibility.country
        eligibility.delete()
        for year in range(2027 - years, 2027):
            days = {"first_day": date(year, 1, 1), "last_day": date(year, 11, 30) if year < 2026 else None}
            CountryEligibility.objects.create(programme=programme, country=country, **days)
    for year in range(2027 - years, 2027):
        for month in (4, 8):
            opens = date(year, month, 1)
            ApplicationWindow.objects.create(programme=programme, opens=opens, closes=opens + timedelta(days=29))
        Pause.objects.create(
            programme=programme, first_day=date(year, 4, 20), last_day=date(year, 4, 25), reason_sv="–"
        )


def rendered() -> None:
    """The whole page against its template with the same context, in turn, without a change of content in between."""
    print(f"\n{'page':40}{'whole':>10}{'template':>10}{'ratio':>7}")
    with portal("rendering"):
        for path in (PROGRAMME, "/sv/"):
            setup_test_environment()  # which keeps contexts, and is slow: only while this one is looked for
            response = Client(headers={"host": "localhost"}).get(path)
            teardown_test_environment()
            template, context = get_template(response.templates[0].name).template, response.context[0].flatten()
            pairs = []
            with override("sv"):
                for _round in range(ROUNDS * REQUESTS):
                    whole = seconds(partial(visit, path))
                    pairs.append((whole, seconds(partial(template.render, Context(context)))))
            whole, alone = (statistics.median(pair[part] for pair in pairs) for part in (0, 1))
            print(f"{path:40}{whole * 1000:10.1f}{alone * 1000:10.1f}{whole / alone:7.2f}")


def main() -> None:
    print(f"Medians of {ROUNDS} rounds in turn, {REQUESTS} requests each, in milliseconds; ratios of the same round.")
    sizes = "".join(f"{name:>10}" for name in YEARS)
    print(f"{'page':62}{sizes}{'ratio':>7}")
    fills = {name: partial(fill, *size) for name, size in YEARS.items()}
    for path, again, _first in compared(fills, PAGES, ROUNDS, REQUESTS):
        print(f"{path:62}{medians(again)}{ratio(again, '30 years', '1 year'):7.2f}")
    rendered()


if __name__ == "__main__":
    main()
