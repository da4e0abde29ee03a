"""What search engines are told of a page, as nodes of schema.org: ICLD itself, where a page stands, an article."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import get_language

from icld_site.addresses import LANGUAGES, address
from icld_site.days import STOCKHOLM

if TYPE_CHECKING:
    from icld_site.delivery.pages import Page

Node = dict[str, Any]

#: Its full name, which is no text to translate but a fact in each language.
NAMES = {
    "sv": "Internationellt centrum för lokal demokrati",
    "en": "Swedish International Centre for Local Democracy",
}
LOGO = "cards/mark.png"


def rfc3339(when: datetime | date) -> str:
    """A UTC moment, or the beginning of a Stockholm day, in Stockholm time with its offset: to the second."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time.min, STOCKHOLM)
    return moment.astimezone(STOCKHOLM).isoformat(timespec="seconds")


def icld() -> Node:
    """ICLD in a few words, for wherever it publishes something."""
    return {
        "@type": "Organization",
        "@id": f"{settings.SITE_URL}/#icld",
        "name": "ICLD",
        "url": f"{settings.SITE_URL}/",
        "logo": {"@type": "ImageObject", "url": settings.SITE_URL + static(LOGO), "width": 512, "height": 512},
    }


def organization() -> Node:
    """ICLD in full, for the start page: under its name in the language in force, and its other names."""
    language = get_language() or LANGUAGES[0]
    others = [name for code, name in NAMES.items() if code != language]
    return icld() | {
        "name": NAMES[language],
        "alternateName": ["ICLD", *others],
        "url": settings.SITE_URL + address("home"),
        "foundingDate": "2008",
        "address": {
            "@type": "PostalAddress",
            "postOfficeBoxNumber": "1125",
            "streetAddress": "Box 1125",
            "postalCode": "621 22",
            "addressLocality": "Visby",
            "addressCountry": "SE",
        },
    }


def breadcrumbs(page: "Page") -> list[Node]:
    """The crumbs of a page and the page itself; nothing for a page without crumbs, or one that isn't to be found."""
    if not page.crumbs or page.robots:
        return []
    places = [(label, settings.SITE_URL + path) for label, path in page.crumbs]
    places.append((page.title, page.canonical))
    return [
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": str(name), "item": url}
                for position, (name, url) in enumerate(places, start=1)
            ],
        }
    ]


def story(page: "Page") -> list[Node]:
    """The article that a page is; nothing for any other page."""
    told = page.told
    if told is None:
        return []
    published = told.published if isinstance(told.published, str) else rfc3339(told.published)
    card = page.card
    node = {
        "@type": told.type,
        "headline": str(page.title),
        "description": str(page.description),
        "inLanguage": page.language,
        "datePublished": published,
        "dateModified": rfc3339(told.modified),
        "image": {"@type": "ImageObject", "url": card.url, "width": card.width, "height": card.height},
        "author": _author(told.author) if told.author else icld(),
        "publisher": icld(),
        "mainEntityOfPage": page.canonical,
    }
    return [{name: value for name, value in node.items() if value}]


def _author(byline: str) -> Node:
    """A person; or an organisation, where the byline is a role at ICLD, such as its editors."""
    return {"@type": "Organization" if "ICLD" in byline else "Person", "name": byline}
