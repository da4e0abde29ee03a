"""What the HTTP Observatory asks of an answer, as points: its rules of 2025, for answers over HTTPS.

An answer begins with 100 points and loses some for each fault. Where 90 are left, extra ones are added. A+ is 100 and
more. A rule holds for every kind of answer here, also where the Observatory itself looks at the start page alone.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.http import HttpResponse

SIX_MONTHS = 15_768_000
PRIVATE_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SOURCES = re.compile(r"'none'|'self'|'nonce-[A-Za-z0-9+/=_-]+'|data:")


def points(response: HttpResponse) -> dict[str, int]:
    """What an answer wins or loses under each rule."""
    return {
        "Content-Security-Policy": _policy(response),
        "cookies": _cookies(response),
        "cross-origin resource sharing": -50 if "Access-Control-Allow-Credentials" in response else 0,
        "Referrer-Policy": 5 if response.get("Referrer-Policy") in PRIVATE_REFERRERS else -5,
        "Strict-Transport-Security": _hsts(response),
        "scripts": _scripts(response),
        "X-Content-Type-Options": 0 if response.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": _frames(response),
        "Cross-Origin-Resource-Policy": {"same-origin": 10, "same-site": 10, "cross-origin": 0}.get(
            response.get("Cross-Origin-Resource-Policy", "cross-origin"), -5
        ),
    }


def score(response: HttpResponse) -> int:
    told = points(response).values()
    left = 100 + sum(number for number in told if number < 0)
    return left + sum(number for number in told if number > 0) if left >= 90 else left


def directives(response: HttpResponse) -> dict[str, list[str]]:
    """The policy by its directives, each with its sources."""
    parts = [part.split() for part in response.get("Content-Security-Policy", "").split(";")]
    return {name: sources for name, *sources in filter(None, parts)}


def _policy(response: HttpResponse) -> int:
    policy = directives(response)
    if not policy:
        return -25
    known = all(SOURCES.fullmatch(source) for sources in policy.values() for source in sources)
    has_data = any("data:" in policy.get(name, ()) for name in ("script-src", "style-src", "object-src"))
    if not known or has_data:
        return -20
    is_tight = policy.get("default-src") == ["'none'"] and policy.get("form-action") in (["'self'"], ["'none'"])
    return 10 if is_tight else 5


def _cookies(response: HttpResponse) -> int:
    """All of ours hold a session or guard a form, so all have to have every flag."""
    good = [
        cookie["secure"] and cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict")
        for cookie in response.cookies.values()
    ]
    return (5 if all(good) else -40) if good else 0


def _hsts(response: HttpResponse) -> int:
    found = re.match(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    if not found:
        return -20
    return 0 if int(found[1]) >= SIX_MONTHS else -10


def _frames(response: HttpResponse) -> int:
    if directives(response).get("frame-ancestors") in (["'none'"], ["'self'"]):
        return 5
    return 0 if response.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.found.append(dict(attributes).get("src") or "")


def _scripts(response: HttpResponse) -> int:
    """All have to come from this site. Ours have hashed names, so that their integrity needs no attribute."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return 0
    page = _Scripts()
    page.feed(response.text)
    return -50 if any(urlsplit(source).netloc for source in page.found) else 0
