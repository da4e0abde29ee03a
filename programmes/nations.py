"""Every country of the world by code, in both languages: the one table that a country's code is checked against."""

import csv
from functools import cache
from pathlib import Path

from icld_site.addresses import LANGUAGES

from .domain.windows import Words

TABLE = Path(__file__).parent / "data" / "countries.csv"


@cache
def nations() -> dict[str, Words]:
    """ISO 3166-1 alpha-2 codes, and XK, with the country's names."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: {language: row[f"name_{language}"] for language in LANGUAGES} for row in csv.DictReader(file)
        }
