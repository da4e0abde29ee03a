"""What is said of the country."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.languages.dates import in_words
from programmes.domain.eligibility import Answer
from programmes.domain.judging import Finding
from programmes.rulebook import Rulebook
from programmes.wording import (
    CONTACT,
    country_name,
    perhaps,
)

from .saying import Said, in_doubt

#: The kind of application that follows a preparation, by its code.
FOLLOWS_A_PREPARATION = "project"


def listed(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    how_many = _how_many(finding.count or 0, finding.perhaps)
    if finding.country is None:
        if finding.ok:
            return Said(_("There are partner countries to choose from"), how_many)
        if finding.ok is None:
            fact = _("We cannot tell which countries were partner countries on %(day)s")
            return Said(fact % {"day": in_words(answer.on)}, how_many)
        return Said(_("There is no partner country"), how_many)
    names = {"name": country_name(finding.country, answer.on, book)}
    if finding.ok:
        return Said(_("%(name)s is a partner country") % names, how_many)
    if finding.ok is None:
        assert finding.rule
        fact = _("We cannot tell whether %(name)s was a partner country on %(day)s")
        return Said(fact % {**names, "day": in_words(answer.on)}, in_doubt(finding.rule, answer.on))
    fact = _("%(name)s is not a partner country") % names
    if finding.rule and finding.rule.validity.last:
        left = _("It was one to and including %(day)s. Partnerships that are under way go on.")
        days = ", ".join(filter(None, (in_words(finding.rule.validity.last), perhaps(None, finding.rule.perhaps_to))))
        return Said(fact, f"{left % {'day': days}} {_if_begun(answer)}")
    if finding.country == "SE":
        return Said(fact, _("The partner has to be in another country.") + " " + how_many)
    return Said(fact, how_many)


def _how_many(count: int, perhaps: int) -> str:
    if not perhaps:
        many = ngettext(
            "The programme has %(count)d partner country.", "The programme has %(count)d partner countries.", count
        )
        return many % {"count": count}
    many = ngettext(
        "The programme has %(count)d partner country for certain, and perhaps %(more)d more. No source gives the days.",
        "The programme has %(count)d partner countries for certain, and perhaps %(more)d more. "
        "No source gives the days.",
        count,
    )
    return many % {"count": count, "more": perhaps}


def _if_begun(answer: Answer) -> str:
    """What those do who have a preparation with a country that has left: no rule says what holds for them."""
    if answer.question.prepared or answer.question.kind == FOLLOWS_A_PREPARATION:
        ask = _(
            "No rule kept here says what holds for a project that follows a preparation with the country. "
            "Write to %(contact)s before you apply."
        )
    else:
        ask = _("If you have a preparation with the country, write to %(contact)s.")
    return ask % {"contact": CONTACT}


def leaving(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    """That a country leaves, and what it means for the window that is open, or for the next one."""
    assert finding.country and finding.day and finding.window and finding.window.opens
    names = {"name": country_name(finding.country, answer.on, book), "day": in_words(finding.day)}
    if finding.window.opens <= answer.on:
        detail = _("That is before the window closes. Apply on that day at the latest.")
    elif finding.window.opens <= finding.day:
        detail = _("The next window closes later. With %(name)s the last day to apply is %(day)s.") % names
    else:
        opens = {**names, "opens": in_words(finding.window.opens)}
        detail = _("The next window opens on %(opens)s. With %(name)s you cannot apply in it.") % opens
    return Said(_("%(name)s leaves the list after %(day)s") % names, detail)
