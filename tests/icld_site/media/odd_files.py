"""Files that somebody might upload as a picture, good ones and others, made on the spot."""

import struct
import zlib
from io import BytesIO

from PIL import Image

SIZE = (900, 600)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def coloured(size=SIZE, mode="RGB") -> Image.Image:
    """Left half red, right half blue, so that turning it is seen."""
    image = Image.new("RGB", size, (200, 30, 40))
    image.paste((20, 40, 200), (size[0] // 2, 0, *size))
    return image.convert(mode)


def with_place(orientation: int = 1) -> bytes:
    """A phone's picture: turned by a note, with place, device and a thumbnail of itself."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telefonmakaren"
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 38.0, 0.0), 3: "E", 4: (18.0, 17.0, 0.0)})
    return saved(coloured(), "JPEG", exif=exif, quality=95)


def bomb(side: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that says it is so many pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animated() -> bytes:
    frames = [coloured(), coloured().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100)


def sixteen_bits() -> bytes:
    image = Image.new("I;16", SIZE)
    image.putdata([(x % 900) * 72 for x in range(SIZE[0] * SIZE[1])])
    return saved(image, "PNG")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><script>alert(1)</script></svg>'
SCRIPT = b"<?php system($_GET['c']); ?>"
PDF = b"%PDF-1.4\n%%EOF"

#: Those that are kept: name -> bytes.
KEPT = {
    "plain.jpg": saved(coloured(), "JPEG"),
    "turned.jpg": with_place(6),
    "cmyk.jpg": saved(coloured(mode="CMYK"), "JPEG"),
    "grey.png": saved(coloured(mode="L"), "PNG"),
    "sixteen-bits.png": sixteen_bits(),
    "see-through.png": saved(coloured(mode="RGBA"), "PNG"),
    "palette.gif": saved(coloured(mode="P"), "GIF"),
    "moving.webp": animated(),
    "modern.avif": saved(coloured(), "AVIF"),
    "å 🙂 namn.jpg": saved(coloured(), "JPEG"),
    "wrong-ending.png": saved(coloured(), "JPEG"),
}

#: Those that are refused: name -> bytes, and the code of the reason.
REFUSED = {
    "bomb.png": (bomb(), "pixels"),
    "drawing.svg": (SVG, "not_a_picture"),
    "script.jpg": (SCRIPT, "not_a_picture"),
    "paper.jpg": (PDF, "not_a_picture"),
    "cut-off.jpg": (saved(coloured(), "JPEG", quality=95)[:3000], "damaged"),
    "cut-off.png": (saved(coloured(), "PNG")[:600], "damaged"),
    "tiny.png": (saved(coloured((40, 40)), "PNG"), "small"),
    "nothing-in-it.jpg": (b"\xff\xd8\xff\xe0" + b"\x00" * 200, "not_a_picture"),
}
