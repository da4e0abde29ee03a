"""When applications are taken: yearly rules, single windows beside or instead of them, pauses, and what isn't known."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from icld_site.days import FIRST_YEAR, LAST_YEAR, YearlyDay
from icld_site.languages.texts import said
from icld_site.publishing.keyed import Keyed
from programmes.domain.windows import days_of_year

from .programmes import Programme
from .rules import ApplicationKind, ProgrammeRule

KINDS_HELP = _("Empty: every kind of application.")


def _month(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(12)])


def _number(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(31)])


class WindowRule(ProgrammeRule):
    """A window that comes back every year. A window belongs to the rule when it opens while the rule holds."""

    title = models.CharField(_("name"), max_length=60, help_text=_("Such as Spring. The year is added by itself."))
    opens_month = _month(_("opens: month"))
    opens_day = _number(_("opens: day"))
    closes_month = _month(_("last day: month"))
    closes_day = _number(_("last day: day"))
    decision_month = models.PositiveSmallIntegerField(
        _("decision expected: month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("The month, after the last day, in which applicants usually get an answer. Empty: not said."),
    )
    kinds = models.ManyToManyField(
        ApplicationKind, blank=True, verbose_name=_("only for these kinds of application"), help_text=KINDS_HELP
    )

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("yearly application window")
        verbose_name_plural = _("yearly application windows")
        ordering = ["programme", "opens_month", "opens_day", "id"]
        constraints = [
            *ProgrammeRule.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    opens_month__range=(1, 12),
                    closes_month__range=(1, 12),
                    opens_day__range=(1, 31),
                    closes_day__range=(1, 31),
                ),
                name="window_rule_days",
            ),
            models.CheckConstraint(
                condition=Q(decision_month__isnull=True) | Q(decision_month__range=(1, 12)),
                name="window_rule_decision_month",
            ),
        ]

    def __str__(self) -> str:
        days = f"{self.opens_day}/{self.opens_month}–{self.closes_day}/{self.closes_month}"
        return f"{said(self, 'title')} ({days})"

    @property
    def opens(self) -> YearlyDay:
        return YearlyDay(self.opens_month, self.opens_day)

    @property
    def closes(self) -> YearlyDay:
        return YearlyDay(self.closes_month, self.closes_day)

    def clean(self) -> None:
        super().clean()
        for field in ("opens", "closes"):
            month, day = getattr(self, f"{field}_month"), getattr(self, f"{field}_day")
            if month and day:
                try:
                    YearlyDay(month, day)
                except ValueError:
                    raise ValidationError({f"{field}_day": _("No year has that day in that month.")}) from None


class ApplicationWindow(Keyed):
    """One dated window: instead of a yearly rule's window of one year, or an extra one beside the rules.

    Extended, moved, cancelled, rolling (no last day) or known by its last day only (no opening day).
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, verbose_name=_("programme"))
    rule = models.ForeignKey(
        WindowRule,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        verbose_name=_("instead of the yearly window"),
        help_text=_("The yearly window that this one stands for in one year. Empty: an extra window."),
    )
    year = models.PositiveSmallIntegerField(
        _("of the year"),
        null=True,
        blank=True,
        help_text=_("The year in which the yearly window would have opened. Empty for an extra window."),
    )
    title = models.CharField(
        _("name"), max_length=60, blank=True, help_text=_("Such as Spring 2018. Empty: made from the days.")
    )
    opens = models.DateField(
        _("opens"),
        null=True,
        blank=True,
        help_text=_("The first day. Empty: not known yet; the window is announced but not open."),
    )
    closes = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("As first announced, that whole day included (Swedish time). Empty: open until further notice."),
    )
    days_are_about = models.BooleanField(
        _("the days are approximate"),
        default=False,
        help_text=_("Only the season is known, or the year: the days stand for it, and the portal says so."),
    )
    extended_to = models.DateField(
        _("extended to"),
        null=True,
        blank=True,
        help_text=_("A later last day, decided afterwards. Leave the first last day as it was."),
    )
    decided_on = models.DateField(_("extension, move or cancellation decided on"), null=True, blank=True)
    reason = models.TextField(_("reason for the change"), blank=True, help_text=_("Shown to visitors."))
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    decision_expected = models.DateField(
        _("decision expected by"),
        null=True,
        blank=True,
        help_text=_("When applicants of this window can expect an answer."),
    )
    kinds = models.ManyToManyField(
        ApplicationKind, blank=True, verbose_name=_("only for these kinds of application"), help_text=KINDS_HELP
    )
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where this is stated. Shown to visitors.")
    )
    modified = models.DateTimeField(_("modified"), auto_now=True)

    class Meta:
        verbose_name = _("application window")
        verbose_name_plural = _("application windows")
        ordering = ["programme", "-opens", "-closes", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "year"], name="application_window_once_a_year"),
            models.CheckConstraint(
                condition=Q(rule__isnull=True, year__isnull=True) | Q(rule__isnull=False, year__isnull=False),
                name="application_window_rule_and_year",
                violation_error_message=_("Give both the yearly window and its year, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=False) | Q(closes__isnull=False),
                name="application_window_has_a_day",
                violation_error_message=_("Give the opening day, the last day, or both."),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(opens__lte=F("closes")),
                name="application_window_days_in_order",
                violation_error_message=_("The last day comes before the opening day."),
            ),
            models.CheckConstraint(
                condition=Q(extended_to__isnull=True) | Q(closes__isnull=False, extended_to__gt=F("closes")),
                name="application_window_extended_later",
                violation_error_message=_("An extension needs a first last day, and must end after it."),
            ),
        ]

    def __str__(self) -> str:
        return said(self, "title").text or f"{self.opens or '…'} – {self.extended_to or self.closes or '…'}"

    def clean(self) -> None:
        super().clean()
        if self.rule and self.programme_id and self.rule.programme_id != self.programme_id:
            raise ValidationError({"rule": _("The yearly window belongs to another programme.")})
        if self.rule and self.year is not None and not self.opens and not self.closes:
            self._take_days_of(self.rule, self.year)

    def _take_days_of(self, rule: WindowRule, year: int) -> None:
        """The days of the yearly window, where none are given: enough to cancel it, or to extend it."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError({"year": _("Give a year from %(first)s to %(last)s.") % years})
        self.opens, self.closes = days_of_year(rule.opens, rule.closes, year)


class Pause(ProgrammeRule):
    """Days on which no application is taken, whatever the windows say. The windows themselves stay as they are."""

    reason = models.TextField(_("reason"), help_text=_("Shown to visitors."))
    still_accepted = models.TextField(
        _("what may still be sent in"), blank=True, help_text=_("Such as reports. Shown to visitors.")
    )
    kinds = models.ManyToManyField(
        ApplicationKind, blank=True, verbose_name=_("only for these kinds of application"), help_text=KINDS_HELP
    )

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["programme", "-first_day", "id"]

    def __str__(self) -> str:
        return self.days_text()


class Gap(ProgrammeRule):
    """Days for which no source says when applications were taken, beside the windows that are known."""

    reason = models.TextField(_("what isn’t known, and why"), blank=True, help_text=_("Shown to visitors."))

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("gap in what is known")
        verbose_name_plural = _("gaps in what is known")
        ordering = ["programme", "-first_day", "id"]

    def __str__(self) -> str:
        return self.days_text()
