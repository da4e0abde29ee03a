# ruff: noqa: INP001 (a script that stands beside its results, no module of the portal)
"""Make the portal's fonts from two packages, as README.md tells."""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SANS, SERIF, OUT = (Path(argument) for argument in sys.argv[1:4])
LATIN = (
    "U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AD,U+00B0,U+00B7,U+00BB,U+00BD,"
    "U+00C0-00D6,U+00D8-00F6,U+00F8-00FF,U+0131,U+2011,U+2013,U+2014,U+2018-201A,"
    "U+201C-201E,U+2022,U+2026,U+2032,U+20AC,U+2212"
)
# Names from the partner countries: š č ž ć đ, Turkish, Romanian, Vietnamese and Polish letters.
MORE = (
    "U+0102-0107,U+010C-0111,U+0118-011B,U+011E,U+011F,U+0128,U+0129,U+0130,U+0139-0148,"
    "U+0150,U+0151,U+0158-0161,U+0164,U+0165,U+0168,U+0169,U+016E-0171,U+0179-017E,"
    "U+01A0,U+01A1,U+01AF,U+01B0,U+0218-021B,U+1EA0-1EF9"
)
TEXT, UPRIGHT, DISPLAY = {"wght": (400, 600)}, "Regular", {"opsz": 44, "wght": 400}
WORDMARK, NO_VARIATION = "ICLD", 0xFFFFFFFF
# package, file, axes, letters, family, style, name of the result
FONTS = (
    (SANS, "source-sans-3-latin-wght-normal", TEXT, LATIN, "ICLD Text", UPRIGHT, "icld-text"),
    (SANS, "source-sans-3-latin-ext-wght-normal", TEXT, MORE, "ICLD Text", UPRIGHT, "icld-text-more"),
    (SANS, "source-sans-3-latin-wght-italic", {"wght": 400}, LATIN, "ICLD Text", "Italic", "icld-text-italic"),
    (SERIF, "source-serif-4-latin-opsz-normal", DISPLAY, LATIN, "ICLD Display", UPRIGHT, "icld-display"),
    (SERIF, "source-serif-4-latin-ext-opsz-normal", DISPLAY, MORE, "ICLD Display", UPRIGHT, "icld-display-more"),
)


def cut(file: Path, axes: dict[str, float | tuple[float, float]]) -> TTFont:
    """The part of a variable font that lies between the ends of its axes, read anew so that nothing else is left."""
    part = BytesIO()
    instantiateVariableFont(TTFont(file), axes).save(part)
    return TTFont(part)


def add_wordmark(font: TTFont, heavy: TTFont) -> None:
    """The letters of the wordmark in a weight that nothing else is set in, as the first stylistic set.

    Were the whole alphabet to reach that weight, the file would be a quarter larger.
    """
    variations, widths = font["gvar"].variations, font["HVAR"].table.AdvWidthMap.mapping  # read before letters join
    for letter in WORDMARK:
        mark = f"{letter}.mark"
        font["glyf"][mark], font["hmtx"][mark] = heavy["glyf"][letter], heavy["hmtx"][letter]
        variations[mark] = []
        widths[mark] = NO_VARIATION
    font.setGlyphOrder(font["glyf"].glyphOrder)
    substitutions = "".join(f"sub {letter} by {letter}.mark; " for letter in WORDMARK)
    addOpenTypeFeaturesFromString(font, f"feature ss01 {{ {substitutions}}} ss01;", tables=["GSUB"])


for package, file, axes, letters, family, style, name in FONTS:
    source = package / f"{file}.woff2"
    font = cut(source, axes)
    if name == "icld-text":
        add_wordmark(font, cut(source, {"wght": 800}))
    options = Options(hinting=False, flavor="woff2", layout_features=["kern", "liga", "locl", "ss01"])
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(letters))
    subsetter.subset(font)
    # The licence reserves the name "Source" for unmodified fonts.
    full = f"{family} {style}"
    names = {1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "")}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names.pop(record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(OUT / f"{name}.woff2")
