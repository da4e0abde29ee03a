"""Old addresses from a CSV: all of them or none, and what is wrong told by row."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils.translation import override

from icld_site.publishing.models import Redirect
from icld_site.publishing.old_addresses import Loaded, load
from tests.news.factories import ArticleFactory
from tests.programmes.factories import PageFactory

pytestmark = pytest.mark.django_db

HEAD = "old address,new address,replaced by,note\n"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def stored() -> list[tuple[str, str, str, bool]]:
    rows = Redirect.objects.order_by("path")
    return [(row.path, row.language, row.new_path or str(row.content or ""), row.is_gone) for row in rows]


def faults(text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ValidationError) as caught:
        load(content)
    assert Redirect.objects.count() == 0
    return caught.value.messages


def test_each_row_becomes_a_redirect_in_its_language():
    ArticleFactory(title_sv="Nytt", slug_sv="nytt", title_en="New", slug_en="new")
    text = HEAD + (
        "https://icld.se/artikel/gammal,/sv/aktuellt/2018/nytt/,,told in 2018\n"
        "/artikel/old,/en/news/2018/new/,,\n"
        "/en/?party=ale&type=project,/en/projects/,,\n"
        "\n"
        "/kampanj.pab,,,\n"
        "/en/event/,,/en/news/,over\n"
    )
    assert load(text.encode()) == Loaded(count=5, gone=2)
    assert stored() == [
        ("/artikel/gammal/", "sv", "New", False),
        ("/artikel/old/", "en", "New", False),
        ("/en/?party=ale&type=project", "en", "/en/projects/", False),
        ("/en/event/", "en", "/en/news/", True),
        ("/kampanj.pab/", "sv", "", True),
    ]
    assert Redirect.objects.get(path="/artikel/gammal/").note == "told in 2018"


def test_a_second_load_changes_what_it_names_and_nothing_else():
    load((HEAD + "/a/,/sv/aktuellt/,,\n/b/,/sv/aktuellt/,,\n").encode())
    load((HEAD + "/a,,/sv/projekt/,\n").encode())
    assert stored() == [("/a/", "sv", "/sv/projekt/", True), ("/b/", "sv", "/sv/aktuellt/", False)]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffold address;new address\r\n/a/;/sv/aktuellt/\r\n",
        "sep=;\nold address;new address\n/a/;/sv/aktuellt/\n",
        "\ufeffsep=;\nGammal adress;Ny adress;Anteckning\n/a/;/sv/aktuellt/;ett, två\n",
        "new_address\told_address\n/sv/aktuellt/\t/a/\n",
        'note,OLD ADDRESS ,new address\n"a, b; c",/a/,/sv/aktuellt/\n',
        "old address,new address,note\n/a/,/sv/aktuellt/\n",
    ],
)
def test_the_forms_that_spreadsheets_save_are_read(text):
    assert load(text.encode()) == Loaded(count=1, gone=0)
    assert stored() == [("/a/", "sv", "/sv/aktuellt/", False)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The first row has to name the columns"),
        (
            "/a/,/sv/aktuellt/\n",
            "The first row names columns that are not known: /a/, /sv/aktuellt/. Known are old address,",
        ),
        ("old address,note\n/a/,x\n", "The first row has to name the columns"),
        ("old address,old address,new address\n", "The first row has to name the columns"),
        ("old address,new address\n/a/,/sv/aktuellt/,x\n", "Row 2 has 3 cells for 2 columns."),
        ('old address,new address\n/a/,"/sv/akt"uellt/\n', "Row 2 can’t be read"),
        ("old address,new address\n/å/,\n".encode("latin-1"), "The file is not in UTF-8."),
    ],
)
def test_what_is_no_such_file_is_told(text, told):
    (message,) = faults(text)
    assert message.startswith(told)


def test_every_wrong_row_is_told_by_its_number_and_nothing_is_stored():
    ArticleFactory(slug_sv="nytt")
    text = (
        "sep=,\n"
        + HEAD
        + (
            "/good/,/sv/aktuellt/,,\n"
            "//evil.example/,/sv/aktuellt/,,\n"
            "\n"
            "/a/,/sv/aktuellt/2018/aldrig/,,\n"
            "/b/,/sv/aktuellt/,/sv/projekt/,\n"
            "/good,/sv/projekt/,,\n"
            ",/sv/projekt/,,\n"
            "/en/c/,/sv/projekt/,,\n"
            "/d/,https://evil.example/sv/aktuellt/,,\n"
            "/e/,/sv/projekt/?country=XX,,\n"
            "/,/sv/projekt/,,\n"
            "/f/,,/sv/aldrig/,\n"
            "/g/,/e,,\n"
        )
    )
    no_page = "No page of that language has this address."
    assert faults(text) == [
        "Row 4, old address “//evil.example/”: The address has to begin with a single slash.",
        f"Row 6, new address “/sv/aktuellt/2018/aldrig/”: {no_page}",
        "Row 7, replaced by “/sv/projekt/”: A page that leads on has not been withdrawn: give only one of the two.",
        "Row 8: row 3 has the same old address.",
        "Row 9, old address “”: This field is required.",
        f"Row 10, new address “/sv/projekt/”: {no_page}",
        f"Row 11, new address “https://evil.example/sv/aktuellt/”: {no_page}",
        f"Row 12, new address “/sv/projekt/?country=XX”: {no_page}",
        "Row 13, old address “/”: This is the start page. It can only lead on together with a query, after “?”.",
        f"Row 14, replaced by “/sv/aldrig/”: {no_page}",
        f"Row 15, new address “/e”: {no_page}",
    ]


def test_no_row_leads_to_an_old_address_whatever_their_order(client):
    own = "This is an old address itself. Give the one of today."
    assert faults(HEAD + "/sv/?a=1,/sv/?b=2&a=1,,\n") == [f"Row 2, new address “/sv/?b=2&a=1”: {own}"]
    assert faults(HEAD + "/sv/?a=1,/sv/projekt/,,\n/b/,/sv/?a=1,,\n") == [f"Row 3, new address “/sv/?a=1”: {own}"]
    assert faults(HEAD + "/b/,/sv/?a=1,,\n/sv/?a=1,/sv/projekt/,,\n") == ["Row 3: “/b/” leads to this old address."]


def test_a_new_address_that_has_moved_meanwhile_leads_to_where_its_page_is_now(client):
    article = ArticleFactory(slug_sv="forst")
    article.slug_sv = "sedan"
    article.save()
    load((HEAD + "/a/,/sv/aktuellt/2018/forst/,,\n").encode())
    assert client.get("/a/")["Location"] == "/sv/aktuellt/2018/sedan/"


def test_a_page_below_a_page_is_a_content_too(client):
    page = PageFactory()
    load((HEAD + f"/faq,{page.get_absolute_url('sv')},,\n").encode())
    page.slug_sv = "annat"
    page.save()
    assert client.get("/faq")["Location"] == page.get_absolute_url("sv")


# The command


def test_the_command_says_what_it_stored_and_a_trial_stores_nothing(tmp_path, capsys):
    file = tmp_path / "old.csv"
    file.write_text(HEAD + "/a/,/sv/aktuellt/,,\n/b/,,,\n", encoding="utf-8-sig")
    call_command("loadoldaddresses", str(file), "--dry-run")
    assert Redirect.objects.count() == 0
    call_command("loadoldaddresses", str(file))
    assert Redirect.objects.count() == 2
    assert capsys.readouterr().out.splitlines() == [
        "Would store old addresses: 2, of withdrawn pages: 1.",
        "Stored old addresses: 2, of withdrawn pages: 1.",
    ]


def test_the_command_fails_in_words(tmp_path):
    file = tmp_path / "old.csv"
    with pytest.raises(CommandError, match=r"old\.csv: No such file or directory"):
        call_command("loadoldaddresses", str(file))
    file.write_text(HEAD + "/a/,/sv/aldrig/,,\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("loadoldaddresses", str(file))
    assert str(caught.value).splitlines() == [
        "Row 2, new address “/sv/aldrig/”: No page of that language has this address.",
        "Nothing has been stored.",
    ]


def test_a_new_address_that_is_none_is_told_by_row():
    assert faults(HEAD + "/a/,//[/sv/,,\n/b/,,http://[,\n") == [
        "Row 2, new address “//[/sv/”: No page of that language has this address.",
        "Row 3, replaced by “http://[”: No page of that language has this address.",
    ]


def test_the_address_of_a_page_of_today_is_no_old_one():
    [fault] = faults(HEAD + "/en/news/,/en/projects/,,\n")
    assert fault.startswith("Row 2, old address “/en/news/”: There is a page at this address today")
