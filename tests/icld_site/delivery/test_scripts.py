"""Which public pages may run a script: those that have one, and also where a cache is told that it has them already."""

import pytest

pytestmark = pytest.mark.django_db

SCRIPT = "; script-src 'self'; connect-src 'self'"
SEARCH = ["/sv/sok/", "/en/search/", "/sv/sok/?q=zambia", "/sv/sok/?q=a&q=b"]


@pytest.mark.parametrize("address", SEARCH)
@pytest.mark.parametrize("method", ["get", "head"])
def test_the_page_of_the_search_may_run_ours_and_no_other(client, address, method):
    policy = getattr(client, method)(address)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith(SCRIPT)
    assert "unsafe" not in policy
    assert "nonce" not in policy


@pytest.mark.parametrize("address", SEARCH[:3])
def test_the_answer_that_a_page_is_unchanged_leaves_the_policy_of_the_page_as_it_was(client, address):
    whole = client.get(address)
    again = client.get(address, headers={"If-None-Match": whole["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" not in again  # a visitor goes on with that of the page


@pytest.mark.parametrize(
    "address", ["/sv/", "/sv/publikationer/", "/sv/sok/forslag.json", "/sv/sok/opensearch.xml", "/x.php"]
)
def test_other_public_answers_may_run_none_and_have_none(client, address):
    response = client.get(address)
    assert "script-src" not in response["Content-Security-Policy"]
    assert "connect-src" not in response["Content-Security-Policy"]
    assert 'type="module"' not in response.text


@pytest.mark.parametrize("address", SEARCH[:2])
def test_the_script_is_a_file_of_ours_and_nothing_stands_inline(client, address):
    text = client.get(address).text
    assert text.count("<script") - text.count('<script type="application/ld+json"') == 1
    assert '<script type="module" src="/static/js/suggestions.js"></script>' in text
    assert " style=" not in text
    assert " onclick=" not in text
