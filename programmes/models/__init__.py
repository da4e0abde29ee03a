"""The tables of the room: programmes, their rules, and the register of local governments."""

from .countries import Country, CountryName
from .local_governments import LocalGovernment
from .pages import ProgrammePage
from .programmes import Programme
from .rules import ApplicantType, ApplicationKind, CoreArea, CountryEligibility
from .windows import ApplicationWindow, Pause, WindowRule

__all__ = [
    "ApplicantType",
    "ApplicationKind",
    "ApplicationWindow",
    "CoreArea",
    "Country",
    "CountryEligibility",
    "CountryName",
    "LocalGovernment",
    "Pause",
    "Programme",
    "ProgrammePage",
    "WindowRule",
]
