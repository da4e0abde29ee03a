"""Loading the register of bodies from the files beside the code."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils.text import slugify

from .domain.applicants import COUNTY_COUNCIL, FEDERATION, MUNICIPALITY, REGION
from .models import LocalGovernment

DATA = Path(__file__).parent / "data"

#: Names by which a body is looked for though no official list has them, by kind and code (or slug).
OTHER_NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    (MUNICIPALITY, "0980"): ("Gotland", "Region Gotland"),
    (MUNICIPALITY, "2023"): ("Malungs kommun",),  # to 2007
    (REGION, "04"): ("Region Södermanland", "Södermanland"),
    (REGION, "14"): ("VGR", "Region Västra Götaland"),
    (COUNTY_COUNCIL, "03"): ("Uppsala läns landsting",),
    (COUNTY_COUNCIL, "04"): ("Södermanlands läns landsting",),
    (COUNTY_COUNCIL, "05"): ("Östergötlands läns landsting",),
    (COUNTY_COUNCIL, "13"): ("Landstinget i Halland",),
    (FEDERATION, "boras-sjuharad"): ("Sjuhärads kommunalförbund",),
    (FEDERATION, "goteborgsregionen"): ("Göteborgsregionen", "The Gothenburg Region"),
}


def load() -> None:
    """Store every body of the register, then who became whom, then who is a member of which federation."""
    local = list(_rows("local_governments.csv"))
    federations = list(_rows("federations.csv"))
    slugs = _slugs(local)
    stored: dict[tuple[str, str], LocalGovernment] = {}
    for row in local:
        key = (row["kind"], row["code"])
        stored[key] = _body(row, code=row["code"], slug=slugs[key], other_names="\n".join(OTHER_NAMES.get(key, ())))
        stored[key].save()
    for row in federations:
        key = (FEDERATION, row["slug"])
        body = _body(row, code=None, slug=row["slug"], other_names="\n".join(OTHER_NAMES.get(key, ())))
        body.county_code = row["county_codes"]
        body.save()
        body.members.set([stored[MUNICIPALITY, code] for code in row["members"].split()])
        stored[key] = body
    for row in [*local, *federations]:
        if row["successor_code"]:
            body = stored[row["kind"], row.get("code") or row["slug"]]
            body.successor = stored[row["successor_kind"], row["successor_code"]]
            body.save()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _slugs(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """A slug for each body, from its name; with the code where two names make the same (Håbo and Habo)."""
    plain = {(row["kind"], row["code"]): slugify(row["name_sv"]) for row in rows}
    taken = list(plain.values())
    return {key: f"{slug}-{key[1]}" if taken.count(slug) > 1 else slug for key, slug in plain.items()}


def _body(row: dict[str, str], *, code: str | None, slug: str, other_names: str) -> LocalGovernment:
    return LocalGovernment(
        code=code,
        slug=slug,
        kind=row["kind"],
        name_sv=row["name_sv"],
        name_en=row["name_en"],
        short_name=row["short_name"],
        legal_name=row.get("name_sv_legal", ""),
        other_names=other_names,
        county_code=row.get("county_code", ""),
        county_name=row.get("county_name_sv", ""),
        counts_as_region=row.get("counts_as_region") == "yes",
        first_day=_day(row["valid_from"]),
        last_day=_day(row["valid_to"]),
        org_number=row["org_number"],
        website=row["website"],
        source=row["source"][:300],
        note=row["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
