"""The tables of the room: programmes, their rules, and the register of local governments."""

from .changes import RuleChange
from .countries import Country, CountryName
from .documents import Document, DocumentVersion
from .faq import FaqEntry
from .local_governments import LocalGovernment
from .page_parts import ApplicationStep, ContactRole
from .pages import ProgrammePage
from .programmes import Programme
from .rules import ApplicantType, ApplicationKind, CoreArea, CountryEligibility
from .terms import Ceiling, Length
from .windows import ApplicationWindow, Gap, Pause, WindowRule

__all__ = [
    "ApplicantType",
    "ApplicationKind",
    "ApplicationStep",
    "ApplicationWindow",
    "Ceiling",
    "ContactRole",
    "CoreArea",
    "Country",
    "CountryEligibility",
    "CountryName",
    "Document",
    "DocumentVersion",
    "FaqEntry",
    "Gap",
    "Length",
    "LocalGovernment",
    "Pause",
    "Programme",
    "ProgrammePage",
    "RuleChange",
    "WindowRule",
]
