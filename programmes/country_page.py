"""The page of a partner country, and the list of them: what the rows say on a day, in the language in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.text import slugify
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES, address
from icld_site.days import DayRange
from icld_site.languages.dates import in_words
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said

from .asking import EDIT
from .domain.listing import COMING, LEAVING, LEFT, LISTED, Listing, listing
from .domain.rules import Rules
from .frame import Frame
from .lists import name_of
from .models import Country, Programme
from .nations import slug_of, slugs
from .rulebook import Rulebook
from .sources import Source, source
from .wording import perhaps, span
from .world import World, world


@dataclass(frozen=True)
class FormerName:
    name: Text
    days: str


@dataclass(frozen=True)
class DatedCountry:
    """A country that is no partner country on the day of the list, and when it was or will be one."""

    name: Text
    slug: str
    days: str


class CountryPage:
    """A country that the frame's programme has rules for, as it stands on a Stockholm day, for a template."""

    def __init__(self, country: Country, current: Frame, day: date) -> None:
        self.country, self.book, self.notice, self.day = country, current.book, current.notice, day
        self.listed = _listing(country, current.book, day)
        self.name = name_of(country, day)
        self.region = country.get_region_display()

    @property
    def state(self) -> str:
        return self.listed.state

    @property
    def lead(self) -> str:
        """In one sentence whether it is a partner country: since when it is none, until when, or from when."""
        if self.state == COMING and self.listed.previous:
            text = _("%(name)s becomes a partner country again on %(day)s.")
        else:
            text = {
                LISTED: _("%(name)s is a partner country."),
                LEAVING: _("%(name)s is a partner country to and including %(day)s."),
                LEFT: _("%(name)s was a partner country to and including %(day)s."),
                COMING: _("%(name)s becomes a partner country on %(day)s."),
            }[self.state]
        told = self._told(text, self._turn)
        return f"{told} {self._doubt}".strip()

    @property
    def _doubt(self) -> str:
        """From and to which days the listing that the lead is about may have been, where no source gives them."""
        listed = self.listed
        period = listed.current or (listed.next if self.state == COMING else listed.previous)
        doubt = perhaps(*_around(period, self.book.rules, self.country.code)) if period else ""
        return _("No source gives the days: %(doubt)s.") % {"doubt": doubt} if doubt and self.state != LISTED else ""

    @property
    def _turn(self) -> date | None:
        """The day on which it last was, or first will be, a partner country."""
        listed = self.listed
        return {
            LISTED: None,
            LEAVING: listed.current and listed.current.last,
            LEFT: listed.previous and listed.previous.last,
            COMING: listed.next and listed.next.first,
        }[self.state]

    @property
    def programme_state(self) -> str:
        """The state of the programme on the day: one sentence, and one for each kind of application that differs."""
        notice = self.notice
        told = [f"{notice.heading} {notice.heading_tail}".rstrip() + "."]
        if notice.about:
            told.append(_("This is about: %(kinds)s.") % {"kinds": notice.about})
        return " ".join([*told, *(f"{other.kinds}: {other.line}." for other in notice.others)])

    @cached_property
    def paragraphs(self) -> list[str]:
        """What it means for who wants to apply with this country."""
        if self.state == LEFT:
            return [self._told(_("No new partnership with %(name)s can be applied for.")) + " " + self._those_under_way]
        texts = [self.programme_state]
        if self.state == COMING:
            texts.append(self._from_when)
        if self.state == LEAVING:
            texts += [*self._after_leaving(), self._those_under_way]
        return [text for text in texts if text]

    @property
    def needs_advice(self) -> bool:
        """Whether who has begun a preparation should talk with ICLD: the country has left, or will."""
        return self.state in (LEAVING, LEFT)

    @property
    def _those_under_way(self) -> str:
        return _("Partnerships that are under way go on.")

    @property
    def _from_when(self) -> str:
        """From when one can apply with a country to come, and in which window first."""
        coming, schedule, closed = self.listed.next, self.book.rules.schedule, self._closed_from
        assert coming and coming.first
        if closed and closed <= coming.first:
            return ""
        text = self._told(_("Applications with %(name)s are taken from %(day)s."), coming.first)
        if window := schedule.open_on(coming.first):
            return text + " " + _("The window %(span)s is open then.") % {"span": span(window)}
        opening = schedule.next_opening(coming.first, before=closed)
        if opening and opening.day in coming:
            return text + " " + _("The first window after that is %(span)s.") % {"span": span(opening.window)}
        return text

    def _after_leaving(self) -> Iterator[str]:
        """What a known last day means for a window that closes later, or else for the first one that opens later."""
        last, schedule, closed = self._turn, self.book.rules.schedule, self._closed_from
        assert last
        window = schedule.open_on(last) if not closed or last < closed else None
        opening = schedule.next_opening(last, before=closed)
        if window and window.last is None:
            yield self._told(_("With %(name)s you can apply only to and including %(day)s."), last)
        elif window and window.last and window.last > last:
            text = _("The window %(span)s closes later. With %(name)s the last day to apply is %(day)s.")
            yield self._told(text, last, span=span(window))
        elif opening and not any(opening.day in period for period in self.listed.periods):
            yield self._told(_("In the window that opens on %(day)s you cannot apply with %(name)s."), opening.day)
        if self.listed.next:
            yield self._told(_("%(name)s becomes a partner country again on %(day)s."), self.listed.next.first)

    @property
    def _closed_from(self) -> date | None:
        closed = self.book.rules.closed
        return closed.validity.first if closed else None

    def _told(self, text: str, day: date | None = None, **words: str) -> str:
        return text % {"name": self.name, "day": in_words(day) if day else "", **words}

    @property
    def checker_url(self) -> str:
        """The checker with this country filled in; empty where nobody can apply with it any more."""
        if self.state == LEFT or self.notice.state == "ended":
            return ""
        return f"{address('checker')}?{urlencode({'country': self.country.code, EDIT: 1})}"

    @property
    def periods(self) -> list[str]:
        return [_days(period, self.book.rules, self.country.code) for period in self.listed.periods]

    @property
    def begins_with_the_rules(self) -> bool:
        """Whether it may have been listed before, since the rules that are kept here reach no further back."""
        first = self.listed.periods[0].first
        return first is not None and first == self.book.rules.first_day()

    @property
    def former(self) -> list[FormerName]:
        return [FormerName(said(row, "title"), days_of(row.validity)) for row in self.country.former_names(self.day)]

    @property
    def sources(self) -> list[Source]:
        """Where it is stated that it is, was or will be a partner country, each once."""
        rules = [rule for rule in self.book.rules.countries if rule.code == self.country.code]
        return [source(stated) for stated in dict.fromkeys(rule.source for rule in rules) if stated]

    @property
    def world(self) -> World:
        partners = (rule.code for rule in self.book.rules.countries_on(self.day))
        return world(partners, self.country.code, self.state)


def countries_path(programme: Programme, language: str | None = None) -> str:
    """The path of the list of partner countries in a language, or in the one in force."""
    return address("countries", language, programme=programme.slug_in(language))


def country_path(programme: Programme, code: str, language: str | None = None) -> str:
    """The path of a country's page in a language, or in the one in force."""
    return address("country", language, programme=programme.slug_in(language), country=slug_of(code, language))


def find_country(slug: str, book: Rulebook) -> Country | None:
    """The country that a slug names, of those that ever were or will be partner countries.

    Its own slug counts first, in either language; then every name that ICLD uses or has used, and its code.
    """
    wanted = slug.lower()
    for named in (_slugs_of_table, _slugs_of_names, _code):
        for country in book.countries.values():
            if wanted in named(country):
                return country
    return None


def _slugs_of_table(country: Country) -> set[str]:
    return set(slugs().get(country.code, {}).values())


def _slugs_of_names(country: Country) -> set[str]:
    titles = (getattr(row, f"title_{language}") for row in country.names.all() for language in LANGUAGES)
    return {slugify(title) for title in titles if title}


def _code(country: Country) -> set[str]:
    return {country.code.lower()}


def countries_elsewhere(book: Rulebook, day: date, state: str) -> list[DatedCountry]:
    """The countries that have left, or those that are still to come, by name."""
    rows = []
    for country in book.countries.values():
        listed = _listing(country, book, day)
        if listed.state == state:
            period = listed.next if state == COMING else listed.previous
            days = _days(period or DayRange(), book.rules, country.code)
            rows.append(DatedCountry(name_of(country, day), slug_of(country.code), days))
    return sorted(rows, key=lambda row: swedish_key(row.name.text))


def _listing(country: Country, book: Rulebook, day: date) -> Listing:
    found = listing(book.rules.countries, country.code, day)
    assert found, f"{country} has no rules in the programme"
    return found


def _around(period: DayRange, rules: Rules, code: str) -> tuple[date | None, date | None]:
    """The earliest and the latest day of a period, where these are in doubt."""
    own = [rule for rule in rules.countries if rule.code == code]
    first = next((rule.perhaps_from for rule in own if rule.validity.first == period.first), None)
    return first, next((rule.perhaps_to for rule in own if rule.validity.last == period.last), None)


def _days(period: DayRange, rules: Rules, code: str) -> str:
    """The days of a period, with those that are in doubt."""
    doubt = perhaps(*_around(period, rules, code))
    return f"{days_of(period)} ({doubt})" if doubt else days_of(period)


def days_of(days: DayRange) -> str:
    """`from 1 January 2018`, `to and including 11 February 2019`, or both ends."""
    if days.first and days.last:
        return _("%(first)s to and including %(last)s") % {"first": in_words(days.first), "last": in_words(days.last)}
    if days.first:
        return _("from %(day)s") % {"day": in_words(days.first)}
    return _("to and including %(day)s") % {"day": in_words(days.last)} if days.last else _("always")
