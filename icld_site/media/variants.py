"""The sizes and formats in which a picture is served, and how a template asks for them."""

from collections.abc import Callable
from typing import Any

#: Widths in pixels. `whole` keeps the picture's own shape; the others are cut around the point that matters.
WIDTHS = {"whole": (480, 960, 1600), "row": (240, 480, 960)}
#: What a cut is wide for each pixel of its height. A `card` is what others show beside a link to a page.
RATIOS = {"row": 3 / 2, "card": 1200 / 630}
CARD_WIDTH = 1200
KINDS = {"avif": {"format": "AVIF", "quality": 52, "speed": 8}, "webp": {"format": "WEBP", "quality": 78, "method": 4}}
#: The one format that every site and app reads which shows links.
CARD_KIND = {"jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True}}


def _spec(shape: str, width: int, kind: str) -> Callable[[Any, Any], None]:
    """What django-imagefield is to make. A picture is never blown up: a small one keeps its own width."""

    def spec(file: Any, context: Any) -> None:
        context.extension = f".{kind}"
        context.save_kwargs.update((KINDS | CARD_KIND)[kind])
        across, down = size_of(shape, width, file.instance.width, file.instance.height)
        step = "crop" if shape in RATIOS else "thumbnail"
        context.processors = [(step, (across, down))]

    return spec


def size_of(shape: str, width: int, full_width: int, full_height: int) -> tuple[int, int]:
    """Width and height in pixels of a variant of a picture that is so large."""
    if ratio := RATIOS.get(shape):
        across = min(width, full_width, int(full_height * ratio))
        return across, max(1, round(across / ratio))
    across = min(width, full_width)
    return across, max(1, round(across * full_height / full_width))


def name_of(shape: str, width: int, kind: str) -> str:
    return f"{shape}_{width}_{kind}"


CARD = name_of("card", CARD_WIDTH, "jpg")
FORMATS = {
    name_of(shape, width, kind): _spec(shape, width, kind)
    for shape, widths in WIDTHS.items()
    for width in widths
    for kind in KINDS
} | {CARD: _spec("card", CARD_WIDTH, "jpg")}
