"""The map of the partner countries: shapes that were made ready, picked by the rows of the list."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).parent / "data" / "world" / "shapes.json"


@dataclass(frozen=True)
class Partner:
    code: str
    d: str


@dataclass(frozen=True)
class World:
    """Path data for an inline SVG."""

    view_box: str
    land: str
    sweden: str
    partners: tuple[Partner, ...]


@cache
def _shapes() -> Any:
    return json.loads(SHAPES.read_text(encoding="utf-8"))


def world(codes: Iterable[str]) -> World:
    """The map with these countries marked; one without a shape is only in the list."""
    shapes = _shapes()
    drawn = shapes["countries"]
    return World(
        view_box=shapes["view_box"],
        land=shapes["land"],
        sweden=shapes["sweden"],
        partners=tuple(Partner(code, drawn[code]) for code in dict.fromkeys(codes) if code in drawn),
    )
