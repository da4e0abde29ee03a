import pytest

from icld_site.publishing.old_paths import as_stored, plain_path, query_of


@pytest.mark.parametrize(
    "path",
    [
        "/artikel/får-å-ö/",
        "/artikel/får-å-ö",
        "artikel/får-å-ö/",
        "/artikel/f%C3%A5r-%c3%a5-%C3%B6/",
        "/artikel/f%E5r-%e5-%F6/",  # Latin-1
        "/artikel/fa\u030ar-a\u030a-o\u0308/",  # two letters each
    ],
)
def test_an_old_path_is_the_same_in_every_form(path):
    assert plain_path(path) == "/artikel/får-å-ö/"


def test_case_tells_addresses_apart():
    assert plain_path("/Artikel/X.PAB") == "/Artikel/X.PAB/"


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("/", "/"),
        ("https://icld.se", "/"),
        ("http://www.icld.se/kommunalapartnerskap.pab", "/kommunalapartnerskap.pab/"),
        ("/?b=2&a=1&c=", "/?a=1&b=2&c="),
        ("https://icld.se/sv/sida/3/?x=%C3%A5#delen", "/sv/sida/3/?x=%C3%A5"),
        ("  /sv/artikel/a  ", "/sv/artikel/a/"),
    ],
)
def test_an_address_is_stored_from_its_first_slash(address, stored):
    assert as_stored(address) == stored
    assert as_stored(stored) == stored


@pytest.mark.parametrize("address", ["//evil.example/sv/", "javascript:alert(1)", "mailto:a@b.se", "http:///x", "//["])
def test_what_is_no_address_of_a_site_is_refused(address):
    with pytest.raises(ValueError, match=r".+"):
        as_stored(address)


def test_a_query_has_no_order():
    assert query_of("b=2&a=1") == query_of("a=1&b=2") != query_of("a=1")
