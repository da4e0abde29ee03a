"""What staff edit of the room."""

from .publications import PublicationAdmin

__all__ = ["PublicationAdmin"]
