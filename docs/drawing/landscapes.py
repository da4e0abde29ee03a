"""Draws the pictures of the starting content: `python docs/drawing/landscapes.py [key …]`. Needs Pillow only.

No photograph of the places was at hand that we may pass on, and a borrowed one would show somebody else's town. So the
pictures are drawn, in the portal's colours, and say of themselves that they are.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import from_above
import from_the_ground
from sheet import Sheet

PICTURES = Path(__file__).parents[2] / "news" / "content" / "pictures"

DRAWN: dict[str, Callable[[Sheet], None]] = {
    "stones-of-the-year": from_above.stones_of_the_year,
    "limestone-shore": from_the_ground.limestone_shore,
    "falls": from_the_ground.falls,
    "copper-hills": from_above.copper_hills,
    "savannah-sun": from_the_ground.savannah_sun,
    "half-circle": from_above.half_circle,
    "even-scales": from_above.even_scales,
    "terraced-hills": from_the_ground.terraced_hills,
    "dunes-and-sea": from_the_ground.dunes_and_sea,
    "delta": from_above.delta,
    "bay-town": from_above.bay_town,
    "striped-fields": from_the_ground.striped_fields,
    "volcano": from_the_ground.volcano,
    "lake-and-forest": from_the_ground.lake_and_forest,
    "reef-coast": from_above.reef_coast,
}


def main(keys: list[str]) -> None:
    """Draw the pictures of these keys, or all. Raises KeyError for a key that has no picture."""
    PICTURES.mkdir(exist_ok=True)
    for key in keys or DRAWN:
        sheet = Sheet(key)
        DRAWN[key](sheet)
        sheet.keep(PICTURES / f"{key}.webp")


if __name__ == "__main__":
    main(sys.argv[1:])
