"""The system's own Chromium, driven against a live server. Where there is none, these tests say so and are skipped."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.sheet import make_sheet

#: Only what is broken is told: that takes a third of the time. And the sheets that core.css imports are not written
#: into the page, which its policy forbids.
AXE = {"resultTypes": ["violations"], "preload": False}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        if "REQUIRE_BROWSER" in os.environ:
            pytest.fail("no Chromium, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium")
    # Playwright keeps an event loop in this thread, and Django takes that for a reason not to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of, and every request that left our site; a good page leaves it empty."""
    return []


@pytest.fixture
def page_at(chromium: Browser, live_server: Any, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """`page_at(390, "dark")`: a new visitor's page, that many pixels wide; `page.goto("/sv/")` opens ours."""
    contexts = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            faults.append(f"third party: {request.url}")

    def open_page(width: int = 1280, scheme: str = "light", **options: Any) -> Page:
        options = {"locale": "sv-SE", "viewport": {"width": width, "height": 900}} | options
        context = chromium.new_context(base_url=live_server.url, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("request", note_request)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)`: what the page breaks of the accessibility rules, a line each."""

    def violations(page: Page) -> list[str]:
        found = Axe().run(page, options=AXE).response["violations"]
        return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture(scope="session")
def pictures(request: pytest.FixtureRequest) -> Iterator[Path | None]:
    """The folder of `--pictures`, or None. What the tests leave in it is laid on one sheet, `states.png`."""
    folder = request.config.getoption("--pictures")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    yield folder
    if folder:
        make_sheet(folder)
