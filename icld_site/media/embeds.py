"""Pictures in running text: a paragraph that only links to a picture of the library shows it."""

from collections.abc import Mapping
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .models import Picture

ADDRESS = r"/media/pictures/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/"


def figures(links: Mapping[str, str]) -> dict[str, SafeString]:
    """The pictures at some addresses, each with caption and credit; nothing for one that is gone. One query."""
    keys = {path: UUID(path.rsplit("/", 2)[1]) for path in links}
    pictures = Picture.objects.in_bulk(keys.values())
    return {path: _figure(pictures[key]) if key in pictures else SafeString() for path, key in keys.items()}


def _figure(picture: Picture) -> SafeString:
    return render_to_string("components/figure.html", {"shown": picture}).strip()
