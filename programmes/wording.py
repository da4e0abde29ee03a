"""The names and sentences that the rules are told in, in the language in force; the same on every surface."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from icld_site.languages.dates import NO_BREAK, in_words, month_in_words, without_year
from icld_site.languages.sorting import swedish_key

from .domain import applicants
from .domain.windows import Window, WindowRule, Words
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


def kind_name(code: str, book: Rulebook) -> str:
    """What a kind of application is called, as it stands by itself."""
    kind = next((kind for kind in book.kinds if kind.code == code), None)
    return in_language({"sv": kind.title_sv, "en": kind.title_en}) if kind else code


def kind_names(codes: Iterable[str], book: Rulebook) -> str:
    """The same of several, in the programme's order, as they begin a sentence; empty without any."""
    wanted = set(codes)
    return sentence_list([kind_name(kind.code, book) for kind in book.kinds if kind.code in wanted])


def in_mid_sentence(text: str) -> str:
    """With a small first letter, unless the second one is large too."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence_list(names: list[str]) -> str:
    """Names as they begin a sentence: only the first with a large letter."""
    return listed(names[:1] + [in_mid_sentence(name) for name in names[1:]])


def kinds_of_applicant(kind: str) -> str:
    """The plural of a kind of body, as it begins a sentence."""
    return {
        applicants.MUNICIPALITY: _("Municipalities"),
        applicants.COUNTY_COUNCIL: _("County councils"),
        applicants.REGION: _("Regions"),
        applicants.FEDERATION: _("Regional federations of local authorities"),
        applicants.LOCAL_FEDERATION: _("Other federations of local authorities"),
        applicants.COOPERATION_BODY: _("Cooperation bodies of municipalities"),
        applicants.DISTRICT_BOARD: _("District boards"),
        applicants.JOINT_BOARD: _("Joint boards"),
        applicants.MUNICIPAL_COMPANY: _("Municipal companies"),
        applicants.MUNICIPAL_FOUNDATION: _("Municipal foundations"),
        applicants.MUNICIPAL_ASSOCIATION: _("Associations owned or run by municipalities"),
    }[kind]


#: The kinds of applicant in the order in which they are told.
TOLD_FIRST = (
    applicants.MUNICIPALITY,
    applicants.COUNTY_COUNCIL,
    *(kind for kind in applicants.EVERY_KIND if kind not in (applicants.MUNICIPALITY, applicants.COUNTY_COUNCIL)),
)


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
    names = [kinds_of_applicant(kind) for kind in TOLD_FIRST if kind in kinds]
    return sentence_list(names)


def _perhaps_applicants(book: Rulebook, day: date) -> str:
    """The kinds of which no source says whether they could apply that day, as a sentence; empty when there are none."""
    certain = {rule.kind for rule in book.rules.applicants_on(day)}
    kinds = {rule.kind for rule in book.rules.applicants_in_doubt(day)} - certain
    names = [in_mid_sentence(kinds_of_applicant(kind)) for kind in TOLD_FIRST if kind in kinds]
    return _("Perhaps also %(names)s: no source gives the days.") % {"names": listed(names)} if names else ""


def who_may_apply(book: Rulebook, day: date) -> str:
    """The kinds of applicant of a day as one sentence, with a second on those in doubt; empty when there are none."""
    kinds = _applicants(book, day)
    if not kinds:
        return ""
    return " ".join(
        filter(None, (_("%(kinds)s in Sweden may apply.") % {"kinds": kinds}, _perhaps_applicants(book, day)))
    )


def who_may_apply_with_whom(book: Rulebook, day: date) -> str:
    """The same, with whom: the sentence that home and programme page open their lists with."""
    kinds = _applicants(book, day)
    if not kinds or not book.rules.countries_on(day):
        return who_may_apply(book, day)
    sentence = _(
        "%(kinds)s in Sweden may apply for a municipal partnership "
        "with one of the partner countries that are designated."
    ) % {"kinds": kinds}
    return " ".join(filter(None, (sentence, _perhaps_applicants(book, day))))


def perhaps_countries(book: Rulebook, day: date) -> str:
    """The countries of which no source says whether they were partner countries that day, as a sentence."""
    certain = {rule.code for rule in book.rules.countries_on(day)}
    codes = {rule.code for rule in book.rules.countries_in_doubt(day)} - certain
    names = sorted((country_name(code, day, book) for code in codes), key=swedish_key)
    return _("Perhaps also %(names)s: no source gives the days.") % {"names": listed(names)} if names else ""


def every_year(book: Rulebook, day: date) -> str:
    """The windows that come back every year, by the yearly rules of a day, as one sentence.

    Empty without any, and where it is decided that the programme closes.
    """
    rules = [rule for rule in book.rules.schedule.rules if day in rule.validity and not book.rules.closed]
    spans = [without_years(rule) for rule in sorted(rules, key=lambda rule: rule.opens)]
    if not spans:
        return ""
    many = ngettext(
        "Every year there is one application window: %(spans)s.",
        "Every year there are %(number)s application windows: %(spans)s.",
        len(spans),
    )
    number = {2: _("two"), 3: _("three"), 4: _("four")}.get(len(spans), str(len(spans)))
    return many % {"number": number, "spans": listed(spans)}


def without_years(rule: WindowRule) -> str:
    """The days of a yearly window: `15 February to 15 March`."""
    days = {"first": without_year(rule.opens.in_year(2000)), "last": without_year(rule.closes.in_year(2000))}
    return _("%(first)s to %(last)s") % days


def span(window: Window, last: date | None = None, first: date | None = None) -> str:
    """The days of a window in words; from another first day or to another last one, where it is cut short."""
    first, last = first or window.opens, last or window.last
    if window.is_about:
        return _("about %(days)s") % {"days": _days(first, last)}
    return _days(first, last)


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return _("%(first)s to %(last)s") % {"first": in_words(first), "last": in_words(last)}
    if first:
        return _("from %(first)s until further notice") % {"first": in_words(first)}
    return _("last day %(last)s") % {"last": in_words(last)} if last else ""


def perhaps(earliest: date | None, latest: date | None) -> str:
    """From and to which day something may have held, where no source gives the days; empty where they are known."""
    told = []
    if earliest:
        told.append(_("perhaps already from %(day)s") % {"day": in_words(earliest)})
    if latest:
        told.append(_("perhaps to and including %(day)s") % {"day": in_words(latest)})
    return ", ".join(told)


def decision(window: Window) -> str:
    """When a decision can be expected, within a sentence: `in June 2027`, `by 1 June 2027`; empty when not said."""
    expected = window.decision
    if expected is None:
        return ""
    if expected.is_month:
        return _("in %(month)s").replace(" ", NO_BREAK) % {"month": month_in_words(expected.day)}
    return _("by %(day)s") % {"day": in_words(expected.day)}
