"""When a phone paints what matters, and what a visit takes of its line: Chromium, four times slower, behind nginx on a
line of 1.6 Mbit/s.

`make bench` runs it where nginx and Chromium are installed. A round trip takes 150 ms, as Lighthouse has it for a slow
mobile line, and each visit is a new visitor's: name and certificate, then the page and all that it shows. The moments
are the browser's own, from the start of the navigation; the bytes are all that come over the line, with TLS.
"""

import hashlib
import statistics
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.line import Line, slow_line
from tests.browser.chromium import find_chromium
from tests.deploy.nginx import HOST, NGINX, in_production, nginx
from tests.serving import new_portal

ROUNDS, SLOWER = 5, 4
BITS_A_SECOND, ROUND_TRIP = 1_600_000, 0.150
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
PAGES = {
    "one line": "/static/one-line.html",
    "home": "/sv/",
    "programme": "/sv/program/kommunala-partnerskap/",
    "checker": "/sv/far-vi-ansoka/",
    "answer": "/en/can-we-apply/?applicant=1440&country=ZM",
    "news": "/en/news/",
    "publications": "/sv/publikationer/",
}
#: What such a line and such a phone allow at best: a page of one line, with one rule of style in a file of its own.
LEAST = {
    "one-line.html": "<!doctype html><title>-</title><link rel=stylesheet href=/static/one-rule.css><p>Hej",
    "one-rule.css": "p { color: black }",
}
#: The first page of a visit, and the second one.
VISITS = (("/sv/", "/sv/far-vi-ansoka/"), ("/en/", "/en/news/"))
#: Keeps what the browser says of painting, from before the page has begun.
WATCHING = """
window.painted = {lcp: 0, element: "", cls: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  painted.lcp = entry.startTime;
  painted.element = entry.element ? entry.element.tagName.toLowerCase() : "?";
})).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => painted.cls += entry.value))
  .observe({type: "layout-shift", buffered: true});
"""
TOLD = """() => ({
  ...painted,
  ttfb: performance.getEntriesByType("navigation")[0].responseStart,
  fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  scripts: document.querySelectorAll("script:not([type='application/ld+json'])").length,
})"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds; `shift` as the browser counts it; `sent` in bytes of the line."""

    ttfb: float
    fcp: float
    lcp: float
    element: str
    shift: float
    scripts: int
    sent: int


def visit(context: BrowserContext, line: Line, url: str) -> Visit:
    before, page = line.carried, context.new_page()
    page.add_init_script(WATCHING)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    response = page.goto(url, wait_until="load")
    assert response and response.status == 200, url
    page.wait_for_timeout(1000)  # what comes after `load` may still shift the page
    told = page.evaluate(TOLD)
    return Visit(
        *(told[name] for name in ("ttfb", "fcp", "lcp", "element", "cls", "scripts")), sent=line.carried - before
    )


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A new one: nothing is kept of others' visits, no connection is open."""
    context = browser.new_context(**PHONE, locale="sv-SE")
    try:
        yield context
    finally:
        context.close()


@contextmanager
def chromium(port: int, certificate: Path) -> Iterator[Browser]:
    """A browser that finds our host at a port of this machine, and trusts its certificate."""
    where = f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{port}"
    # Playwright's own way to take a certificate connects twice, and where all errors are ignored nothing is cached.
    trust = f"--ignore-certificate-errors-spki-list={_key_of(certificate)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-background-networking", trust, where]
        )
        try:
            yield browser
        finally:
            browser.close()


def _key_of(certificate: Path) -> str:
    """What Chromium names a certificate's key by."""
    asked = ["openssl", "x509", "-noout", "-pubkey", "-in", certificate]
    _begin, *lines, _end = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    return b64encode(hashlib.sha256(b64decode("".join(lines))).digest()).decode()


def painting(browser: Browser, line: Line) -> None:
    found: dict[str, list[Visit]] = {name: [] for name in PAGES}
    for _round in range(ROUNDS + 1):
        for name, path in PAGES.items():
            with visitor(browser) as context:
                found[name].append(visit(context, line, f"https://{HOST}{path}"))
    print(f"\nP9: first visit, {ROUNDS} rounds in turn; milliseconds, medians")
    print(f"{'':14}{'TTFB':>7}{'FCP':>7}{'LCP':>7}{'LCP ÷ TTFB':>12}{'CLS':>7}{'scripts':>9}{'bytes':>9}  painted last")
    for name, (_warm, *visits) in found.items():
        ttfb, fcp, lcp = (statistics.median(getattr(seen, part) for seen in visits) for part in ("ttfb", "fcp", "lcp"))
        ratio = statistics.median(seen.lcp / seen.ttfb for seen in visits)
        shift, scripts, sent = (max(getattr(seen, part) for seen in visits) for part in ("shift", "scripts", "sent"))
        numbers = f"{ttfb:7.0f}{fcp:7.0f}{lcp:7.0f}{ratio:12.2f}{shift:7.3f}{scripts:9}{sent:9,}"
        print(f"{name:14}{numbers}  {visits[0].element}")


def visiting(browser: Browser, line: Line) -> None:
    """The bytes of a first page with all that it shows, of a second page, and of the first one again."""
    print(f"\nP5: bytes of a visit {'':23}{'first':>8}{'second':>8}{'÷':>7}{'again':>8}{'÷':>8}")
    for path, next_path in VISITS:
        with visitor(browser) as context:
            first, second, again = (
                visit(context, line, f"https://{HOST}{asked}").sent for asked in (path, next_path, path)
            )
        print(
            f"  {path:>6} then {next_path:28}{first:8,}{second:8,}{second / first:7.3f}{again:8,}{again / first:8.4f}"
        )


def main() -> None:
    if NGINX is None or find_chromium() is None:
        print("painting: not measured (apt-get install nginx-light chromium)")
        return
    with tempfile.TemporaryDirectory() as name, new_portal(Path(name)) as portal:
        folder = Path(name)
        socket = folder / "s"
        for file, text in LEAST.items():
            (Path(portal.environment["STATIC_ROOT"]) / file).write_text(text)
        with in_production(portal, socket), nginx(portal, folder, socket) as front:
            line = Line(front.secure, ROUND_TRIP, BITS_A_SECOND / 8)
            with slow_line(line) as port, chromium(port, folder / "fullchain.pem") as browser:
                painting(browser, line)
                visiting(browser, line)


if __name__ == "__main__":
    main()
