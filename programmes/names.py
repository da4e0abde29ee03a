"""By which names the countries of the world are called in a text: the table's, ICLD's own, former and other ones."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from . import models
from .domain.mentions import Lexicon
from .nations import nations

OTHER_NAMES = Path(__file__).parent / "data" / "other_names.csv"

#: What is a country in the other language and a common word in this one.
COMMON_WORDS = {"sv": set[str](), "en": {"Island"}}


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """By code, names that neither the table nor ICLD has for a country, but people."""
    found: dict[str, list[str]] = defaultdict(list)
    with OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["code"]].append(row["name"])
    return {code: tuple(names) for code, names in found.items()}


def lexicon(language: str) -> Lexicon:
    """The names, in both languages, by which a text of a language may call a country."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, both in nations().items():
        names[code] |= {form for name in both.values() for form in (name, name.replace(" & ", " and "))}
    for code, others in spellings().items():
        names[code].update(others)
    for row in models.CountryName.objects.select_related("country"):
        names[row.country.code] |= {name for name in (row.title_sv, row.title_en) if name}
    return Lexicon({code: known - COMMON_WORDS[language] for code, known in names.items()})
