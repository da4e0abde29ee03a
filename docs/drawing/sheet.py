"""A sheet to draw on, and the few strokes that all the pictures are made of.

Lengths are in a sheet of 1200 by 800; what is kept is 1800 by 1200 pixels. Chance comes from the picture's own key, so
the same picture comes out every time.
"""

from collections.abc import Callable, Sequence
from math import sin, tau
from pathlib import Path
from random import Random

from PIL import Image, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 800
#: Pixels a unit while drawing: twice what is kept, so that edges come out smooth.
FINE = 3
KEPT = (1800, 1200)

PAPER, STONE, FOOT, BLOCK, GREY, SHADE = "#fbfbf8", "#efeeea", "#e7e5dd", "#d0cdc3", "#b3aea0", "#8b8779"
DEEP, BAND, SEA, WAVE, SHALLOW, FOAM = "#07303d", "#0b3a4a", "#0a5066", "#4c8796", "#9cc4cb", "#dbe8e8"
PINE, MOSS, LEAF, SPROUT = "#1d4230", "#3f6b4a", "#86a07f", "#c3cdb0"
EARTH, OCHRE, SAND, STRAW = "#6b4d24", "#b58a45", "#dcc393", "#efe2c3"
ROSE = "#a8143f"

Point = tuple[float, float]
Line = Callable[[float], float]


def mixed(first: str, second: str, part: float) -> str:
    """A colour between two: the first at 0, the second at 1."""
    pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


class Sheet:
    """One picture in the making. What is drawn later lies over what was drawn before."""

    def __init__(self, key: str) -> None:
        self.chance = Random(key)  # noqa: S311 (nothing is secret here)
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)

    def wave(self, base: float, height: float, length: float, roughness: int = 3) -> Line:
        """A line that goes up and down about `base`, by about `height`, once in about `length`."""
        parts = [
            (
                height / (n + 1) ** 1.4,
                tau * (n + 0.7 + self.chance.random() * 0.6) / length,
                self.chance.uniform(0, tau),
            )
            for n in range(roughness)
        ]
        return lambda x: base + sum(high * sin(turn * x + start) for high, turn, start in parts)

    def shape(self, points: Sequence[Point], *colours: str, strength: float = 1, soft: float = 0) -> None:
        """A filled outline; of several colours, from its top to its foot. `soft`: how far its edge is blurred."""
        mask, left, top = self._mask(points, soft * 3)
        pixels = [(x * FINE - left, y * FINE - top) for x, y in points]
        ImageDraw.Draw(mask).polygon(pixels, fill=round(255 * strength))
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft * FINE))
        heights = [y for _, y in points]
        self.image.paste(_fading(colours, mask.size, top, min(heights), max(heights)), (left, top), mask)

    def under(self, line: Line, *colours: str, foot: float = HEIGHT, strength: float = 1, soft: float = 0) -> None:
        """All that lies between a line across the sheet and `foot`."""
        top = [(float(x), line(x)) for x in range(-3, WIDTH + 4, 3)]
        self.shape([*top, (WIDTH + 3, foot), (-3, foot)], *colours, strength=strength, soft=soft)

    def band(self, top: float, foot: float, *colours: str, strength: float = 1) -> None:
        """A level band across the sheet."""
        self.shape([(0, top), (WIDTH, top), (WIDTH, foot), (0, foot)], *colours, strength=strength)

    def disc(self, x: float, y: float, across: float, *colours: str, flat: float = 1, **how: float) -> None:
        """A round, or with `flat` below 1 a round that lies."""
        around = [(tau * n / 180) for n in range(180)]
        radius = across / 2
        self.shape([(x + radius * sin(a + tau / 4), y + radius * flat * sin(a)) for a in around], *colours, **how)

    def stroke(self, points: Sequence[Point], colour: str, thick: float = 1, strength: float = 1) -> None:
        """A line with round ends and joints."""
        mask, left, top = self._mask(points, thick)
        pen = ImageDraw.Draw(mask)
        pixels = [(x * FINE - left, y * FINE - top) for x, y in points]
        fill, half = round(255 * strength), thick * FINE / 2
        pen.line(pixels, fill=fill, width=max(1, round(thick * FINE)), joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=fill)
        self.image.paste(colour, (left, top, left + mask.width, top + mask.height), mask)

    def glints(self, top: float, foot: float, colour: str, number: int, strength: float = 0.5) -> None:
        """Short level strokes on water: few and thin far away, longer and thicker near the foot."""
        for _ in range(number):
            near = self.chance.random() ** 1.5
            y, x = top + (foot - top) * near, self.chance.uniform(-60, WIDTH)
            self.stroke([(x, y), (x + 30 + 190 * near * self.chance.random(), y)], colour, 0.6 + 2.2 * near, strength)

    def keep(self, path: Path) -> None:
        """Store the sheet as it is to be seen."""
        self.image.resize(KEPT, Image.Resampling.LANCZOS).save(path, "WEBP", quality=78, method=6)

    def _mask(self, points: Sequence[Point], around: float) -> tuple[Image.Image, int, int]:
        """An empty mask as large as what is drawn, and where on the sheet it lies, in pixels."""
        sides = [
            min(max(int((pick(side) + away) * FINE), 0), most)
            for side, most in zip(zip(*points, strict=True), self.image.size, strict=True)
            for pick, away in ((min, -around - 1), (max, around + 2))
        ]
        left, right, top, foot = sides
        return Image.new("L", (max(right - left, 1), max(foot - top, 1))), left, top


def _fading(colours: Sequence[str], size: tuple[int, int], above: int, top: float, foot: float) -> Image.Image:
    """Colours from one into the next between two heights; `above`: the pixels of the sheet over this part of it."""
    if len(colours) == 1:
        return Image.new("RGB", size, colours[0])
    column, steps = Image.new("RGB", (1, size[1])), len(colours) - 1
    for y in range(size[1]):
        part = min(max(((above + y) / FINE - top) / max(foot - top, 1), 0), 0.9999) * steps
        column.putpixel((0, y), ImageColor.getrgb(mixed(colours[int(part)], colours[int(part) + 1], part % 1)))
    return column.resize(size)
