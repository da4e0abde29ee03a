"""The sizes and formats in which a picture is served, and how a template asks for them."""

from collections.abc import Callable
from typing import Any

#: Widths in pixels. `whole` keeps the picture's own shape; `row` is cut to 3:2 around the point that matters.
WIDTHS = {"whole": (480, 960, 1600), "row": (240, 480, 960)}
ROW_RATIO = 3 / 2
KINDS = {"avif": {"format": "AVIF", "quality": 52}, "webp": {"format": "WEBP", "quality": 78, "method": 4}}


def _spec(shape: str, width: int, kind: str) -> Callable[[Any, Any], None]:
    """What django-imagefield is to make. A picture is never blown up: a small one keeps its own width."""

    def spec(file: Any, context: Any) -> None:
        context.extension = f".{kind}"
        context.save_kwargs.update(KINDS[kind])
        across, down = size_of(shape, width, file.instance.width, file.instance.height)
        step = "crop" if shape == "row" else "thumbnail"
        context.processors = [(step, (across, down))]

    return spec


def size_of(shape: str, width: int, full_width: int, full_height: int) -> tuple[int, int]:
    """Width and height in pixels of a variant of a picture that is so large."""
    if shape == "row":
        across = min(width, full_width, int(full_height * ROW_RATIO))
        return across, round(across / ROW_RATIO)
    across = min(width, full_width)
    return across, max(1, round(across * full_height / full_width))


def name_of(shape: str, width: int, kind: str) -> str:
    return f"{shape}_{width}_{kind}"


FORMATS = {
    name_of(shape, width, kind): _spec(shape, width, kind)
    for shape, widths in WIDTHS.items()
    for width in widths
    for kind in KINDS
}
