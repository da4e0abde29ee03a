"""What is said of who asks."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from icld_site.languages.dates import in_words
from icld_site.languages.texts import said
from programmes.choices import kind_of
from programmes.domain.applicants import ABROAD, DISTRICT_BOARD, FEDERATION, JOINT_BOARD, OTHER
from programmes.domain.eligibility import Answer
from programmes.domain.judging import Finding
from programmes.rulebook import Rulebook
from programmes.wording import (
    CONTACT,
    in_language,
    in_mid_sentence,
    kinds_of_applicant,
    who_may_apply,
)

from .saying import Said, in_doubt


def kind(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.link
    name = in_language(finding.link.name)
    who = who_may_apply(book, answer.on)
    if finding.ok is None:
        return _not_known(finding, name, who, answer)
    if finding.ok:
        return Said(_("%(kinds)s may apply") % {"kinds": kinds_of_applicant(finding.kind or finding.link.kind)}, who)
    last = finding.link.validity.last
    if last and last < answer.on:
        return Said(
            _("%(name)s ceased to exist") % {"name": name},
            _("The last day was %(day)s. The register names no body that took over.") % {"day": in_words(last)},
        )
    if finding.kind == ABROAD:
        return Said(
            _("A local authority abroad does not apply itself"),
            _("The Swedish partner applies, and is granted the money.") + " " + who,
        )
    if finding.kind == OTHER or len(finding.link.may_be) > 1:
        return Said(_("%(name)s may not apply") % {"name": name}, who)
    also = {
        DISTRICT_BOARD: _("The municipality that it belongs to can apply."),
        JOINT_BOARD: _("Any of the municipalities and regions that have formed it can apply."),
    }.get(finding.kind or "", "")
    return Said(
        _("%(kinds)s may not apply") % {"kinds": kinds_of_applicant(finding.kind or "")}, f"{who} {also}".strip()
    )


def _not_known(finding: Finding, name: str, who: str, answer: Answer) -> Said:
    """Of the body it isn't known what it is; or of its kind it isn't known whether it could apply that day."""
    assert finding.link
    if finding.rule and finding.rule.in_doubt(answer.on):
        kinds = {"kinds": in_mid_sentence(kinds_of_applicant(finding.kind or "")), "day": in_words(answer.on)}
        fact = _("We cannot tell whether %(kinds)s could apply on %(day)s") % kinds
        return Said(fact, in_doubt(finding.rule, answer.on))
    if FEDERATION in finding.link.may_be:
        fact = _("We cannot tell whether %(name)s is a regional federation") % {"name": name}
        held = pgettext("federation", "The register does not hold it.")
    else:
        fact = _("We cannot tell whether %(name)s is owned or run by municipalities") % {"name": name}
        held = _("The register does not hold it.")
    return Said(fact, " ".join((held, who, _("Ask ICLD: %(contact)s.") % {"contact": CONTACT})))


def existed(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.link
    asked, link = answer.question.applicant.asked, finding.link
    name = in_language(link.name)
    if link != asked:
        fact = _("On %(day)s the name is %(name)s") % {"day": in_words(answer.on), "name": name}
        if link.validity.first and link.validity.first <= answer.on and asked.validity.last:
            return Said(
                fact,
                _("%(asked)s became %(name)s on %(day)s. The answer is for %(name)s.")
                % {"asked": in_language(asked.name), "name": name, "day": in_words(link.validity.first)},
            )
        return Said(
            fact,
            _("The name %(asked)s holds from %(day)s.")
            % {
                "asked": in_language(asked.name),
                "day": in_words(asked.validity.first) if asked.validity.first else "–",
            },
        )
    if link.validity.first and answer.on < link.validity.first:
        return Said(
            _("%(name)s did not exist yet") % {"name": name},
            _("The register has it from %(day)s.") % {"day": in_words(link.validity.first)},
        )
    return Said(
        _("%(name)s no longer exists") % {"name": name},
        _("The last day was %(day)s.") % {"day": in_words(link.validity.last) if link.validity.last else "–"},
    )


def history(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.kind
    asks = said(kind_of(finding.kind, book), "precondition")
    if finding.ok:
        return Said(_("You fulfil the precondition"), asks)
    if finding.ok is None:
        return Said(_("There is a precondition that you have not answered"), asks)
    return Said(_("You do not fulfil the precondition"), asks)
