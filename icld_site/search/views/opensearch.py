"""How a browser searches the portal from its own field (OpenSearch 1.1)."""

from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import address

TYPE = "application/opensearchdescription+xml"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    site = settings.SITE_URL
    searched = f"{site}{address('search')}?q={{searchTerms}}"
    suggested = f"{site}{address('search-suggestions')}?form=opensearch&q={{searchTerms}}"
    root = Element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")
    SubElement(root, "ShortName").text = "ICLD"
    SubElement(root, "Description").text = _(
        "Search the site of ICLD, the Swedish International Centre for Local Democracy"
    )
    SubElement(root, "Url", type="text/html", method="get", template=searched)
    SubElement(root, "Url", type="application/x-suggestions+json", method="get", template=suggested)
    SubElement(root, "Url", type=TYPE, rel="self", template=f"{site}{address('opensearch')}")
    icon = SubElement(root, "Image", width="32", height="32", type="image/x-icon")
    icon.text = site + static("icons/favicon.ico")
    SubElement(root, "Language").text = get_language()
    SubElement(root, "InputEncoding").text = "UTF-8"
    content = tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type=f"{TYPE}; charset=utf-8")
