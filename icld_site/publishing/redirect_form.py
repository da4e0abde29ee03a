"""A redirect as an editor gives it: an old address, and what it leads to or what took its place."""

from typing import Any
from urllib.parse import quote, urlsplit

from django import forms
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, address, language_of

from .broken_links import Wrong
from .finding import content_at
from .models import Redirect
from .old_paths import as_stored, query_of
from .places import page_of
from .portal import Portal


class RedirectForm(forms.ModelForm):
    """The language is that of the old address, or else that of the new one.

    Whatever a content is called later, the redirect follows it; the address of a list is kept as it stands.
    """

    leads_to = forms.CharField(
        label=capfirst(_("leads to")),
        required=False,
        max_length=500,
        help_text=_("The address that the page has today, or that of a list. Empty: the page has been withdrawn."),
    )
    replaced_by = forms.CharField(
        label=capfirst(_("replaced by")),
        required=False,
        max_length=500,
        help_text=_("For a page that has been withdrawn: the address of what took its place, if there is such a page."),
    )

    #: Whether the portal is asked if there is a page at a fixed address, and none at the old one; or else it will do
    #: that there could be one at the first.
    asks_portal = True

    class Meta:
        model = Redirect
        fields = ("path", "note")
        error_messages = {"path": {"unique": _("This old address is redirected already. Change that redirect.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.pk:
            target = (page_of(row.content, row.language) or "") if row.content else row.new_path
            self.initial["replaced_by" if row.is_gone else "leads_to"] = target

    def clean_path(self) -> str:
        try:
            path = as_stored(self.cleaned_data["path"])
        except ValueError:
            raise forms.ValidationError(_("The address has to begin with a single slash.")) from None
        start_pages = ("/", *(address("home", language) for language in LANGUAGES))
        if path in start_pages:
            raise forms.ValidationError(
                _("This is the start page. It can only lead on together with a query, after “?”.")
            )
        if self.asks_portal and path.partition("?")[0] not in start_pages and _is_taken(path):
            raise forms.ValidationError(
                _(
                    "There is a page at this address today, which is shown and not the one led to. "
                    "Withdraw that page or give it another address first."
                )
            )
        return path

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "path" not in data or "leads_to" not in data or "replaced_by" not in data:
            return data
        leads_to, replaced_by = data["leads_to"], data["replaced_by"]
        if leads_to and replaced_by:
            self.add_error("replaced_by", _("A page that leads on has not been withdrawn: give only one of the two."))
            return data
        row, wanted = self.instance, leads_to or replaced_by
        row.content, row.new_path, row.is_gone = None, "", not leads_to
        row.language = language_of(data["path"]) or language_of(wanted) or LANGUAGES[0]
        if wanted:
            try:
                self._lead_to(wanted, data["path"])
            except forms.ValidationError as error:
                self.add_error("leads_to" if leads_to else "replaced_by", error)
        return data

    def _lead_to(self, wanted: str, path: str) -> None:
        row = self.instance
        wanted = wanted.strip().removeprefix(settings.SITE_URL)
        try:
            split = urlsplit(wanted)
        except ValueError:  # such as `//[`, which begins like a host that can't be one
            raise forms.ValidationError(_("No page of that language has this address.")) from None
        if split.netloc or language_of(wanted) != row.language:
            raise forms.ValidationError(_("No page of that language has this address."))
        old = Redirect.objects.exclude(pk=row.pk).of(split.path, split.query)
        is_bare = not split.query and not split.fragment
        led_to = old.content if old and not old.is_gone else None
        if is_bare and (content := content_at(split.path, row.language) or led_to):
            row.content = content
        elif old or _means(path, split.path, split.query):
            raise forms.ValidationError(_("This is an old address itself. Give the one of today."))
        elif not (_is_a_page(wanted) if self.asks_portal else _could_be_a_page(split.path)):
            raise forms.ValidationError(_("No page of that language has this address."))
        else:
            row.new_path = wanted


def _means(stored: str, path: str, query: str) -> bool:
    """Whether what is asked for is a stored old address."""
    old_path, _, old_query = stored.partition("?")
    return as_stored(path) == old_path and query_of(old_query) <= query_of(query)


def _is_taken(stored: str) -> bool:
    """Whether a page is shown at an old address: with the slash at its end, or without it, as files are."""
    path, _, query = stored.partition("?")
    asked = [plain for plain in (path, path.rstrip("/")) if _could_be_a_page(plain)]
    answers = (Portal().says(f"{settings.SITE_URL}{quote(plain)}?{query}") for plain in asked)
    return any(answer is not None and answer.wrong is None for answer in answers)


def _is_a_page(path: str) -> bool:
    """Whether the portal itself has a page there. One that can't be shown just now is a page."""
    answer = Portal().says(settings.SITE_URL + path)
    return answer is not None and answer.wrong in (None, Wrong.FAULT)


def _could_be_a_page(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


class TrustingRedirectForm(RedirectForm):
    """For old addresses that come with the code: where they lead is tested there, and no page has to be made for it."""

    asks_portal = False
