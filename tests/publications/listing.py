"""Reading the list of publications as a page shows it."""

import html
import re

LISTS = {"sv": "/sv/publikationer/", "en": "/en/publications/"}
SV = LISTS["sv"]


def titles(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    found = re.findall(r'<h2 class="title"><a href="[^"]*">(?:<span lang="\w\w">)?([^<]*)', response.text)
    return [html.unescape(title) for title in found]


def narrowing(response) -> list[tuple[str, int, str]]:
    """The links that narrow: label, count, address."""
    found = re.search(r'<nav class="facets.*?</nav>', response.text, flags=re.DOTALL)
    pattern = r'<a href="([^"]*)"[^>]*>(?:<span lang="\w\w">)?([^<]*)(?:</span>)?</a> <span class="meta">(\d+)'
    links = re.findall(pattern, found[0]) if found else []
    return [(html.unescape(label), int(count), html.unescape(address)) for address, label, count in links]
