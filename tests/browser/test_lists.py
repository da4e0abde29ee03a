"""What stands in lists and blocks on a phone: slashes between facts, notes under sums, room around what is narrowed."""

import pytest

PROGRAMME = "/sv/program/kommunala-partnerskap/"
SERIES = "/sv/publikationer/serier/research-report/"

# What is seen of a row's facts: the words, and the slashes that the sheet draws before and after them.
SEEN = """rows => rows.map(row => [...row.querySelectorAll('.meta-line')].map(fact =>
    ['::before', '', '::after'].map(part => part === '' ? fact.innerText
        : /[/]/.test(getComputedStyle(fact, part).content.split(' / ')[0]) ? '/' : '').join('')).join(' ').trim())"""


@pytest.mark.usefixtures("live_content")
def test_a_slash_stands_between_two_facts_and_ends_its_line(page_at):
    page = page_at(360)
    page.goto(SERIES)
    seen = page.locator(".row .meta").evaluate_all(SEEN)
    assert seen[0] == "2019/ Forskningsrapport/ På engelska"
    assert seen[-1] == "Forskningsrapport/ På engelska"  # its year isn't known


@pytest.mark.usefixtures("live_content")
def test_at_a_desk_each_fact_has_a_line_of_its_own_without_a_slash(page_at):
    page = page_at(1280)
    page.goto(SERIES)
    assert page.locator(".row .meta").evaluate_all(SEEN)[0] == "2019 Forskningsrapport På engelska"


@pytest.mark.usefixtures("live_content")
def test_every_line_of_a_note_under_a_sum_begins_where_the_sum_does(page_at):
    page = page_at(360)
    page.goto(f"{PROGRAMME}sa-har-ansoker-ni/")
    indents = page.locator(".table .note").evaluate_all("notes => notes.map(note => getComputedStyle(note).textIndent)")
    assert indents == ["0px", "0px", "0px"]


@pytest.mark.parametrize("path", ["/sv/projekt/", "/sv/hitta-en-partner/"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.usefixtures("live_content")
def test_a_list_begins_well_below_what_it_can_be_narrowed_by(page_at, path, width):
    page = page_at(width)
    page.goto(path)
    gap = page.evaluate(
        "document.querySelector('.rows .row').getBoundingClientRect().top"
        " - document.querySelector('.facets').getBoundingClientRect().bottom"
    )
    assert gap >= 24


@pytest.mark.usefixtures("live_content")
def test_a_name_of_two_lines_keeps_clear_of_the_lines_around_it(page_at):
    page = page_at(360)
    page.goto(f"{PROGRAMME}sa-har-ansoker-ni/")
    link = page.locator(".sub-navigation a", has_text="Riktlinjer och Utbildning")
    clear = link.evaluate(
        """link => { const words = document.createRange(); words.selectNodeContents(link);
        return words.getBoundingClientRect().top - link.getBoundingClientRect().top; }"""
    )
    assert clear >= 6


@pytest.mark.usefixtures("live_content")
def test_two_errors_stand_apart(page_at):
    page = page_at(360)
    page.goto("/sv/far-vi-ansoka/?country=ZM&on=foo")
    first, second = page.locator(".error-list li").evaluate_all(
        "items => items.map(item => [item.getBoundingClientRect().top, item.getBoundingClientRect().bottom])"
    )
    assert second[0] - first[1] >= 8


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.usefixtures("live_content")
def test_the_links_to_the_whole_catalogue_are_large_enough_to_hit(page_at, width):
    page = page_at(width)
    page.goto("/sv/publikationer/")
    sides = page.locator(".export .meta a").evaluate_all(
        "links => links.flatMap(link => [link.getBoundingClientRect().width, link.getBoundingClientRect().height])"
    )
    assert len(sides) == 10
    assert min(sides) >= 24
