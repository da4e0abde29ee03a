# ruff: noqa: INP001 (a script that stands beside its results, no module of the portal)
"""Draw the card that stands for a page without a picture where it is shared, and ICLD's mark: `make.py FOLDER`.

Both are drawn at three times their size and made smaller, which smooths every edge.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

OUT = Path(sys.argv[1])
FONTS = Path(__file__).parent.parent / "fonts"
FINER = 3
PAPER, STONE, STONE_D, INK, INK2, SEA = (
    "#fbfbf8", "#efeeea", "#d0cdc3", "#14262e", "#47565d", "#0a5066"
)  # fmt: skip
ROSE_ON_SEA, STONE_ON_SEA = "#f794aa", "#4b7e8d"


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.woff2"), size * FINER)


def box(draw: ImageDraw.ImageDraw, left: float, top: float, right: float, bottom: float, fill: str) -> None:
    draw.rectangle((left * FINER, top * FINER, right * FINER - 1, bottom * FINER - 1), fill)


def gate(draw: ImageDraw.ImageDraw, left: float, top: float, right: float, bottom: float, fill: str) -> None:
    """An arch: a half circle on two jambs."""
    width = right - left
    draw.pieslice((left * FINER, top * FINER, right * FINER - 1, (top + width) * FINER - 1), 180, 360, fill)
    box(draw, left, top + width / 2, right, bottom, fill)


def smaller(image: Image.Image, colours: int) -> Image.Image:
    size = (image.width // FINER, image.height // FINER)
    return image.resize(size, Image.Resampling.LANCZOS).quantize(colours, dither=Image.Dither.NONE)


def card() -> Image.Image:
    """The wordmark and both names above the year: twelve stones, two gates."""
    image = Image.new("RGB", (1200 * FINER, 630 * FINER), PAPER)
    draw = ImageDraw.Draw(image)
    left, right = 90, 1110
    draw.text((left * FINER, 196 * FINER), "ICLD", INK, font("icld-text", 132), anchor="ls", features=["ss01"])
    box(draw, left, 236, right, 239, INK)
    serif = font("icld-display", 43)
    draw.text((left * FINER, 310 * FINER), "Internationellt centrum för lokal demokrati", INK, serif, anchor="ls")
    draw.text((left * FINER, 372 * FINER), "Swedish International Centre for Local Democracy", INK2, serif, anchor="ls")
    top, joint, stones = 476, 6, 12
    step = (right - left + joint) / stones
    for stone in range(stones):
        box(draw, left + stone * step, top, left + (stone + 1) * step - joint, top + 46, STONE_D)
    for months in (1.5, 8.5):
        start = left + months * step
        box(draw, start - joint, top, start + step, top + 46, PAPER)
        gate(draw, start, top - 34, start + step - joint, top + 46, SEA)
    box(draw, 0, 588, 1200, 630, STONE)
    return smaller(image, 48)


def mark() -> Image.Image:
    """The gate in its wall, as on the icon of a browser's tab."""
    image = Image.new("RGB", (512 * FINER, 512 * FINER), SEA)
    draw = ImageDraw.Draw(image)
    for left, right in ((48, 192), (320, 464)):
        box(draw, left, 336, right, 432, STONE_ON_SEA)
    gate(draw, 160, 128, 352, 448, ROSE_ON_SEA)
    return smaller(image, 32)


card().save(OUT / "icld.png", optimize=True)
mark().save(OUT / "mark.png", optimize=True)
