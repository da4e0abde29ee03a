"""Reading a page as a person does: its words without its tags."""

import html
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client


def text_of(response: HttpResponse) -> str:
    """The words of a page, white space folded, no-break spaces made plain, soft hyphens and drawings left out."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00ad", "").split())


def heading_of(response: HttpResponse) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""


def titles_in(response: HttpResponse) -> list[str]:
    """What the rows of a list lead to, by its title."""
    return re.findall(r'<h[23] class="title"><a href="[^"]*">(?:<span lang="\w\w">)?([^<]*)', response.text)


@pytest.fixture
def read(client: Client) -> Callable[[str], str]:
    """`read("/sv/")`: the words of a page that must be there."""

    def read_page(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, path
        return text_of(response)

    return read_page
