"""What is told of a finding, and of a rule of which the very days aren't known."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from icld_site.languages.dates import in_words
from programmes.domain.windows import Rule
from programmes.wording import CONTACT


@dataclass(frozen=True)
class Said:
    """A fact, and what stands beside it."""

    fact: str
    detail: str = ""

    def __str__(self) -> str:
        fact = self.fact if self.fact.endswith((".", "?")) else f"{self.fact}."
        return f"{fact} {self.detail}".strip()


def in_doubt(rule: Rule, day: date) -> str:
    """What is known of a rule around a day of which no source says whether it held; and whom to ask."""
    if rule.perhaps_from and rule.validity.first and day < rule.validity.first:
        known = _("It is certain from %(first)s on, and was not so before %(perhaps)s. No source gives the day.")
        days = {"first": in_words(rule.validity.first), "perhaps": in_words(rule.perhaps_from)}
    else:
        assert rule.perhaps_to and rule.validity.last
        known = _(
            "It is certain to and including %(last)s, and was no longer so from %(after)s. No source gives the day."
        )
        days = {"last": in_words(rule.validity.last), "after": in_words(rule.perhaps_to + timedelta(days=1))}
    return f"{known % days} {_('Ask ICLD: %(contact)s.') % {'contact': CONTACT}}"
