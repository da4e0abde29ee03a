"""What a room can answer at once, above the hits. The shell hands the functions of the rooms to the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class DirectAnswer:
    """What it is about, the answer in a sentence or two, and the path of the page that says more."""

    title: str
    text: str
    url: str


#: From a request and what was typed, the answers to it.
Answering = Callable[[HttpRequest, str], list[DirectAnswer]]
