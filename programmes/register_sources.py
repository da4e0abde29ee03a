"""Where a row of the register is from: the short keys of the data that it was loaded with, in words."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language

from .register import DATA


@dataclass(frozen=True)
class RegisterSource:
    """A source of the data beside the code; several copies of one have its name.

    `licence` is empty where only facts were taken from it.
    """

    key: str
    name_sv: str
    name_en: str
    about_sv: str
    about_en: str
    licence: str

    @property
    def name(self) -> str:
        """A word or two for it, in the language in force."""
        return self.name_en if get_language() == "en" else self.name_sv

    @property
    def about(self) -> str:
        """What was taken from it, where and when."""
        return self.about_en if get_language() == "en" else self.about_sv


@cache
def sources() -> dict[str, RegisterSource]:
    """Every source by its key, in the order of the table."""
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: RegisterSource(**row) for row in csv.DictReader(file)}


def read(stated: str) -> Sequence[RegisterSource | str]:
    """The parts of what a row states as its source: those of the table, and what is said in words as it stands.

    `S1 S2; SFS 2027:1` is two of the table and a text.
    """
    keys = sorted(sources(), key=len, reverse=True)
    known = re.compile(rf"(?:{'|'.join(map(re.escape, keys))})(?=$|[ ;])")
    parts: list[RegisterSource | str] = []
    for part in filter(None, (part.strip() for part in stated.split(";"))):
        found = known.findall(part)
        if " ".join(found) == part:
            parts += [sources()[key] for key in found]
        else:
            parts.append(part)
    is_all_words = all(isinstance(part, str) for part in parts)
    return [stated] if parts and is_all_words else parts
