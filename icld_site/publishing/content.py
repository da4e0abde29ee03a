"""What every published text has: a stable key, an address a language, a state, and the time it is public."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, other

from .keyed import Keyed
from .redirects import remember_old_addresses


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ContentQuerySet(models.QuerySet):
    def public(self, at: datetime) -> "ContentQuerySet":
        """What the public may read at a UTC moment: approved, gone live, and not ended."""
        return self.filter(
            Q(live_from__isnull=True) | Q(live_from__lte=at),
            Q(live_to__isnull=True) | Q(live_to__gt=at),
            state=State.APPROVED,
        )

    def with_slug(self, slug: str, language: str) -> "ContentQuerySet":
        """The content at a slug, in the language or in the other one."""
        return self.filter(Q(**{f"slug_{language}": slug}) | Q(**{f"slug_{other(language)}": slug}))

    def named(self, slug: str, language: str) -> "Content | None":
        """The content that a slug leads to in a language: by its own slug, or else by the other language's.

        The second one may have a slug of its own here: its `get_absolute_url` then is another address, to redirect to.
        """
        own = f"slug_{language}"
        return min(self.with_slug(slug, language), key=lambda content: getattr(content, own) != slug, default=None)


def is_filled(field: str) -> Q:
    """A text field that holds something: neither NULL nor empty."""
    return Q(**{f"{field}__isnull": False, f"{field}__gt": ""})


LIVE_IN_ORDER = models.CheckConstraint(
    condition=Q(live_from__isnull=True) | Q(live_to__isnull=True) | Q(live_from__lt=F("live_to")),
    name="%(app_label)s_%(class)s_live_in_order",
    violation_error_message=_("The text would end before it goes live."),
)


PUBLIC_HAS_ADDRESS = models.CheckConstraint(
    condition=~Q(state=State.APPROVED) | is_filled("slug_sv") | is_filled("slug_en"),
    name="%(app_label)s_%(class)s_public_has_address",
    violation_error_message=_("A text can’t be approved without an address."),
)


def unique_slugs(*within: str) -> list[models.UniqueConstraint]:
    """One address, one page: a slug is given once a language; where `within` is named, once among its pages.

    Where a page has no slug in a language, the other language's stands in, and counts as given.
    """
    return [
        models.UniqueConstraint(
            *within,
            Coalesce(f"slug_{language}", f"slug_{other(language)}", output_field=models.CharField()),
            name=f"%(app_label)s_%(class)s_slug_{language}",
            violation_error_message=_("Another page already has this address."),
        )
        for language in LANGUAGES
    ]


def promises(*within: str) -> list[models.CheckConstraint | models.UniqueConstraint]:
    """What every content promises in the database. `within`: the parent among whose pages a slug is given once.

    A table that has constraints of its own lists these beside them.
    """
    return [LIVE_IN_ORDER, PUBLIC_HAS_ADDRESS, *unique_slugs(*within)]


class Content(Keyed):
    """The base of everything that is published.

    "Scheduled", "published" and "ended" are derived from `state` and the two moments, never stored, so that nothing
    needs to run for a text to go live. `live_from` and `live_to` are UTC moments; the second one is no longer live.
    A concrete content gives `get_absolute_url(language=None)`: its path in a language, or in the one in force.
    """

    #: The translated field that shows whether a text exists in a language.
    text_field = "title"

    slug = models.SlugField(
        _("address"),
        max_length=100,
        null=True,
        blank=True,
        help_text=_(
            "The last part of the page’s address: small letters a–z, digits and hyphens. An "
            "old address goes on working."
        ),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.DRAFT,
        help_text=_("Only approved texts are public, and only between the two moments below."),
    )
    live_from = models.DateTimeField(
        _("public from"), null=True, blank=True, help_text=_("Swedish time. Empty: as soon as it is approved.")
    )
    live_to = models.DateTimeField(
        _("public until"), null=True, blank=True, help_text=_("Swedish time. Empty: until further notice.")
    )
    modified = models.DateTimeField(_("modified"), auto_now=True)

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = promises()

    def __str__(self) -> str:
        own = get_language() or LANGUAGES[0]
        return next((text for code in (own, other(own)) if (text := getattr(self, f"{self.text_field}_{code}"))), "–")

    def clean(self) -> None:
        super().clean()
        languages = self.languages()
        if not languages:
            raise ValidationError({f"{self.text_field}_{LANGUAGES[0]}": _("Write it in at least one language.")})
        missing = [code for code in languages if hasattr(self, f"slug_{code}") and not getattr(self, f"slug_{code}")]
        if missing:
            raise ValidationError({f"slug_{code}": _("A text needs an address of its own.") for code in missing})

    def languages(self) -> tuple[str, ...]:
        """The languages in which there really is a text."""
        return tuple(code for code in LANGUAGES if getattr(self, f"{self.text_field}_{code}"))

    def is_gone(self, at: datetime) -> bool:
        """Whether the public may no longer read at a UTC moment what it could read before: withdrawn, or ended."""
        if self.live_from and self.live_from > at:
            return False
        has_ended = self.live_to is not None and self.live_to <= at
        return self.state == State.WITHDRAWN or (self.state == State.APPROVED and has_ended)

    def made_public(self, today: date) -> dict[str, Any]:
        """The fields by which it would be public from now on, with their values."""
        return {"state": State.APPROVED, "live_from": None, "live_to": None}

    def slug_in(self, language: str | None = None) -> str | None:
        """The slug in a language, or in the one in force; the other language's where there is none."""
        wanted = language or get_language() or LANGUAGES[0]
        return getattr(self, f"slug_{wanted}") or getattr(self, f"slug_{other(wanted)}")

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = type(self)._base_manager.filter(pk=self.pk).first() if not self._state.adding else None
            super().save(*args, **kwargs)
            if before:
                remember_old_addresses(before, self)
