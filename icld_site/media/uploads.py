"""From what somebody uploads to a picture that may be kept: upright, in RGB, of a sane size, and saying nothing of
the camera, the place or the person.

Everything that is ever served is made from the kept picture, so nothing served can hold what it doesn't.
"""

import warnings
from io import BytesIO
from math import ceil
from pathlib import PurePath
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 20 * 1024 * 1024
#: A phone's largest is about 50 million; a bomb of a few kilobytes can unfold to thousands of millions.
MOST_PIXELS = 80_000_000
#: What reads these holds a picture several times over, in up to 16 bytes a pixel.
MOST_PIXELS_AT_ONCE = 30_000_000
HELD_AT_ONCE = ("WEBP", "AVIF")
#: The longest side that is kept, in pixels: enough for the widest variant on a dense screen.
LONGEST_SIDE = 2400
SHORTEST_SIDE = 200
#: So many lines of a shrunken picture are made at a time.
STRIP = 64
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")


def prepared(file: BinaryIO, name: str, size: int) -> ContentFile:
    """The picture that is kept, as WebP. Raises ValidationError with words for the one who uploaded it."""
    if size > LARGEST_FILE:
        raise ValidationError(
            _("The file is larger than %(size)d MB. Save the picture smaller and upload that."),
            code="large",
            params={"size": LARGEST_FILE // 1024 // 1024},
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata and of sizes that are refused below
        image = _opened(file)
        try:
            _load(image)
            picture = _kept(image)
        except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
            raise ValidationError(
                _("The picture is damaged or not complete. Save it again and upload that."), code="damaged"
            ) from None
    stem = PurePath(name).stem or "picture"
    return ContentFile(_as_webp(picture), name=f"{stem}.webp")


def _opened(file: BinaryIO) -> Image.Image:
    """The picture with its size checked, before any of it is unpacked."""
    try:
        file.seek(0)
        image = Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels(MOST_PIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise ValidationError(
            _("This is not a picture that can be shown. Upload a JPEG, PNG, WebP or AVIF file."), code="not_a_picture"
        ) from None
    width, height = image.size
    most = MOST_PIXELS_AT_ONCE if image.format in HELD_AT_ONCE else MOST_PIXELS
    if width * height > most:
        raise _too_many_pixels(most)
    if min(width, height) < SHORTEST_SIDE:
        raise ValidationError(
            _("The picture is too small: each side has to be at least %(side)d pixels."),
            code="small",
            params={"side": SHORTEST_SIDE},
        )
    return image


def _too_many_pixels(most: int) -> ValidationError:
    return ValidationError(
        _("The picture has more than %(number)d million pixels. Save it smaller and upload that."),
        code="pixels",
        params={"number": most // 1_000_000},
    )


def _load(image: Image.Image) -> None:
    """Unpack the pixels; those of a large JPEG to a half, a quarter or an eighth, as its format allows."""
    image.draft(None, tuple(side // _step(image) for side in image.size))
    image.load()


def _step(image: Image.Image) -> int:
    """By how much a picture may be divided first, so that twice what is kept is left to scale down with care."""
    return max(1, max(image.size) // (2 * LONGEST_SIDE))


def _kept(image: Image.Image) -> Image.Image:
    """Upright, in eight bits a colour, on white where it was transparent, and no larger than is kept.

    In strips: as a whole, each step from few bits a pixel to four bytes would take hundreds of megabytes.
    """
    step, extremes = _step(image), image.getextrema() if _is_deep(image) else None
    (width, height), tall = image.size, STRIP * step
    small = Image.new("RGB", (ceil(width / step), ceil(height / step)))
    for top in range(0, height, tall):
        strip = image.crop((0, top, width, min(top + tall, height)))
        small.paste(_in_rgb(strip, extremes).reduce(step), (0, top // step))
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small.getexif()[ExifTags.Base.Orientation] = image.getexif().get(ExifTags.Base.Orientation, 1)
    return ImageOps.exif_transpose(small)


def _is_deep(image: Image.Image) -> bool:
    """Whether it has one band of 16 bits or more a pixel."""
    return image.mode.startswith(("I", "F"))


def _in_rgb(image: Image.Image, extremes: Any) -> Image.Image:
    if _is_deep(image):  # scaled down, where a plain step would cut off
        low, high = extremes
        image = image.convert("F").point(lambda value: (value - low) * (255 / max(high - low, 1))).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image)
    return image.convert("RGB")


def _as_webp(image: Image.Image) -> bytes:
    out = BytesIO()
    clean = Image.new("RGB", image.size)
    clean.paste(image)  # only the pixels: `info` would carry EXIF, GPS and thumbnails along
    clean.save(out, "WEBP", quality=92, method=4)
    return out.getvalue()
