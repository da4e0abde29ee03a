"""Texts that somebody answers for, and the day by which that person looks at them again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tended(models.Model):
    """A text with a responsible editor and a day to look at it again; both may be missing, and admin says so."""

    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("responsible editor"),
        help_text=_("Who answers for the text. Visitors don’t see it."),
    )
    review_by = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("The day by which the text is to be read again. Admin lists what is overdue."),
    )

    class Meta:
        abstract = True
