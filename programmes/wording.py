"""The names and sentences that the rules are told in, in the language in force; the same on every surface."""

from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from icld_site.languages.dates import in_words, without_year

from .domain.applicants import COUNTY_COUNCIL, FEDERATION, MUNICIPALITY, REGION
from .domain.windows import Window, Words
from .nations import nations
from .rulebook import Rulebook

CONTACT = "partnership@icld.se"


def in_language(words: Words) -> str:
    """One text of both in the language in force; the other one where it is missing."""
    return words.get(get_language() or "sv") or next(iter(words.values()), "")


def country_name(code: str, day: date, book: Rulebook) -> str:
    """What a country is called on a day: the name that ICLD uses, else the table's."""
    country = book.countries.get(code)
    name = country.name_on(day) if country else None
    return in_language({"sv": name.title_sv, "en": name.title_en}) if name else in_language(nations()[code])


def area_name(code: str, book: Rulebook) -> str:
    area = next((area for area in book.areas if area.code == code), None)
    return in_language({"sv": area.title_sv, "en": area.title_en}) if area else code


def kinds_of_applicant(kind: str) -> str:
    """The plural of a kind of body, as it begins a sentence."""
    return {
        MUNICIPALITY: _("Municipalities"),
        REGION: _("Regions"),
        COUNTY_COUNCIL: _("County councils"),
        FEDERATION: _("Regional federations of local authorities"),
    }[kind]


def listed(names: list[str]) -> str:
    """`a, b and c`."""
    return (
        _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
        if len(names) > 1
        else "".join(names)
    )


def _applicants(book: Rulebook, day: date) -> str:
    """The kinds of applicant of a day, as they begin a sentence; empty when there are none."""
    kinds = {rule.kind for rule in book.rules.applicants_on(day)}
    names = [kinds_of_applicant(kind) for kind in (MUNICIPALITY, COUNTY_COUNCIL, REGION, FEDERATION) if kind in kinds]
    return listed(names[:1] + [name[:1].lower() + name[1:] for name in names[1:]])


def who_may_apply(book: Rulebook, day: date) -> str:
    """The kinds of applicant of a day as one sentence; empty when there are none."""
    kinds = _applicants(book, day)
    return _("%(kinds)s in Sweden may apply.") % {"kinds": kinds} if kinds else ""


def who_may_apply_with_whom(book: Rulebook, day: date) -> str:
    """The same, with whom: the sentence that home and programme page open their lists with."""
    kinds = _applicants(book, day)
    if not kinds or not book.rules.countries_on(day):
        return who_may_apply(book, day)
    return _(
        "%(kinds)s in Sweden may apply for a municipal partnership "
        "with one of the partner countries that are designated."
    ) % {"kinds": kinds}


def every_year(book: Rulebook, day: date) -> str:
    """The windows that come back every year, by the yearly rules of a day, as one sentence; empty without any."""
    rules = [rule for rule in book.rules.schedule.rules if day in rule.validity]
    spans = [
        _("%(first)s to %(last)s")
        % {"first": without_year(rule.opens.in_year(2000)), "last": without_year(rule.closes.in_year(2000))}
        for rule in sorted(rules, key=lambda rule: rule.opens)
    ]
    if not spans:
        return ""
    many = ngettext(
        "Every year there is one application window: %(spans)s.",
        "Every year there are %(number)s application windows: %(spans)s.",
        len(spans),
    )
    number = {2: _("two"), 3: _("three"), 4: _("four")}.get(len(spans), str(len(spans)))
    return many % {"number": number, "spans": listed(spans)}


def span(window: Window) -> str:
    """The days of a window in words."""
    if window.opens and window.last:
        return _("%(first)s to %(last)s") % {"first": in_words(window.opens), "last": in_words(window.last)}
    if window.opens:
        return _("from %(first)s until further notice") % {"first": in_words(window.opens)}
    return _("last day %(last)s") % {"last": in_words(window.last)} if window.last else ""
