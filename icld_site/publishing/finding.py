"""From an address to the content that it names, or to the address that the content has instead."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language

from icld_site.addresses import LANGUAGES

from .content import Content, ContentQuerySet
from .places import page_of


def find(rows: ContentQuerySet, slug: str) -> Any:
    """The content of a slug in the language in force. Raises Http404 where there is none."""
    content = rows.named(slug, get_language() or LANGUAGES[0])
    if content is None:
        raise Http404(f"nothing public has the slug {slug!r}")
    return content


def elsewhere(request: HttpRequest, content: Any) -> HttpResponse | None:
    """A redirect to the content's own address, unless the request is there already."""
    own = content.get_absolute_url()
    return HttpResponsePermanentRedirect(own) if own != request.path else None


def content_at(path: str, language: str) -> Content | None:
    """The content that has an address in a language, whatever its state."""
    path = f"/{path.strip('/')}/"
    slug = path.rsplit("/", 2)[-2]
    for model in apps.get_models():
        if issubclass(model, Content) and model.slug is not None:
            for content in model.objects.with_slug(slug, language):
                if page_of(content, language) == path:
                    return content
    return None
