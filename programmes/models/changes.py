"""Changes of rules that wait for a second editor. Until one agrees, the rows stay, and so every page."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.keyed import Keyed


class RuleChange(Keyed):
    """What an editor filled in, kept word for word, to be sent in again when a second editor agrees.

    `form` holds the fields of the admin form as they were sent, `was` the same fields as they stood when the editor
    looked at them; where a row has changed since, the change can't be agreed to any more. Moments are UTC.
    """

    class Action(models.TextChoices):
        ADD = "add", _("add")
        CHANGE = "change", _("change")
        DELETE = "delete", _("delete")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a second editor")
        APPLIED = "applied", _("in force")
        REFUSED = "refused", _("refused")

    title = models.CharField(_("what"), max_length=300)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name=_("kind of rule"))
    object_id = models.UUIDField(_("row"), null=True, blank=True)
    action = models.CharField(_("what is done"), max_length=10, choices=Action.choices)
    form = models.JSONField(_("the form as it was sent"), default=dict)
    was = models.JSONField(_("the form as it stood before"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of rules")
        verbose_name_plural = _("changes of rules")
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | Q(state__in=["applied", "refused"], decided_at__isnull=False),
                name="rule_change_decided_once",
            )
        ]

    def __str__(self) -> str:
        return self.title
