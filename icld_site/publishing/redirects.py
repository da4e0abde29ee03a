"""Addresses that once worked go on working: what a page was called leads to what it is called now."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, language_of

from .old_paths import plain_path, query_of


class RedirectQuerySet(models.QuerySet):
    def of(self, path: str, query: str = "") -> "Redirect | None":
        """The row of an old address as it is asked for; of several, the one that names most of the query.

        What is asked for beyond that, such as where the visitor comes from, makes no difference.
        """
        plain, asked = plain_path(path), query_of(query)
        rows = self.filter(Q(path=plain) | Q(path__startswith=f"{plain}?")) if asked else self.filter(path=plain)
        meant = [row for row in rows if row.path.partition("?")[0] == plain and row.query <= asked]
        return max(meant, key=lambda row: len(row.query), default=None)

    def parameters_of(self, path: str) -> frozenset[str]:
        """The parameters by which old addresses that share a path are told apart."""
        rows = self.filter(path__startswith=f"{plain_path(path)}?")
        return frozenset(name for row in rows for name, _value in row.query)

    def leading_from(self, path: str, at: datetime, query: str = "") -> str | None:
        """Where an address that is not found leads now, or None.

        What a page was called leads on from the pages below it too: the longest old address that the path begins with
        counts. What is not public at the UTC moment `at` is led to by nothing.
        """
        exact = self.of(path, query)
        if exact and (exact.is_gone or (target := exact.target(at))):
            return None if exact.is_gone or target == path else target
        plain = plain_path(path)
        parts = plain.strip("/").split("/")
        parents = ["/" + "/".join(parts[:length]) + "/" for length in range(len(parts) - 1, 1, -1)]
        above = self.filter(path__in=parents, reaches_below=True)
        for redirect in sorted(above, key=lambda redirect: -len(redirect.path)):
            if target := redirect.target(at):
                target += quote(plain.removeprefix(redirect.path))
                return target if target != path else None
        return None


class Redirect(models.Model):
    """An old address in a language, and what it leads to: a content, under whatever address it has, or a fixed one.

    Where `is_gone`, the page has been withdrawn, and what it would lead to is only named as what took its place.
    """

    path = models.CharField(
        _("old address"),
        max_length=500,
        unique=True,
        help_text=_("From its first slash. A query counts where there is one: /?post_type=project."),
    )
    language = models.CharField(_("language"), max_length=2, choices=[("sv", _("Swedish")), ("en", _("English"))])
    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("kind of page")
    )
    object_id = models.UUIDField(_("page"), null=True, blank=True)
    content = GenericForeignKey()
    new_path = models.CharField(_("new address"), max_length=500, blank=True)
    is_gone = models.BooleanField(_("withdrawn"), default=False)
    reaches_below = models.BooleanField(_("leads on from the pages below it"), default=False, editable=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_gone=True) | Q(content_type__isnull=False, object_id__isnull=False) | ~Q(new_path=""),
                name="redirect_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def query(self) -> frozenset[tuple[str, str]]:
        return query_of(self.path.partition("?")[2])

    def target(self, at: datetime) -> str | None:
        """The address that it leads to, or that took its place, at a UTC moment; None where nothing public is there."""
        if self.new_path:
            return self.new_path
        model = self.content_type.model_class() if self.content_type else None
        content = model.objects.public(at).filter(pk=self.object_id).first() if model else None
        return content.get_absolute_url(self.language) if content else None


def remember_old_addresses(before: Any, after: Any) -> None:
    """Store the addresses that a content had `before` and no longer has `after`, in each language."""
    content_type = ContentType.objects.get_for_model(after)
    for language in LANGUAGES:
        try:
            old, new = before.get_absolute_url(language), after.get_absolute_url(language)
        except NoReverseMatch:  # there was no address yet, or there is none now
            continue
        if old != new and language_of(old):
            Redirect.objects.filter(path=new).delete()
            Redirect.objects.update_or_create(
                path=old,
                defaults={
                    "language": language,
                    "content_type": content_type,
                    "object_id": after.pk,
                    "new_path": "",
                    "is_gone": False,
                    "reaches_below": True,
                },
            )
            # A fixed address below the old one would otherwise be reached in two steps.
            below = Redirect.objects.filter(new_path__startswith=old)
            below.update(new_path=Concat(Value(new), Substr(F("new_path"), len(old) + 1)))
