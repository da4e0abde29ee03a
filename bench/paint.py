"""When a phone paints what matters: Chromium, four times slower, behind nginx on a line of 1.6 Mbit/s.

`make bench` runs it where nginx and Chromium are installed. A round trip takes 150 ms, as Lighthouse has it for a slow
mobile line, and each visit is a new visitor's: name and certificate, then the page and all that it shows. The moments
are the browser's own, from the start of the navigation.
"""

import statistics
import tempfile
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
    "home": "/sv/",
    "programme": "/sv/program/kommunala-partnerskap/",
    "checker": "/sv/far-vi-ansoka/",
    "answer": "/en/can-we-apply/?applicant=1440&country=ZM",
    "news": "/en/news/",
    "publications": "/sv/publikationer/",
}
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


def measure(port: int, line: Line) -> None:
    found: dict[str, list[Visit]] = {name: [] for name in PAGES}
    where = f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            # Playwright's own way to take the certificate connects twice.
            args=["--no-sandbox", "--disable-background-networking", "--ignore-certificate-errors", where],
        )
        for _round in range(ROUNDS + 1):
            for name, path in PAGES.items():
                with visitor(browser) as context:
                    found[name].append(visit(context, line, f"https://{HOST}{path}"))
        browser.close()
    print(f"\nP9: first visit, {ROUNDS} rounds in turn; milliseconds, medians")
    print(f"{'':14}{'TTFB':>7}{'FCP':>7}{'LCP':>7}{'LCP ÷ TTFB':>12}{'CLS':>7}{'scripts':>9}{'bytes':>9}  painted last")
    for name, (_warm, *visits) in found.items():
        ttfb, fcp, lcp = (statistics.median(getattr(seen, part) for seen in visits) for part in ("ttfb", "fcp", "lcp"))
        ratio = statistics.median(seen.lcp / seen.ttfb for seen in visits)
        shift, scripts, sent = (max(getattr(seen, part) for seen in visits) for part in ("shift", "scripts", "sent"))
        numbers = f"{ttfb:7.0f}{fcp:7.0f}{lcp:7.0f}{ratio:12.2f}{shift:7.3f}{scripts:9}{sent:9,}"
        print(f"{name:14}{numbers}  {visits[0].element}")


def main() -> None:
    if NGINX is None or find_chromium() is None:
        print("painting: not measured (apt-get install nginx-light chromium)")
        return
    with tempfile.TemporaryDirectory() as name, new_portal(Path(name)) as portal:
        folder = Path(name)
        socket = folder / "s"
        with in_production(portal, socket), nginx(portal, folder, socket) as front:
            line = Line(front.secure, ROUND_TRIP, BITS_A_SECOND / 8)
            with slow_line(line) as port:
                measure(port, line)


if __name__ == "__main__":
    main()
