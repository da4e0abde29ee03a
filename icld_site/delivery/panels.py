"""What a higher room shows on a lower one's page, handed in by the shell: the lower one knows nothing of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A part of a page with a heading of its own; the template finds its context as `panel`."""

    heading: str
    template: str
    context: Mapping[str, Any]


#: Gives the panel about something, or None where there is nothing to show.
PanelAbout = Callable[[HttpRequest, Any], Panel | None]


def panels_about(thing: Any, request: HttpRequest, makers: Iterable[PanelAbout]) -> list[Panel]:
    """The panels that have something to show about a thing, in the order of their makers."""
    return [panel for make in makers if (panel := make(request, thing))]
