"""The address of a preview: whoever has it reads one text that isn't public yet, without an account."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from icld_site.addresses import other
from icld_site.delivery import errors
from icld_site.publishing import previews
from icld_site.publishing.places import has_public_page


@require_safe
def preview(request: HttpRequest, language: str, signed: str) -> HttpResponse:
    """The page of a text as it is stored; the page itself as soon as it is public, and gone when the time is over."""
    try:
        token = previews.read(signed)
    except BadSignature as error:
        raise Http404("this address is none that we have given") from error
    text = token.text()
    if text is None or request.today > token.last:
        return errors.preview_over(request)
    if has_public_page(text, request.now):
        return HttpResponseRedirect(text.get_absolute_url(language))
    shown = previews.Preview(last=token.last, switch=token.address(other(language)))
    try:
        return previews.page(text, language, request.today, shown)
    except previews.NotShowable:
        return errors.preview_over(request)
