"""Landscapes as one sees them standing: a sky, a horizon, and what lies before it."""

from math import sin

from sheet import (
    BAND,
    BLOCK,
    DEEP,
    EARTH,
    FOAM,
    GREY,
    HEIGHT,
    LEAF,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SAND,
    SEA,
    SHADE,
    SHALLOW,
    SPROUT,
    STONE,
    STRAW,
    WAVE,
    WIDTH,
    Line,
    Point,
    Sheet,
    mixed,
)


def clouds(sheet: Sheet, top: float, foot: float, colour: str, number: int) -> None:
    """Thin level clouds with soft edges."""
    for _ in range(number):
        x, y, long = sheet.chance.uniform(-200, 1000), sheet.chance.uniform(top, foot), sheet.chance.uniform(260, 700)
        sheet.disc(x + long / 2, y, long, colour, flat=0.045, strength=0.55, soft=5)


def limestone_shore(sheet: Sheet) -> None:
    sheet.band(0, 430, SHALLOW, FOAM, PAPER)
    clouds(sheet, 60, 330, PAPER, 9)
    sheet.band(428, HEIGHT, SEA, WAVE, SHALLOW)
    sheet.band(428, 431, BAND)
    sheet.glints(440, 640, FOAM, 90)
    for x, foot, wide, high in ((900, 628, 190, 340), (1075, 600, 120, 190), (335, 566, 90, 110), (215, 590, 140, 225)):
        stack(sheet, x, foot, wide, high)
    shore = sheet.wave(655, 12, 900)
    for layer in range(9):
        step = layer**1.35 * 8
        sheet.under(lambda x, step=step: shore(x) + step + 5 * sin(x / 140 + step), mixed(PAPER, GREY, layer / 11))
        sheet.under(lambda x, step=step: shore(x) + step + 4 + 5 * sin(x / 140 + step), mixed(STONE, BLOCK, layer / 9))


def stack(sheet: Sheet, x: float, foot: float, wide: float, high: float) -> None:
    """A pillar that the sea has left: slabs of stone, uneven as it wore them, light on the one side."""
    y, turn, bulge = foot, sheet.chance.uniform(0, 6), sheet.chance.uniform(3.6, 5.2)
    while y > foot - high:
        thick = sheet.chance.uniform(high / 26, high / 13)
        part = (foot - y) / high
        half = wide / 2 * (1.05 - 0.42 * part + 0.24 * sin(part * bulge + turn)) * min(1, 2.6 * (1.12 - part))
        half += sheet.chance.uniform(-3, 3)
        lean = x + wide * 0.12 * sin(part * 3 + turn)
        left, right, up = lean - half, lean + half, max(y - thick, foot - high - 4)
        sheet.shape(
            [(left, y), (left + 4, up), (right - 4, up), (right, y)], mixed(STONE, BLOCK, sheet.chance.random())
        )
        shade = [(lean + half * 0.2, y), (lean + half * 0.35, up), (right - 4, up), (right, y)]
        sheet.shape(shade, GREY, strength=0.75)
        sheet.stroke([(left + 2, y), (right - 2, y)], SHADE, 1.2, 0.8)
        y = up - 0.01
    sheet.disc(x, foot + 3, wide * 1.35, FOAM, flat=0.05, strength=0.8)


def falls(sheet: Sheet) -> None:
    sheet.band(0, 300, FOAM, PAPER, STRAW)
    sheet.under(sheet.wave(232, 8, 700), LEAF, SPROUT)
    sheet.under(sheet.wave(252, 6, 260, 5), MOSS, PINE)
    brink = sheet.wave(285, 5, 500)
    sheet.under(brink, BAND, SEA, BAND)
    x = -20.0
    while x < WIDTH:
        wide = sheet.chance.uniform(9, 74)
        top, foot = brink(x) + 1, 736.0
        fall = [(x, top), (x + wide, brink(x + wide) + 1), (x + wide + 5, foot), (x - 4, foot)]
        sheet.shape(fall, PAPER, FOAM, SHALLOW, PAPER, strength=0.95)
        for _ in range(int(wide / 8)):
            at = x + sheet.chance.uniform(3, wide)
            sheet.stroke(
                [(at, top + sheet.chance.uniform(5, 120)), (at, foot - sheet.chance.uniform(150, 240))],
                SHALLOW,
                1.3,
                0.7,
            )
        x += wide + sheet.chance.choice((4, 6, 9, 26, 48))
    for _ in range(90):
        at, y = sheet.chance.uniform(-60, 1260), sheet.chance.triangular(590, 780, 700)
        sheet.disc(at, y, sheet.chance.uniform(120, 340), PAPER, flat=0.5, strength=0.3, soft=16)
    for base, colour in ((716, WAVE), (748, SEA), (776, DEEP)):
        sheet.under(sheet.wave(base, 16, 520, 5), colour)


def savannah_sun(sheet: Sheet) -> None:
    sheet.band(0, 560, SHALLOW, FOAM, STRAW, SAND)
    sheet.disc(770, 430, 330, PAPER, STRAW)
    clouds(sheet, 250, 470, PAPER, 7)
    for base, high, colour in ((500, 14, mixed(SAND, WAVE, 0.35)), (524, 9, mixed(OCHRE, WAVE, 0.45))):
        sheet.under(sheet.wave(base, high, 800), colour)
    sheet.under(sheet.wave(546, 5, 900), SAND, OCHRE, EARTH)
    for x, foot, size in ((905, 552, 46), (1010, 549, 30), (520, 550, 24), (250, 572, 150)):
        acacia(sheet, x, foot, size)
    for _ in range(430):
        near = sheet.chance.random() ** 0.8
        x, y = sheet.chance.uniform(-10, 1210), 562 + 260 * near
        tone = mixed(SAND, EARTH, sheet.chance.random() * (0.3 + 0.6 * near))
        blade(sheet, x, y, 8 + 66 * near, tone)


def blade(sheet: Sheet, x: float, y: float, high: float, tone: str) -> None:
    """A blade of grass that leans with the wind."""
    lean = high * sheet.chance.uniform(0.1, 0.5)
    half = high / 40 + 0.4
    sheet.shape([(x - half, y), (x + lean * 0.4, y - high * 0.6), (x + lean, y - high), (x + half, y)], tone)


def acacia(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A tree with a flat crown."""
    crown = foot - size * 1.25
    for end in (-0.62, -0.25, 0.2, 0.58):
        bend = [(x, foot), (x + size * 0.03, foot - size * 0.5), (x + size * end, crown)]
        sheet.stroke(bend, PINE, size * 0.045)
    for _ in range(13):
        at, lift = sheet.chance.uniform(-0.8, 0.8), sheet.chance.uniform(-0.1, 0.06)
        wide = size * sheet.chance.uniform(0.4, 0.9) * (1.15 - abs(at))
        sheet.disc(x + at * size, crown + lift * size + abs(at) * size * 0.1, wide, PINE, flat=0.26)


def terraced_hills(sheet: Sheet) -> None:
    sheet.band(0, 420, FOAM, PAPER, STRAW)
    sheet.disc(300, 190, 120, STRAW, PAPER)
    sheet.under(sheet.wave(300, 46, 620), mixed(SHALLOW, FOAM, 0.35))
    sheet.under(sheet.wave(352, 42, 520), SHALLOW, FOAM)
    hills: tuple[tuple[float, float, float, str, str], ...] = (
        (420, 56, 900, LEAF, SPROUT),
        (500, 60, 1100, MOSS, LEAF),
        (610, 66, 1300, PINE, MOSS),
    )
    for base, high, length, dark, light in hills:
        ridge = sheet.wave(base, high, length, 2)
        for step in range(8):
            terrace(sheet, ridge, step, mixed(dark, light, (step * 5 % 7) / 7), light)


def terrace(sheet: Sheet, ridge: Line, step: int, colour: str, light: str) -> None:
    """A step of a hill: a field, and the lit edge before it."""
    down = 12 * step + 3.4 * step**1.7
    sway = sheet.wave(0, 3 + step, 420, 2)
    sheet.under(lambda x: ridge(x) + down + sway(x), mixed(light, PAPER, 0.5))
    sheet.under(lambda x: ridge(x) + down + sway(x) + 1.6 + step * 0.25, colour)


def dunes_and_sea(sheet: Sheet) -> None:
    sheet.band(0, 330, SHALLOW, FOAM, PAPER)
    clouds(sheet, 40, 240, PAPER, 6)
    sheet.band(318, 480, SEA, WAVE, SHALLOW)
    sheet.glints(326, 420, FOAM, 60)
    for line, tone in ((404, FOAM), (414, SHALLOW), (422, PAPER), (430, STRAW)):
        sheet.under(sheet.wave(line, 4, 700), tone)
    dunes = (
        *((190, 418, 420), (700, 408, 500), (1130, 420, 360)),
        *((470, 462, 620), (1010, 452, 620)),
        *((90, 530, 860), (760, 540, 900), (1290, 610, 700), (400, 676, 1300)),
    )
    for x, top, wide in dunes:
        dune(sheet, x, top, wide)


def dune(sheet: Sheet, x: float, top: float, wide: float) -> None:
    """A dune with its crest at (x, top): lit from the left, and from the crest a winding edge down to the foot."""
    depth, foot = wide * 0.3, HEIGHT + 10

    def side(away: float) -> Point:
        part = abs(away) / wide
        return x + away, top + depth * (1.25 * part - 0.25 * part**2 - 0.1 * (1 - part) * sin(part * 9))

    slopes = [side(-wide + wide * n / 30) for n in range(31)]
    lee = [side(wide * n / 30) for n in range(31)]
    edge = [(x + wide * (0.1 * sin(n / 30 * 5.2) + 0.006 * n), top + depth * 1.7 * n / 30) for n in range(31)]
    lit = mixed(STRAW, SAND, min(max((top - 400) / 300, 0), 1))
    dark = mixed(mixed(SAND, OCHRE, 0.72), GREY, 0.22)
    sheet.shape([*slopes, *lee, (x + wide, foot), (x - wide, foot)], lit, mixed(lit, SAND, 0.6))
    sheet.shape([*lee, (x + wide, top + depth * 1.7), *reversed(edge)], dark, mixed(dark, lit, 0.85), lit)
    for ripple in range(1, 5):
        line = [(px, py + depth * 0.16 * ripple) for px, py in slopes[4 : 27 - ripple * 2]]
        sheet.stroke(line, mixed(OCHRE, SAND, 0.6), 1.1, 0.3)


def striped_fields(sheet: Sheet) -> None:
    sheet.band(0, 380, WAVE, SHALLOW, FOAM, PAPER)
    clouds(sheet, 40, 330, PAPER, 16)
    sheet.under(sheet.wave(366, 4, 600), mixed(SHALLOW, LEAF, 0.5))
    sheet.under(sheet.wave(376, 3, 220, 5), MOSS, PINE)
    tones = (SAND, STRAW, LEAF, OCHRE, SPROUT, SAND, MOSS, STRAW, mixed(OCHRE, SAND, 0.5), LEAF)
    far = -260.0
    turn = 0
    while far < 1500:
        wide = sheet.chance.uniform(34, 92)
        left, right = (620 + (edge - 620) * 5.2 for edge in (far, far + wide))
        tone = tones[turn % len(tones)]
        sheet.shape([(far, 384), (far + wide, 384), (right, HEIGHT), (left, HEIGHT)], mixed(tone, PAPER, 0.3), tone)
        for furrow in range(1, 7):
            at = far + wide * furrow / 7
            sheet.stroke([(at, 384), (620 + (at - 620) * 5.2, HEIGHT)], mixed(tone, EARTH, 0.35), 1, 0.35)
        far += wide
        turn += 1


def volcano(sheet: Sheet) -> None:
    sheet.band(0, 620, FOAM, PAPER, STRAW)
    sheet.disc(905, 235, 130, PAPER, STRAW)

    def cone(x: float) -> float:
        away = abs(x - 520)
        return 190 + float(max(away - 26, 0) ** 0.86) * 1.32 + (4 * sin(x / 5) if away < 30 else 0)

    sheet.under(sheet.wave(430, 24, 700), mixed(SHALLOW, FOAM, 0.5), PAPER)
    sheet.under(cone, WAVE, SHALLOW, PAPER, foot=600)
    for puff in range(9):
        sheet.disc(528 + puff**1.75 * 6, 176 - puff * 10, 34 + puff * 15, PAPER, flat=0.5, strength=0.6, soft=8)
    ridges = (
        (500, 28, SHALLOW),
        (556, 32, mixed(WAVE, SHALLOW, 0.4)),
        (620, 34, WAVE),
        (690, 36, SEA),
        (752, 26, BAND),
    )
    for base, high, colour in ridges:
        sheet.under(sheet.wave(base, high, 620, 6), colour, mixed(colour, FOAM, 0.55), foot=base + 150)


def lake_and_forest(sheet: Sheet) -> None:
    sheet.band(0, 400, SHALLOW, FOAM, STRAW)
    clouds(sheet, 60, 300, PAPER, 8)
    sheet.band(396, HEIGHT, STRAW, FOAM, SHALLOW, WAVE)
    for base, high, colour in ((330, 26, SHALLOW), (362, 15, mixed(WAVE, SHALLOW, 0.4))):
        hill = sheet.wave(base, high, 760)
        sheet.under(hill, colour, foot=400)
        sheet.under(lambda x, hill=hill: 800 - hill(x), colour, foot=400, strength=0.35, soft=3)
    for near in (0, 1):
        x = -10.0
        tone = mixed(MOSS, WAVE, 0.45) if not near else PINE
        while x < WIDTH + 20:
            rise = 0.5 + 0.5 * sin(x / 170 + 2.2) if near else 0.5 + 0.3 * sin(x / 110)
            high = (24 + sheet.chance.uniform(0, 20)) * (1 + 1.6 * near * max(rise, 0.1))
            spruce(sheet, x, 400, high, tone)
            spruce(sheet, x, 400, -high * 0.9, tone)
            x += high * sheet.chance.uniform(0.14, 0.26)
    sheet.band(398, 403, FOAM, strength=0.8)
    for _ in range(12):
        y = 408 + 330 * sheet.chance.random() ** 1.4
        sheet.band(y, y + 1 + (y - 400) / 90, FOAM, strength=0.3)
    sheet.glints(430, 760, PAPER, 50, 0.5)


def spruce(sheet: Sheet, x: float, foot: float, high: float, tone: str) -> None:
    """A spruce; upside down and paler where its height is below zero, as water shows it."""
    half, steps = abs(high) * 0.16, 5
    outline = [(x, foot - high)]
    for step in range(1, steps + 1):
        y, wide = foot - high * (1 - step / steps), half * step / steps
        outline += [(x + wide, y), (x + wide * 0.6, y)]
    mirrored = [(2 * x - px, py) for px, py in reversed(outline[1:])]
    sheet.shape(outline + mirrored, tone, strength=0.5 if high < 0 else 1)
