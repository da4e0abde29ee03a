"""Every state of the programme: a day, and the rows that are added to the starting content to bring it about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from programmes.models import ApplicationKind, ApplicationWindow, Gap, Pause, Programme, WindowRule


@dataclass(frozen=True)
class State:
    day: str
    arrange: Callable[[], None] = lambda: None


def programme() -> Programme:
    return Programme.objects.get(takes_applications=True)


def kind(code: str, sv: str, en: str) -> ApplicationKind:
    return ApplicationKind.objects.create(
        programme=programme(), code=code, title_sv=sv, title_en=en, order=ApplicationKind.objects.count()
    )


def kinds() -> tuple[ApplicationKind, ApplicationKind]:
    """Preparation and project, and no other kind."""
    ApplicationKind.objects.all().delete()
    return kind("preparation", "Förberedelse", "Preparation"), kind("project", "Projekt", "Project")


def without_windows() -> None:
    ApplicationWindow.objects.all().delete()
    WindowRule.objects.all().delete()


def window(**fields) -> ApplicationWindow:
    return ApplicationWindow.objects.create(programme=programme(), **fields)


def spring(**fields) -> ApplicationWindow:
    """The spring window of 2027, with changes."""
    days = {"opens": date(2027, 2, 15), "closes": date(2027, 3, 15)}
    return window(rule=WindowRule.objects.get(title_sv="Våren"), year=2027, **(days | fields))


def pause(first: date = date(2027, 1, 24), last: date | None = date(2027, 4, 3), **fields) -> Pause:
    return Pause.objects.create(
        programme=programme(),
        first_day=first,
        last_day=last,
        reason_sv="ICLD byter system för ansökningar.",
        reason_en="ICLD is changing its system for applications.",
        still_accepted_sv="Redovisningar kan skickas in som vanligt.",
        still_accepted_en="Reports can be sent in as usual.",
        **fields,
    )


def extended() -> None:
    spring(
        extended_to=date(2027, 3, 29),
        decided_on=date(2027, 3, 12),
        reason_sv="Många kommuner har bett om mer tid.",
        reason_en="Many municipalities have asked for more time.",
    )


def cancelled() -> None:
    spring(is_cancelled=True, reason_sv="Inga medel finns.", reason_en="There are no funds.")


def ends_with_spring() -> None:
    """The yearly windows end, and none comes after the spring of 2027."""
    for rule in WindowRule.objects.all():
        rule.last_day = date(2027, 3, 1)
        rule.save()


def announced() -> None:
    without_windows()
    window(closes=date(2027, 10, 15))


def rolling() -> None:
    without_windows()
    window(opens=date(2021, 1, 1))


def closed_for_good() -> None:
    row = programme()
    row.closed_from = date(2027, 4, 1)
    row.save()


def projects_in_windows() -> None:
    """Preparation may be applied for at any time, projects twice a year."""
    preparation, project = kinds()
    for rule in WindowRule.objects.all():
        rule.kinds.set([project])
    window(opens=date(2021, 1, 1), title_sv="Löpande", title_en="Rolling").kinds.set([preparation])


def projects_paused() -> None:
    pause().kinds.set([kinds()[1]])


def unknown() -> None:
    without_windows()
    Gap.objects.create(
        programme=programme(),
        first_day=date(2027, 1, 1),
        reason_sv="Källorna slutar med 2026.",
        reason_en="The sources end with 2026.",
    )


STATES = {
    "opens": State("2027-07-11"),
    "open": State("2027-02-22"),
    "last-day": State("2027-03-15"),
    "extended": State("2027-03-12", extended),
    "closed": State("2027-04-06", ends_with_spring),
    "paused": State("2027-02-20", pause),
    "rolling": State("2027-05-04", rolling),
    "none": State("2027-05-04", without_windows),
    "closed-for-good": State("2027-04-06", closed_for_good),
    "unknown": State("2027-07-11", unknown),
    "announced": State("2027-07-11", announced),
    "cancelled": State("2027-02-20", cancelled),
    "kinds": State("2027-07-11", projects_in_windows),
    "kind-paused": State("2027-02-22", projects_paused),
}
