"""How much a page weighs on the wire: itself, and everything that a visitor's first visit fetches with it.

Static files are packed as they are served: by Brotli, or not at all where they are packed already.
"""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.test import Client

from icld_site.delivery.static_files import whole

#: What goes unpacked, since it is packed already.
PACKED = {".woff2", ".webp", ".avif", ".png", ".jpg", ".ico"}
#: A response's headers and the frame around them, in bytes, where a file is sent by whitenoise.
HEADERS = 300


@dataclass(frozen=True)
class Weight:
    """Bytes on the wire. `styles` are those for the screen; `print` waits until somebody prints."""

    page: int
    styles: int
    fonts: int
    pictures: int
    scripts: int

    @property
    def first_flight(self) -> int:
        """What has to come before anything is painted: the page with its headers, and its styles with theirs."""
        return self.page + self.styles

    @property
    def first_visit(self) -> int:
        return self.page + self.styles + self.fonts + self.pictures + self.scripts


def weigh(client: Client, path: str) -> Weight:
    """Weigh a page as a browser with a phone's screen asks for it."""
    response = client.get(path, headers={"Accept-Encoding": "gzip, br"})
    assert response.status_code == 200, path
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[response.headers["Content-Encoding"]]
    html = unpack(response.content).decode()
    head = len(response.content) + sum(len(f"{name}: {value}\r\n") for name, value in response.items())
    return Weight(
        page=head,
        styles=sum(_sent(url) for url in re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)),
        fonts=sum(_sent(url) for url in re.findall(r'<link rel="preload" href="([^"]+)" as="font"', html)),
        pictures=sum(len(client.get(url).getvalue()) + HEADERS for url in _pictures(html)),
        scripts=sum(_sent(url) for url in re.findall(r'<script[^>]+src="([^"]+)"', html)),
    )


def _pictures(html: str) -> list[str]:
    """What a screen of 390 pixels with two dots each chooses of the pictures that don't wait until they are near: the
    first source's that is wide enough."""
    found = []
    for picture in re.findall(r"<picture>.*?</picture>", html, flags=re.DOTALL):
        if 'loading="lazy"' in picture:
            continue
        first = re.search(r'<source[^>]+srcset="([^"]+)"', picture)
        assert first
        candidates = [part.rsplit(" ", 1) for part in first[1].split(", ")]
        sizes = sorted((int(width.removesuffix("w")), url) for url, width in candidates)
        found.append(next((url for width, url in sizes if width >= 780), sizes[-1][1]))
    return found


@cache
def _sent(url: str) -> int:
    path = Path(settings.BASE_DIR) / url.lstrip("/").split("?")[0]
    content = whole(FileSystemStorage(path.parent), path.name).encode() if path.suffix == ".css" else path.read_bytes()
    return (len(content) if path.suffix in PACKED else len(brotli.compress(content))) + HEADERS
