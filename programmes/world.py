"""The map of the partner countries: shapes that were made ready, picked by the rows of the list."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).parent / "data" / "world" / "shapes.json"

#: A shape of less width and height, in units of the map, is hard to find without a ring around it.
SMALL = 26.0
ROOM_IN_RING = 6.0


@dataclass(frozen=True)
class Partner:
    code: str
    d: str


@dataclass(frozen=True)
class Ring:
    """A circle around a small country, in units of the map, as numbers are written in SVG."""

    x: str
    y: str
    radius: str


@dataclass(frozen=True)
class Mark:
    """The country that a page is about. `state` says how it is drawn: as its listing is."""

    d: str
    state: str
    ring: Ring | None


@dataclass(frozen=True)
class World:
    """Path data for an inline SVG."""

    view_box: str
    land: str
    sweden: str
    partners: tuple[Partner, ...]
    mark: Mark | None = None


@cache
def _shapes() -> Any:
    return json.loads(SHAPES.read_text(encoding="utf-8"))


def world(codes: Iterable[str], marked: str = "", state: str = "") -> World:
    """The map with these countries drawn as partners, and one marked; one without a shape is only in the list."""
    shapes = _shapes()
    drawn = shapes["countries"]
    return World(
        view_box=shapes["view_box"],
        land=shapes["land"],
        sweden=shapes["sweden"],
        partners=tuple(Partner(code, drawn[code]) for code in dict.fromkeys(codes) if code in drawn and code != marked),
        mark=Mark(drawn[marked], state, _ring(drawn[marked])) if marked in drawn else None,
    )


@cache
def _ring(d: str) -> Ring | None:
    """The ring around a shape, or None around one that is large enough."""
    xs, ys = zip(*_points(d), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if max(width, height) >= SMALL:
        return None
    middle = (min(xs) + width / 2, min(ys) + height / 2, max(width, height) / 2 + ROOM_IN_RING)
    return Ring(*(f"{number:.1f}" for number in middle))


def _points(d: str) -> list[tuple[float, float]]:
    """The corners of a path as `make.py` writes it: M, then relative m, l and z; a dot is two arcs, and so its ends."""
    points: list[tuple[float, float]] = []
    x = y = 0.0
    start = (x, y)
    for command, written in re.findall(r"([Mmlaz])([^Mmlaz]*)", d):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", written)]
        if command == "z":
            x, y = start
            continue
        steps = [numbers[-2:]] if command == "a" else list(zip(numbers[::2], numbers[1::2], strict=True))
        for dx, dy in steps:
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            points.append((x, y))
        if command in "Mm":
            start = (x, y)
    return points
