"""What staff edit of the room."""

from .contributors import ContributorAdmin
from .importing import ImportAdmin
from .publications import PublicationAdmin
from .series import SeriesAdmin

__all__ = ["ContributorAdmin", "ImportAdmin", "PublicationAdmin", "SeriesAdmin"]
