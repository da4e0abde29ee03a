"""The tables of the room."""

from .publications import Publication

__all__ = ["Publication"]
