"""Ground as one sees it from above, and stones that stand for figures."""

import itertools
from math import cos, radians, sin, tau

from sheet import (
    BAND,
    BLOCK,
    DEEP,
    FOAM,
    FOOT,
    GREY,
    HEIGHT,
    LEAF,
    MOSS,
    OCHRE,
    PAPER,
    ROSE,
    SAND,
    SEA,
    SHADE,
    SHALLOW,
    SPROUT,
    STONE,
    STRAW,
    WAVE,
    WIDTH,
    Point,
    Sheet,
    mixed,
)


def copper_hills(sheet: Sheet) -> None:
    sheet.band(0, HEIGHT, STRAW, SAND)
    tones = (OCHRE, SAND, mixed(OCHRE, SHADE, 0.5), STRAW, mixed(SAND, GREY, 0.5), OCHRE, SAND, GREY)
    for step in range(15):
        wide, y = 2320 - 146 * step, 360 + 7.5 * step
        sway = [sheet.chance.uniform(-0.012, 0.012) for _ in range(7)]
        tread = mixed(tones[step % 8], PAPER, 0.3)
        for down, colour in ((0, mixed(tread, PAPER, 0.45)), (4, tread), (15, mixed(tread, SHADE, 0.3))):
            ring: list[Point] = []
            for n in range(240):
                angle = tau * n / 240
                out = 1 + sum(part * sin((k + 2) * angle + k) for k, part in enumerate(sway))
                ring.append((640 + wide / 2 * out * cos(angle), y + down + wide * 0.29 * out * sin(angle)))
            sheet.shape(ring, colour)
    sheet.disc(642, 490, 178, WAVE, SEA, flat=0.52)
    sheet.disc(628, 478, 90, SHALLOW, flat=0.3, strength=0.4, soft=6)


def delta(sheet: Sheet) -> None:
    sheet.band(0, HEIGHT, SPROUT)
    tones = [mixed(LEAF, pale, part) for pale in (SPROUT, STRAW) for part in (0.25, 0.45, 0.65, 0.85)]
    lean = radians(9)
    for row in range(-4, 17):
        across = -160.0
        while across < 1400:
            wide = sheet.chance.uniform(70, 210)
            corners = ((across, 0), (across + wide - 3, 0), (across + wide - 3, 47), (across, 47))
            field = [(a * cos(lean) - (row * 50 + b) * sin(lean), a * sin(lean) + row * 50 + b) for a, b in corners]
            sheet.shape(field, sheet.chance.choice(tones))
            across += wide
    coast = sheet.wave(640, 16, 640, 4)
    for rim, colour in ((9, STRAW), (0, WAVE)):
        sheet.chance.seed("branches")
        branch(sheet, 600, -20, radians(88), 44, 0, rim, colour)
    for out, colour in (
        (0, STRAW),
        (16, FOAM),
        (38, SHALLOW),
        (72, mixed(SHALLOW, WAVE, 0.6)),
        (112, WAVE),
        (150, SEA),
    ):
        sheet.under(lambda x, out=out: coast(x) + out + 8 * sin(x / 120 + out / 20), colour)


def branch(sheet: Sheet, x: float, y: float, turn: float, wide: float, depth: int, rim: float, colour: str) -> None:
    """An arm of a river from a point on, and the arms that it parts into, down to the sea."""
    points, swing = [(x, y)], sheet.chance.uniform(0, tau)
    long = sheet.chance.uniform(110, 170) + 60 * (depth == 0)
    while y < 690 and (len(points) < long / 8 or depth == 3):
        bend = turn + 0.45 * sin(swing + len(points) / 6)
        x, y = x + 8 * cos(bend), y + 8 * sin(bend)
        points.append((x, y))
    sheet.stroke(points, colour, wide + rim)
    if y >= 690:
        return
    spread = (0.62, 0.36, 0.2)[depth]
    for side in (-1, 1):
        heading = turn + side * spread * sheet.chance.uniform(0.8, 1.2)
        branch(sheet, x, y, heading, wide * 0.66, depth + 1, rim * 0.85, colour)


def bay_town(sheet: Sheet) -> None:
    sheet.band(0, HEIGHT, STONE, FOOT)
    turn = radians(-14)
    for column in range(-12, 26):
        for row in range(-8, 24):
            x, y = column * 70 + (row % 4 == 0) * 6, row * 52
            wide, high = 61 - (column % 5 == 0) * 15, 43 - (row % 6 == 0) * 11
            corners = ((0, 0), (wide, 0), (wide, high), (0, high))
            block = [
                (80 + (x + a) * cos(turn) - (y + b) * sin(turn), 60 + (x + a) * sin(turn) + (y + b) * cos(turn))
                for a, b in corners
            ]
            green = sheet.chance.random()
            tone = (
                mixed(LEAF, SPROUT, sheet.chance.random())
                if green < 0.13
                else mixed(BLOCK, STRAW if green < 0.3 else GREY, sheet.chance.uniform(0, 0.75))
            )
            sheet.shape(block, tone)
            split = sheet.chance.uniform(0.3, 0.7)
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = block
            yard = [(ax + (bx - ax) * split, ay + (by - ay) * split), (dx + (cx - dx) * split, dy + (cy - dy) * split)]
            sheet.stroke(yard, STONE, 1.8)
    for out, colour in ((0, STRAW), (20, PAPER), (30, FOAM), (62, SHALLOW), (118, WAVE), (200, SEA), (300, BAND)):
        bay = [(1240.0, -20.0)]
        for n in range(101):
            angle = radians(80 + 115 * n / 100)
            reach = 640 - out + 22 * sin(angle * 6 + out / 60)
            bay.append((1230 + reach * cos(angle) * 1.06, 130 + reach * sin(angle)))
        sheet.shape([*bay, (600 + out, -20)], colour)


def reef_coast(sheet: Sheet) -> None:
    sheet.band(0, HEIGHT, MOSS, LEAF)
    for _ in range(700):
        x, y = sheet.chance.uniform(0, 1200), sheet.chance.uniform(0, 260)
        tone = sheet.chance.choice((MOSS, LEAF, mixed(MOSS, LEAF, 0.5)))
        sheet.disc(x, y, sheet.chance.uniform(10, 30), tone, flat=0.8, strength=0.8)
    coast = sheet.wave(215, 34, 900)
    bands = (
        (0, SAND),
        (22, STRAW),
        (52, PAPER),
        (60, FOAM),
        (104, SHALLOW),
        (190, mixed(SHALLOW, WAVE, 0.5)),
        (262, mixed(SAND, WAVE, 0.45)),
        (296, PAPER),
        (304, WAVE),
        (360, mixed(WAVE, SEA, 0.5)),
        (430, SEA),
        (510, BAND),
    )
    for out, colour in bands:
        sway = sheet.wave(0, 4 + out / 22, 420, 4)
        sheet.under(lambda x, out=out, sway=sway: coast(x) * (1 - out / 1400) + out + sway(x) + 0.06 * x, colour)
    sheet.glints(520, 800, SHALLOW, 60, 0.3)


def half_circle(sheet: Sheet) -> None:
    sheet.band(0, HEIGHT, PAPER, STONE)
    sheet.band(650, HEIGHT, FOOT, BLOCK)
    for row in range(6):
        reach, seats = 196 + row * 62, 12 + row * 4
        for seat in range(seats):
            angle = radians(184 + 172 * seat / (seats - 1))
            x, y = 600 + reach * cos(angle), 640 + reach * sin(angle)
            sheet.disc(x, y, 37, (SEA, mixed(SHALLOW, WAVE, 0.15))[(seat + row) % 2])
    sheet.disc(600, 650, 150, STRAW, SAND)
    sheet.band(650, 730, FOOT, mixed(FOOT, BLOCK, 0.5))
    sheet.band(649, 652, GREY)


def even_scales(sheet: Sheet) -> None:
    sheet.band(0, 560, FOAM, PAPER, STRAW)
    sheet.disc(600, 452, 250, PAPER, STRAW)
    sheet.band(560, HEIGHT, SEA, WAVE, SHALLOW)
    sheet.glints(566, 690, FOAM, 60)
    sheet.under(sheet.wave(690, 5, 900), STONE, BLOCK)
    for middle, heights in ((350, (62, 38, 54, 30, 76, 36, 84)), (850, (34, 68, 42, 50, 36, 48, 62, 40))):
        y = 704.0
        for high in heights:
            slab(sheet, middle + sheet.chance.uniform(-9, 9), y, sheet.chance.uniform(92, 122), high)
            y -= high
    slab(sheet, 600, 324, 430, 46)


def slab(sheet: Sheet, middle: float, foot: float, half: float, high: float) -> None:
    """A hewn stone that lies, its right end in the shade."""
    left, right, top = middle - half, middle + half, foot - high
    tone = mixed(STONE, GREY, sheet.chance.random() * 0.7)
    sheet.shape([(left, foot), (left + 4, top), (right - 4, top), (right, foot)], tone)
    sheet.shape([(right - 60, foot), (right - 48, top), (right - 4, top), (right, foot)], SHADE, strength=0.35)
    sheet.stroke([(left + 2, foot), (right - 2, foot)], SHADE, 1.6, 0.8)


def stones_of_the_year(sheet: Sheet) -> None:
    sheet.band(0, 420, SHALLOW, FOAM, PAPER)
    sheet.band(418, HEIGHT, SEA, WAVE)
    sheet.glints(424, 520, FOAM, 60)
    for top, foot, stones, shift in ((540, 600, 8, 0.5), (600, 668, 12, 0), (668, 736, 9, 0.3), (736, 802, 11, 0.6)):
        sheet.band(top, foot, SHADE)
        joints = [(n + shift) * WIDTH / stones + sheet.chance.uniform(-8, 8) for n in range(-1, stones + 1)]
        for left, right in itertools.pairwise(joints):
            corners = [(left + 2, top + 2), (right - 1, top + 2), (right - 1, foot - 1), (left + 2, foot - 1)]
            sheet.shape(corners, mixed(STONE, GREY, sheet.chance.random() * 0.6))
    for x, tones in ((214, (ROSE, ROSE)), (880, (BAND, DEEP))):
        gate(sheet, x, 112, tones)


def gate(sheet: Sheet, left: float, wide: float, tones: tuple[str, str]) -> None:
    """A gate in the wall: a rounded top, and what one sees through it."""
    for rim, colours in ((26, (STONE, BLOCK)), (0, tones)):
        radius = wide / 2 + rim
        middle = left + wide / 2
        arch = [(middle + radius * cos(radians(a)), 514 + radius * sin(radians(a))) for a in range(180, 361, 2)]
        sheet.shape([(middle - radius, 737), *arch, (middle + radius, 737)], *colours)
    for angle in range(180, 361, 20):
        end = [
            (left + wide / 2 + r * cos(radians(angle)), 514 + r * sin(radians(angle)))
            for r in (wide / 2, wide / 2 + 26)
        ]
        sheet.stroke(end, SHADE, 1.6)
