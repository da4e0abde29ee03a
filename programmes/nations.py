"""Every country of the world by code, in both languages: the one table that a country's code is checked against."""

import csv
from functools import cache
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import get_language

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


@cache
def slugs() -> dict[str, Words]:
    """By code, the last part of the address of a country's page.

    It is made of the table's name and not of the one that ICLD uses, which may change: so the address never does.
    """
    return {code: {language: slugify(name) for language, name in names.items()} for code, names in nations().items()}


def slug_of(code: str, language: str | None = None) -> str:
    """A country's slug in a language, or in the one in force; its code where the table doesn't hold it."""
    words = slugs().get(code)
    return words[language or get_language() or LANGUAGES[0]] if words else code.lower()
