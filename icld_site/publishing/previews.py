"""A text on its page before the public may read it.

Within a transaction the text is made public, and with it what it stands below; its page is asked for from inside, as a
visitor would ask; then all of it is rolled back. So a preview is the very page, with nothing built for it, and nobody
else ever finds what it shows: in no list, no search and no cache.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from .content import Content
from .places import with_owners
from .portal import asked_from_inside

#: Where in a request's WSGI environment the `Preview` stands that its page is. No visitor can send a key like this.
SHOWN = "icld.preview"
#: So long may whoever has the address of a preview read it.
LASTS = timedelta(days=14)

_signer = signing.Signer(salt="icld_site.publishing.previews")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the page says of itself: the last Stockholm day on which its address holds, and where the text stands in
    the other language; neither of a form that hasn't been saved.
    """

    last: date | None = None
    switch: str = ""


class NotShowable(Exception):  # noqa: N818
    """The text lacks what its page needs, such as an address."""


def page(content: Content, language: str, today: date, shown: Preview) -> HttpResponse:
    """The page that a text would have if it were public now. Raises NotShowable."""
    with transaction.atomic():
        try:
            for text in with_owners(content):
                type(text)._base_manager.filter(pk=text.pk).update(**text.made_public(today))
            content.refresh_from_db()
            answer = asked_from_inside(content.get_absolute_url(language), **{SHOWN: shown})
        except (IntegrityError, NoReverseMatch) as error:
            raise NotShowable from error
        transaction.set_rollback(True)
    # The policy of public pages holds here too: what is shown needs nothing more.
    headers = {name: answer.headers[name] for name in ("Content-Language", "Content-Security-Policy")}
    headers["X-Robots-Tag"] = "noindex, nofollow"
    return HttpResponse(answer.content, status=answer.status_code, headers=headers)


# Addresses to send to somebody


@dataclass(frozen=True)
class Token:
    """What such an address names: a stored text, and the last Stockholm day on which it may be read there."""

    model: str
    key: str
    last: date

    def text(self) -> Content | None:
        """The text as it is stored; None where it has been deleted, or its kind is no more."""
        try:
            return apps.get_model(self.model)._base_manager.filter(pk=self.key).first()
        except LookupError:
            return None

    def address(self, language: str) -> str:
        return reverse(f"preview.{language}", args=[_signer.sign_object([self.model, self.key, self.last.isoformat()])])


def token_for(content: Content, today: date) -> Token:
    return Token(content._meta.label_lower, str(content.pk), today + LASTS)


def read(signed: str) -> Token:
    """Raises BadSignature for anything that we haven't signed."""
    model, key, last = _signer.unsign_object(signed)
    return Token(model, key, date.fromisoformat(last))
