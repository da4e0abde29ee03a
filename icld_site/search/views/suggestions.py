"""What is asked at each letter that somebody types: by the field of our pages, and by a browser's own."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES
from icld_site.delivery.limits import costly
from icld_site.delivery.open_data import as_json
from icld_site.search.suggestions import Suggestion, suggested


@require_safe
@costly()
def suggestions(request: HttpRequest) -> HttpResponse:
    """Pages that may be meant, as JSON; with `form=opensearch` in the form that OpenSearch has for it.

    What can't be a question has no suggestions, and is no error: nobody is there to read one.
    """
    language = get_language() or LANGUAGES[0]
    typed = _typed(request)
    found = suggested(typed, language, request.now, str(request.version))
    if request.GET.get("form") == "opensearch":
        urls = [settings.SITE_URL + one.url for one in found]
        told = [typed, [one.title for one in found], [], urls]
        response = JsonResponse(told, safe=False, content_type="application/x-suggestions+json")
    else:
        response = as_json({"items": [_item(one, language) for one in found]})
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _typed(request: HttpRequest) -> str:
    values = request.GET.getlist("q")
    return values[0] if len(values) == 1 and "\0" not in values[0] else ""


def _item(suggestion: Suggestion, language: str) -> dict[str, str]:
    item = {"title": suggestion.title, "url": suggestion.url, "kind": str(suggestion.kind.label)}
    if suggestion.title_language not in ("", language):
        item["lang"] = suggestion.title_language
    return item
