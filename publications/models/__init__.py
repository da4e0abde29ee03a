"""The tables of the room: publications, who made them, and the series that they came out in."""

from .contributors import Contribution, Contributor
from .files import FileText, FileVersion, PublicationFile
from .imports import Import
from .publications import Publication
from .series import Series

__all__ = [
    "Contribution",
    "Contributor",
    "FileText",
    "FileVersion",
    "Import",
    "Publication",
    "PublicationFile",
    "Series",
]
