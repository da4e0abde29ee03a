"""What the room answers: pages, files, references to save, the feed, and open data."""

from .exports import publication_export, publications_csv, publications_export, publications_json
from .feed import publications_feed
from .files import cover, publication_file
from .lists import contributor, series
from .pages import publication, publications

__all__ = [
    "contributor",
    "cover",
    "publication",
    "publication_export",
    "publication_file",
    "publications",
    "publications_csv",
    "publications_export",
    "publications_feed",
    "publications_json",
    "series",
]
