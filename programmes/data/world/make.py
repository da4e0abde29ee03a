# ruff: noqa: INP001 (a script that stands beside its data, no module of the portal)
"""Make shapes.json, the world map of the portal, from two GeoJSON files.

python make.py world.geojson sweden_counties.geojson > shapes.json

Equal Earth projection without the Americas. Borders that two shapes share are simplified once, so
that no gap opens between neighbours. Standard library only.
"""

import json
import math
import sys
from itertools import pairwise
from pathlib import Path

WIDTH = 800.0  # units of the view box
PADDING = 4.0
CENTRAL_MERIDIAN = 60.0
TOLERANCE = 1.0  # how far a simplified line may leave its original, in units
SMALLEST = 5.0  # rings of less area, in square units, are left out; Gotland, where ICLD is, stays
SMALLEST_IN_SWEDEN = 1.0
AMERICAS = (-168.5, -30.0)  # longitudes that are left out; Greenland lies here too
SOUTH, NORTH = -48.0, 81.0
DOTS = {"XK": 2.7, "MK": 2.7, "MD": 3.0, "RW": 3.0}  # too small to see as shapes: radius of a dot instead


def equal_earth(longitude, latitude):
    """Project degrees to the unit sphere's Equal Earth plane, y downwards (Šavrič et al., 2018)."""
    if longitude < AMERICAS[0]:
        longitude += 360
    lam, phi = math.radians(longitude - CENTRAL_MERIDIAN), math.radians(latitude)
    theta = math.asin(math.sqrt(3) / 2 * math.sin(phi))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t2, t6 = theta**2, theta**6
    x = 2 * math.sqrt(3) * lam * math.cos(theta)
    x /= 3 * (9 * a4 * t2 * t6 + 7 * a3 * t6 + 3 * a2 * t2 + a1)
    y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return x, -y


def rings_of(feature):
    """All rings of a feature, holes too, without the closing point."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[tuple(point) for point in ring[:-1]] for polygon in polygons for ring in polygon]


def is_shown(ring):
    """Whether the middle of a ring lies on the map."""
    longitude, latitude = ((min(values) + max(values)) / 2 for values in zip(*ring, strict=True))
    return not AMERICAS[0] < longitude < AMERICAS[1] and SOUTH < latitude < NORTH


def area(ring):
    """Signed area: positive for rings that run clockwise on the screen."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def dissolve(rings):
    """The outline of neighbouring rings: every edge that is walked both ways falls away."""
    edges = {(a, b) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1], strict=True)}
    onward = {}
    for a, b in sorted(edges):
        if (b, a) not in edges:
            onward.setdefault(a, []).append(b)
    outline = []
    while onward:
        start = here = min(onward)
        ring = []
        while True:
            ring.append(here)
            following = onward[here].pop()
            if not onward[here]:
                del onward[here]
            here = following
            if here == start or here not in onward:
                break
        outline.append(ring)
    return outline


def distance(point, a, b):
    """From a point to the stretch between a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    part = 0.0
    if length:
        part = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return math.hypot(point[0] - a[0] - part * dx, point[1] - a[1] - part * dy)


def simplify(line, tolerance):
    """Douglas and Peucker's way: keep the ends and whatever lies further off than the tolerance."""
    if len(line) < 3:
        return line
    far, at = max((distance(p, line[0], line[-1]), i) for i, p in enumerate(line[1:-1], 1))
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplify(line[: at + 1], tolerance)[:-1] + simplify(line[at:], tolerance)


class Borders:
    """Simplifies rings so that a stretch shared by two rings comes out the same in both."""

    def __init__(self, rings, tolerance):
        self.tolerance = tolerance
        self.known = {}
        neighbours = {}
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                neighbours.setdefault(a, set()).add(b)
                neighbours.setdefault(b, set()).add(a)
        self.meeting_points = {point for point, near in neighbours.items() if len(near) != 2}

    def simplified(self, ring):
        cuts = [i for i, point in enumerate(ring) if point in self.meeting_points]
        if len(cuts) < 2:
            # A ring alone: cut at two points that do not depend on where or which way it was begun.
            first = cuts[0] if cuts else ring.index(min(ring))
            start = ring[first]
            other = max(range(len(ring)), key=lambda i: (math.dist(ring[i], start), ring[i]))
            cuts = sorted({first, other})
        closed = ring[cuts[0] :] + ring[: cuts[0] + 1]
        ends = [cut - cuts[0] for cut in cuts] + [len(ring)]
        result = []
        for begin, end in pairwise(ends):
            result += self._stretch(closed[begin : end + 1])[:-1]
        return result

    def _stretch(self, line):
        backwards = line[-1] < line[0]
        key = tuple(reversed(line)) if backwards else tuple(line)
        if key not in self.known:
            self.known[key] = simplify(list(key), self.tolerance)
        line = self.known[key]
        return line[::-1] if backwards else line


def number(tenths):
    text = f"{tenths / 10:.1f}".rstrip("0").rstrip(".")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def joined(numbers):
    """Numbers with the fewest separators that path data allows."""
    text = ""
    for value in map(number, numbers):
        text += value if not text or value[0] == "-" else " " + value
    return text


def path(rings):
    """Relative path data, one decimal; the running point is rounded, so errors do not add up."""
    data, at = "", (0, 0)
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        tenths = [p for p, before in zip(tenths, tenths[-1:] + tenths[:-1], strict=True) if p != before]
        if len(tenths) < 3:
            continue
        steps = [b - a for p, q in pairwise(tenths) for a, b in zip(p, q, strict=True)]
        first = joined([tenths[0][0] - at[0], tenths[0][1] - at[1]])
        data += f"m{first}l{joined(steps)}z"
        at = tenths[0]
    return "M" + data[1:]


def dot(centre, radius):
    x, y = centre
    halves = f"a{radius} {radius} 0 1 1 {2 * radius} 0a{radius} {radius} 0 1 1-{2 * radius} 0"
    return f"M{x - radius:.1f} {y:.1f}{halves}z"


def main(world_file, counties_file):
    features = json.loads(Path(world_file).read_text(encoding="utf-8"))["features"]
    counties = json.loads(Path(counties_file).read_text(encoding="utf-8"))["features"]

    shapes = {f["id"]: [r for r in rings_of(f) if is_shown(r)] for f in features}
    shapes["sweden"] = dissolve([ring for county in counties for ring in rings_of(county)])
    flat = {key: [[equal_earth(*p) for p in r] for r in rings] for key, rings in shapes.items()}

    xs = [x for rings in flat.values() for ring in rings for x, _ in ring]
    ys = [y for rings in flat.values() for ring in rings for _, y in ring]
    scale = (WIDTH - 2 * PADDING) / (max(xs) - min(xs))
    height = math.ceil((max(ys) - min(ys)) * scale + 2 * PADDING)

    def placed(point):
        return (point[0] - min(xs)) * scale + PADDING, (point[1] - min(ys)) * scale + PADDING

    flat = {key: [[placed(p) for p in r] for r in rings] for key, rings in flat.items()}
    borders = Borders([r for rings in flat.values() for r in rings], TOLERANCE)
    drawn = {key: [borders.simplified(r) for r in rings] for key, rings in flat.items()}
    # Land holds the countries too, so that one which is no partner leaves no hole.
    drawn["land"] = dissolve([r for key, rings in drawn.items() if key != "sweden" for r in rings])
    for key, rings in drawn.items():
        limit = SMALLEST_IN_SWEDEN if key == "sweden" else SMALLEST
        drawn[key] = sorted((r for r in rings if abs(area(r)) >= limit), key=min)

    countries = {}
    for feature in sorted(features, key=lambda f: f["id"]):
        code = feature["id"]
        if code in DOTS:
            countries[code] = dot(placed(equal_earth(*feature["properties"]["label"])), DOTS[code])
        elif code != "land" and drawn[code]:
            countries[code] = path(drawn[code])
    result = {
        "view_box": f"0 0 {WIDTH:.0f} {height}",
        "land": path(drawn["land"]),
        "sweden": path(drawn["sweden"]),
        "countries": countries,
    }
    json.dump(result, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
