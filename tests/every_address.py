"""One address of every kind that the portal has, found by what its own site map and pages say."""

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from icld_site.addresses import LANGUAGES, address

#: Files, redirects and what is told of the process: no whole page, and so not kept.
NOT_KEPT = {
    "root",
    "healthz",
    "readyz",
    "favicon",
    "picture",
    "picture-address",
    "publication-cover",
    "publication-file",
    "document-file",
    "articles-of-year",
    "preview",  # of a draft, for whom its address was given to
}
QUERIES = {
    "checker": ["?applicant=1440&country=ZM&on=2027-03-15", "?applicant=habo", "?applicant=1440&edit=1"],
    "eligibility-json": ["?applicant=1440&country=ZM", "?applicant=1440&on=2027-03-15"],
    "application-windows": ["?body=region&country=IQ", "?body=municipality&country=KE&country=ZM&kind=project"],
    "windows-calendar": ["?body=region&country=ZM&kind=project"],
    "articles": ["?year=2018", "?kind=news"],
    "projects": ["?status=ended"],
    "publications": ["?q=lokal&country=ZA&sort=title", "?language=en"],
    "publications-csv": ["?country=ZA"],
    "search": ["?q=zambia", "?q=xyzzyq", "?q=partnerskap&kind=project"],
    "search-suggestions": ["?q=zam", "?form=opensearch&q=zam"],
    "countries": ["?on=2018-03-20"],
    "programme": ["?on=2018-03-20"],
}


def public_kinds() -> set[str]:
    """The names of all addresses that are for everybody, without the language."""

    def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
        for one in patterns:
            path = prefix + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from names(one.url_patterns, path) if not path.startswith(("admin/", "accounts/")) else ()
            else:
                yield str(one.name).partition(".")[0]

    return set(names(get_resolver().url_patterns))


def every_address(client: Client) -> list[str]:
    """One of each kind in each language, and some with a query."""
    found: dict[str, str] = {}

    def note(path: str) -> None:
        name = resolve(path).url_name
        found.setdefault(name, path)

    listed = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    machines = ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt"]
    pages = [path for path in (*listed, *machines) if resolve(path).url_name not in found]
    for path in pages:
        note(path)
    for path in list(found.values()):
        for link in re.findall(r'href="(/(?:sv|en|data)/[^"#?]*)["#?]', client.get(path).content.decode()):
            note(link)
    for language in LANGUAGES:
        for name in ("articles-feed", "publications-feed", "search", "search-suggestions", "opensearch"):
            note(address(name, language))
    missing = public_kinds() - NOT_KEPT - {name.partition(".")[0] for name in found}
    assert not missing, f"no address of {missing} was found"
    kept = {name: path for name, path in found.items() if name.partition(".")[0] not in NOT_KEPT}
    return [path + query for name, path in kept.items() for query in ["", *QUERIES.get(name.partition(".")[0], [])]]
