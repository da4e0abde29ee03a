"""One line of log a request: what it tells, and that it tells nothing of whoever asks."""

import io
import json
import logging

import pytest
from django.test import RequestFactory

from icld_site.delivery.observing import AsJson, Observed
from icld_site.wsgi import application

pytestmark = pytest.mark.usefixtures("starting_content", "within_the_transaction")

VISITOR = {
    "REMOTE_ADDR": "192.0.2.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.7",
    "HTTP_USER_AGENT": "Mozilla/5.0 (a very rare browser)",
    "HTTP_COOKIE": "sessionid=0123456789",
    "HTTP_REFERER": "https://elsewhere.example/private",
}


@pytest.fixture
def lines():
    """The log as it is written, a dictionary a line."""
    written, logger = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AsJson())
    logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logger.removeHandler(handler)


def ask(path: str, method: str = "GET", app=application, **more) -> dict[str, str]:
    """Ask the portal as gunicorn does, and give the headers of the answer."""
    headers = {}
    environ = RequestFactory().generic(method, path, **VISITOR, **more).environ
    list(app(environ, lambda _status, told, *_error: headers.update(told)))
    return headers


def told_of(lines):
    (line,) = [line for line in lines() if line["logger"] == "icld.requests"]
    return line


def test_a_line_tells_what_was_answered_and_how_long_it_took(lines):
    headers = ask("/sv/aktuellt/?country=ZM")
    line = told_of(lines)
    assert line["ms"] > 0
    assert line["at"].endswith("Z")
    wanted = {"method": "GET", "route": "sv/aktuellt/", "path": "/sv/aktuellt/", "status": 200, "language": "sv"}
    assert {name: line[name] for name in wanted} == wanted
    assert (line["request"], str(line["bytes"])) == (headers["X-Request-ID"], headers["Content-Length"])


@pytest.mark.parametrize(
    "path",
    ["/sv/sok/?q=Anna+Svensson", "/sv/Anna-Svensson/", "/data/eligibility.json?applicant=Anna+Svensson", "/admin/"],
)
def test_no_line_tells_anything_of_the_visitor_or_what_was_typed(lines, path):
    ask(path)
    written = json.dumps(lines())
    for secret in ("192.0.2", "198.51", "rare browser", "0123456789", "elsewhere", "Svensson"):
        assert secret not in written


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/sv/aktuellt/2018/finns-inte/", "sv/aktuellt/<int:year>/<slug:slug>/", 404),
        ("/wp-login.php", None, 404),
        ("/admin/staff/user/", "admin/staff/user/", 302),
        ("/static/none.css", "static/", 404),
    ],
)
def test_a_path_is_told_only_where_it_led_to_a_public_page(lines, path, route, status):
    ask(path)
    line = told_of(lines)
    assert (line["route"], line["status"], "path" in line) == (route, status, False)


@pytest.mark.parametrize("known", ["7f3a-0001", "a" * 64])
def test_an_id_that_comes_with_the_request_is_kept(lines, known):
    assert ask("/healthz", HTTP_X_REQUEST_ID=known)["X-Request-ID"] == known
    assert told_of(lines)["request"] == known


@pytest.mark.parametrize("known", ["", "short", "a" * 65, 'x"}\n{"level": "ERROR', "åååååååå", "-" * 20])
def test_one_that_could_be_anything_is_not(lines, known):
    headers = ask("/healthz", HTTP_X_REQUEST_ID=known)
    assert headers["X-Request-ID"] != known
    assert told_of(lines)["request"] == headers["X-Request-ID"]


def test_every_line_of_a_request_has_its_id_and_later_ones_have_not(lines, monkeypatch):
    def broken(*_what):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("icld_site.home.views.overview", broken)
    own = ask("/sv/")["X-Request-ID"]
    logging.getLogger("elsewhere").warning("after it")
    fault, request, after = lines()
    assert (fault["request"], request["request"], after["request"]) == (own, own, None)
    assert (fault["level"], request["status"]) == ("ERROR", 500)
    assert "RuntimeError: broken on purpose" in fault["fault"]


def test_what_breaks_outside_of_django_is_told_too(lines):
    def broken(environ, start_response):
        raise RuntimeError("broken on purpose")

    with pytest.raises(RuntimeError):
        ask("/sv/", app=Observed(broken))
    assert told_of(lines)["status"] == 500


@pytest.mark.parametrize(
    ("browser", "is_robot"), [("Mozilla/5.0 (compatible; Googlebot/2.1)", True), ("Firefox", None)]
)
def test_robots_are_told_apart(lines, browser, is_robot):

    environ = RequestFactory().get("/healthz", HTTP_USER_AGENT=browser).environ
    list(application(environ, lambda *_told: None))
    assert told_of(lines).get("robot") is is_robot


def test_a_line_is_one_line_whatever_it_says(lines):
    fault = ValueError("two\nlines")
    record = logging.LogRecord("x", logging.ERROR, "", 1, "a\nb %s", ("å",), (ValueError, fault, None))
    text = AsJson().format(record)
    assert "\n" not in text
    assert json.loads(text)["message"] == "a\nb å"
