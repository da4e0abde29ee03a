"""An address that leads nowhere is searched for by its words."""

import re

import pytest

from icld_site.search.lost import meant_by
from tests.icld_site.search.test_finding import NOW

pytestmark = pytest.mark.usefixtures("starting_content")


def offered(page) -> list[str]:
    part = page.text.split('<h2 class="error-meant">')[1].split("</ul>")[0]
    return re.findall(r'href="([^"]+)"', part)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/sv/kommunala-partnerskap/zambia/", "/sv/program/kommunala-partnerskap/lander/zambia/"),
        ("/sv/aktuellt/2018/medborgardialog-ale/", "/sv/projekt/medborgardialog-i-ale-och-ghanzi/"),
        ("/en/program/how-to-apply/", "/en/programmes/municipal-partnerships/how-to-apply/"),
        ("/sv/s%C3%A5-h%C3%A4r-ans%C3%B6ker-ni/", "/sv/program/kommunala-partnerskap/sa-har-ansoker-ni/"),
    ],
)
def test_the_pages_that_an_address_may_have_meant_are_offered(client, path, first):
    page = client.get(path)
    assert page.status_code == 404
    assert offered(page)[0] == first
    assert len(offered(page)) <= 5
    assert 'name="robots" content="noindex"' in page.text


def test_its_words_stand_in_the_field_to_be_changed(client):
    page = client.get("/sv/kommunala-partnerskap/zambia/")
    assert 'name="q" value="kommunala partnerskap zambia"' in page.text


def test_words_that_lead_nowhere_are_only_told_so(client):
    page = client.get("/sv/qqqqqq/")
    assert page.status_code == 404
    assert "error-meant" not in page.text
    assert 'value="qqqqqq"' in page.text


@pytest.mark.parametrize("path", ["/wp-login.php", "/sv/.env", "/sv/", "/", "/sv/a%00b/", "/sv/%F0%9F%99%82/"])
def test_what_a_program_asks_for_or_has_no_words_is_not_looked_for(path):
    assert meant_by(path, "sv", NOW, "") is None
