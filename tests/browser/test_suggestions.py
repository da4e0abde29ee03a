"""The field of the search in real Chromium: suggestions by keyboard, by pointer, by what is read out; and without."""

import re

import pytest
from playwright.sync_api import expect

SV, EN = "/sv/sok/", "/en/search/"
LABELS = {SV: "Sök på webbplatsen", EN: "Search the site"}
ZAMBIA = {
    SV: "/sv/program/kommunala-partnerskap/lander/zambia/",
    EN: "/en/programmes/municipal-partnerships/countries/zambia/",
}
KINDS = {SV: "Länder", EN: "Countries"}

#: So long, in milliseconds, nobody has typed before the portal is asked.
A_PAUSE = 120

pytestmark = pytest.mark.usefixtures("live_content")


def field_of(page, address=SV):
    page.goto(address)
    return page.get_by_role("combobox", name=LABELS[address], exact=True)


def typed(page, text, address=SV):
    """The field with its list, after somebody has typed."""
    field = field_of(page, address)
    put_in(field, text)
    expect(field).to_have_attribute("aria-expanded", "true")
    return field


def put_in(field, text):
    """All letters at once: letter by letter, a slow machine would be asked for what isn't whole as well."""
    field.focus()
    field.page.keyboard.insert_text(text)


def stopped(page):
    """The field on a page whose clock only goes on when it is told to."""
    page.clock.install()
    field = field_of(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    return field


def chosen(page):
    """The option that the field says is chosen, which has to be the one that looks so."""
    key = page.locator("#q").get_attribute("aria-activedescendant")
    looks = [option.get_attribute("id") for option in page.get_by_role("option", selected=True).all()]
    assert looks == ([key] if key else [])
    return page.locator(f"#{key}").inner_text().split("\n")[0].strip() if key else None


@pytest.mark.parametrize("address", [SV, EN])
def test_the_field_and_its_suggestions_have_names_and_say_how_many_they_are(page_at, faults, address):
    page = page_at()
    field = typed(page, "za", address)
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert field.get_attribute("aria-autocomplete") == "list"
    expect(page.get_by_role("listbox", name={SV: "Förslag", EN: "Suggestions"}[address])).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("option", name=f"Zambia {KINDS[address]}", exact=True)).to_be_visible()
    said = page.locator("form [aria-live=polite]")
    expect(said).to_have_text({SV: "2 förslag", EN: "2 suggestions"}[address])
    field.press_sequentially("qq")
    expect(said).to_have_text({SV: "Inga förslag", EN: "No suggestions"}[address])
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("sotenäs")
    expect(said).to_have_text({SV: "1 förslag", EN: "1 suggestion"}[address])
    assert faults == []


@pytest.mark.parametrize("address", [SV, EN])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark"), (1280, "dark")])
def test_the_open_list_is_accessible_and_fits(page_at, axe, faults, pictures, address, width, scheme):
    page = page_at(width, scheme)
    page.goto(address)
    assert axe(page) == []
    field = typed(page, "lo", address)
    field.press("ArrowDown")
    assert axe(page) == []
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if pictures:
        page.screenshot(path=pictures / f"suggestions-{address[1:3]}-{width}-{scheme}.png")


def test_nothing_scrolls_sideways_at_320_pixels_with_an_open_list(page_at):
    page = page_at(320)
    typed(page, "ko")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_suggestion_is_chosen_and_followed_with_the_keyboard_alone(page_at, faults):
    page = page_at()
    field = typed(page, "malmo")
    assert chosen(page) is None
    shown = [option.locator("span").first.inner_text() for option in page.get_by_role("option").all()]
    assert len(shown) == 4
    for key, at in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 3),
        ("ArrowDown", 0),
        ("End", 3),
        ("Home", 0),
    ]:
        field.press(key)
        assert chosen(page) == shown[at], key
    expect(field).to_be_focused()
    expect(field).to_have_value("malmo")
    field.press("Enter")
    page.wait_for_url("**/sv/far-vi-ansoka/malmo-stad/")
    assert faults == []


@pytest.mark.parametrize("address", [SV, EN])
def test_enter_without_a_choice_searches_for_what_was_typed(page_at, address):
    page = page_at()
    field = typed(page, "za", address)
    field.press("Enter")
    page.wait_for_url(f"**{address}?q=za")


def test_up_from_the_field_leads_to_the_last(page_at):
    page = page_at()
    field = typed(page, "za")
    field.press("ArrowUp")
    assert chosen(page).startswith("25 nya projekt")


def test_home_end_and_the_arrows_of_the_line_are_the_fields_own_until_something_is_chosen(page_at):
    page = page_at()
    field = typed(page, "am")
    field.press("Home")
    assert chosen(page) is None
    field.press_sequentially("å")
    expect(field).to_have_value("åam")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("za")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    field.press("ArrowLeft")
    assert chosen(page) is None
    field.press("ArrowDown")
    field.press("Shift+Home")
    assert page.evaluate("getSelection().toString()") == "z"


def test_escape_closes_and_then_clears_and_down_opens_again(page_at):
    page = page_at()
    field = typed(page, "za")
    field.press("ArrowDown")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("za")
    assert chosen(page) is None
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_tab_leaves_the_field_and_the_list_is_gone(page_at):
    page = page_at()
    field = typed(page, "za")
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.get_by_role("button", name=re.compile("^Sök$"))).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url.endswith(SV)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", [SV, EN])
def test_a_suggestion_is_followed_by_a_pointer_and_the_way_back_finds_a_closed_list(page_at, address, width):
    page = page_at(width, has_touch=width == 390)
    typed(page, "za", address)
    option = page.get_by_role("option", name=re.compile("^Zambia"))
    if width == 390:
        option.tap()
    else:
        option.click()
    page.wait_for_url(f"**{ZAMBIA[address]}")
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_a_title_in_the_other_language_is_marked(page_at):
    page = page_at()
    typed(page, "local government south")
    expect(page.get_by_role("option").locator("[lang=en]")).to_have_text("Local government in South Africa")


def test_what_is_typed_fast_or_again_is_asked_once(page_at):
    page = page_at()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "forslag.json" in request.url else None)
    field = stopped(page)
    for letter in "zamb":
        page.clock.run_for(A_PAUSE - 1)
        field.press(letter)
    assert asked == []
    with page.expect_response("**/forslag.json?q=zamb"):
        page.clock.run_for(A_PAUSE)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Backspace")
    with page.expect_response("**/forslag.json?q=zam"):
        page.clock.run_for(A_PAUSE)
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("b")
    page.clock.run_for(A_PAUSE)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert [url.split("?")[1] for url in asked] == ["q=zamb", "q=zam"]


def test_a_late_answer_never_replaces_a_later_one(page_at):
    page = page_at()
    waiting = []

    def hold(route):
        waiting.append(route)

    page.route("**/forslag.json?q=za", hold)
    field = field_of(page)
    with page.expect_request("**/forslag.json?q=za"):
        put_in(field, "za")
    field.fill("malmö")
    expect(page.get_by_role("option")).to_have_count(4)
    assert len(waiting) == 1
    waiting[0].abort()
    page.wait_for_timeout(200)
    expect(page.get_by_role("option")).to_have_count(4)


@pytest.mark.parametrize("fault", ["network", "status", "text"])
def test_where_nothing_can_be_asked_nothing_happens_and_the_form_works(page_at, faults, fault):
    page = page_at()
    answers = {
        "network": lambda route: route.abort(),
        "status": lambda route: route.fulfill(status=500, body="<p>Fel</p>"),
        "text": lambda route: route.fulfill(json={}),
    }
    page.route("**/forslag.json*", answers[fault])
    field = field_of(page)
    with page.expect_request("**/forslag.json?q=za"):
        put_in(field, "za")
    page.wait_for_timeout(200)
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert [one for one in faults if one.startswith("script")] == []
    field.press("Enter")
    page.wait_for_url(f"**{SV}?q=za")


@pytest.mark.parametrize("address", [SV, EN])
@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_it_is_a_form(page_at, address, width):
    page = page_at(width, java_script_enabled=False)
    page.goto(address)
    expect(page.get_by_role("combobox")).to_have_count(0)
    field = page.get_by_role("searchbox", name=LABELS[address], exact=True)
    field.fill("zambia")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.press("Enter")
    page.wait_for_url(f"**{address}?q=zambia")
    expect(page.get_by_role("searchbox")).to_have_value("zambia")


def test_titles_are_text_whatever_they_hold(page_at, faults):
    page = page_at()
    item = {"title": "<img src=x onerror=alert(1)> & <b>", "url": "/sv/", "kind": "<i>"}
    page.route("**/forslag.json*", lambda route: route.fulfill(json={"items": [item]}))
    typed(page, "im")
    expect(page.get_by_role("option")).to_have_text("<img src=x onerror=alert(1)> & <b> <i>")
    assert faults == []
