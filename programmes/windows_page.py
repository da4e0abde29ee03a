"""The page of the application windows: what is ahead, and a form that makes a calendar for exactly one's case."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.days import DayRange, add_months
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import said

from . import lists
from .calendar_words import decided, with_countries
from .cases import AskedCase, body_name, told
from .checker_form import Option, OptionGroup, Wrong
from .domain.applicants import LIVING_KINDS
from .domain.cases import Case
from .domain.windows import HORIZON
from .nations import nations
from .rulebook import Rulebook
from .windows_calendar import calendar_url, windows_held
from .wording import in_language, listed


@dataclass(frozen=True)
class HeldWindow:
    """A window in one's own calendar: its name, what is decided of it, and the countries where they differ in it."""

    label: str
    text: str
    countries: str


class WindowsPage:
    """The page on a Stockholm day, for a template. Nothing is lost when something is wrong with what was chosen."""

    def __init__(self, asked: AskedCase, book: Rulebook, today: date) -> None:
        self.book, self.today = book, today
        self.case = asked.case or Case()
        self.is_own = bool(asked.case)
        self.body = next(iter(asked.typed["body"]), "")
        self.chosen_countries, self.chosen_kinds = asked.typed["country"], asked.typed["kind"]
        self.action = address("application-windows")
        self.errors = [Wrong(fault.field, str(fault.text), f"#{fault.field}") for fault in asked.faults]
        first = {fault.field: fault.text for fault in reversed(self.errors)}
        self.body_error, self.country_error = first.get("body", ""), first.get("country", "")
        self.kind_error = first.get("kind", "")
        self.url, self.whole_url = calendar_url(self.case), calendar_url(Case())

    @property
    def told(self) -> list[tuple[str, str]]:
        """The case in words, with the names of today."""
        return told(self.case, self.book, self.today)

    @property
    def app_url(self) -> str:
        """One's own address in a form that opens the calendar program of most devices."""
        return as_app(self.url)

    @property
    def whole_app_url(self) -> str:
        return as_app(self.whole_url)

    @cached_property
    def held(self) -> list[HeldWindow]:
        """What is open or ahead in one's own calendar."""
        return [
            HeldWindow(
                label=lists.label(found.window),
                text=" ".join(filter(None, decided(found, self.book, self.case))),
                countries=listed(with_countries(found, self.book)) if found.differs else "",
            )
            for found in windows_held(self.book, self.case, self.today, kept=0)
        ]

    @cached_property
    def bodies(self) -> list[Option]:
        """The kinds of body that may apply on some day up to the horizon; and the one that was chosen."""
        horizon = DayRange(self.today, add_months(self.today, HORIZON))
        named = {rule.kind for rule in self.book.rules.applicants if rule.validity.overlaps(horizon)}
        return [Option(kind, body_name(kind)) for kind in LIVING_KINDS if kind in named or kind == self.body]

    @cached_property
    def countries(self) -> list[OptionGroup]:
        """The partner countries up to the horizon by region; then others, where the address named some."""
        horizon = DayRange(self.today, add_months(self.today, HORIZON))
        codes = {rule.code for rule in self.book.rules.countries if rule.validity.overlaps(horizon)}
        regions = lists.regions((self.book.countries[code] for code in codes), self.today)
        groups = [
            OptionGroup(region.label, [Option(row.code, str(row.name)) for row in region.countries])
            for region in regions
        ]
        others = [code for code in self.chosen_countries if code in nations() and code not in codes]
        if others:
            options = [Option(code, in_language(nations()[code])) for code in others]
            options.sort(key=lambda option: swedish_key(option.name))
            groups.append(OptionGroup(_("Other countries, not partner countries"), options))
        return groups

    @cached_property
    def kinds(self) -> list[Option]:
        """The kinds of application, where there are several to choose from."""
        if len(self.book.kinds) < 2 and not self.chosen_kinds:
            return []
        return [Option(kind.code, str(said(kind, "title"))) for kind in self.book.kinds]


def as_app(url: str) -> str:
    """An address of ours with the scheme that calendar programs subscribe by."""
    return f"webcal:{url.removeprefix(settings.SITE_URL.partition(':')[0] + ':')}"
