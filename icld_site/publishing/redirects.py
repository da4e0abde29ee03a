"""Addresses that once worked go on working: what a page was called leads to what it is called now."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, language_of


class RedirectQuerySet(models.QuerySet):
    def leading_from(self, path: str, at: datetime) -> str | None:
        """Where an address that is not found leads now, or None.

        A page's old address leads on from the pages below it too: the longest old address that the path begins with
        counts. What is not public at the UTC moment `at` is led to by nothing.
        """
        parts = path.strip("/").split("/")
        parents = ["/" + "/".join(parts[:length]) + "/" for length in range(len(parts), 1, -1)]
        for redirect in sorted(self.filter(path__in=parents), key=lambda redirect: -len(redirect.path)):
            model = redirect.content_type.model_class()
            content = model.objects.public(at).filter(pk=redirect.object_id).first() if model else None
            if content:
                target = content.get_absolute_url(redirect.language) + path.removeprefix(redirect.path)
                return target if target != path else None
        return None


class Redirect(models.Model):
    """An old address in a language, and the content that it belonged to last."""

    path = models.CharField(_("old address"), max_length=500, unique=True, help_text=_("Begins with /sv/ or /en/."))
    language = models.CharField(_("language"), max_length=2, choices=[("sv", _("Swedish")), ("en", _("English"))])
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name=_("kind of page"))
    object_id = models.UUIDField(_("page"))
    content = GenericForeignKey()

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


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
                path=old, defaults={"language": language, "content_type": content_type, "object_id": after.pk}
            )
