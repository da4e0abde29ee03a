"""`{% picture article.picture "row" sizes="…" %}`: a picture in the best format and width that the browser takes."""

from typing import Any

from django import template

from icld_site.languages.texts import said
from icld_site.media.models import Picture
from icld_site.media.variants import WIDTHS, name_of, size_of

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(shown: Picture, shape: str = "whole", sizes: str = "100vw", eager: bool = False) -> dict[str, Any]:
    """A `<picture>` with its size given, so that nothing jumps. `eager`: for the one in the first screen."""
    widths = {size_of(shape, width, shown.width, shown.height): width for width in reversed(WIDTHS[shape])}
    ordered = sorted(widths.items())
    sources = {
        kind: ", ".join(
            f"{getattr(shown.file, name_of(shape, width, kind))} {across}w" for (across, _), width in ordered
        )
        for kind in ("avif", "webp")
    }
    (across, down), _ = ordered[-1]
    middle = ordered[len(ordered) // 2][1]
    return {
        "sources": sources,
        "src": getattr(shown.file, name_of(shape, middle, "webp")),
        "width": across,
        "height": down,
        "sizes": sizes,
        "eager": eager,
        "alt": "" if shown.is_decorative else said(shown, "alt"),
    }
