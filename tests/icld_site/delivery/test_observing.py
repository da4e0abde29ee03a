"""One line of log a request: what it tells, and that it tells nothing of whoever asks."""

import json
import logging

import pytest

from icld_site.delivery.middleware.admission import waited
from icld_site.delivery.observing import AsJson, Observed
from tests.outside import ask

pytestmark = pytest.mark.usefixtures("starting_content", "within_the_transaction")


def told_of(log_lines):
    (line,) = [line for line in log_lines() if line["logger"] == "icld.requests"]
    return line


def test_a_line_tells_what_was_answered_and_how_long_it_took(log_lines):
    headers = ask("/sv/aktuellt/?country=ZM")
    line = told_of(log_lines)
    assert line["ms"] > 0
    assert line["at"].endswith("Z")
    wanted = {"method": "GET", "route": "sv/aktuellt/", "path": "/sv/aktuellt/", "status": 200, "language": "sv"}
    assert {name: line[name] for name in wanted} == wanted
    assert (line["request"], str(line["bytes"])) == (headers["X-Request-ID"], headers["Content-Length"])


@pytest.mark.parametrize(
    "path",
    ["/sv/sok/?q=Anna+Svensson", "/sv/Anna-Svensson/", "/data/eligibility.json?applicant=Anna+Svensson", "/admin/"],
)
def test_no_line_tells_anything_of_the_visitor_or_what_was_typed(log_lines, path):
    ask(path)
    written = json.dumps(log_lines())
    for secret in ("192.0.2", "198.51", "rare browser", "0123456789", "elsewhere", "Svensson"):
        assert secret not in written


def test_a_form_of_another_site_is_refused_without_a_word_of_where_it_came_from(log_lines):
    ask("/sv/aktuellt/2018/anna-svensson/", "POST")
    assert [line["logger"] for line in log_lines()] == ["icld.requests"]
    assert told_of(log_lines)["status"] == 403


def test_a_portal_that_is_away_tells_nothing_of_the_address_that_was_typed(log_lines):
    waiting = waited.set(60)
    try:
        ask("/sv/Anna-Svensson/")
    finally:
        waited.reset(waiting)
    assert [line["message"] for line in log_lines()] == ["Service Unavailable", "request"]


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/sv/aktuellt/2018/finns-inte/", "sv/aktuellt/<int:year>/<slug:slug>/", 404),
        ("/wp-login.php", None, 404),
        ("/admin/staff/user/", "admin/staff/user/", 302),
        ("/static/none.css", "static/", 404),
    ],
)
def test_a_path_is_told_only_where_it_led_to_a_public_page(log_lines, path, route, status):
    ask(path)
    line = told_of(log_lines)
    assert (line["route"], line["status"], "path" in line) == (route, status, False)


@pytest.mark.parametrize("known", ["7f3a-0001", "a" * 64])
def test_an_id_that_comes_with_the_request_is_kept(log_lines, known):
    assert ask("/healthz", HTTP_X_REQUEST_ID=known)["X-Request-ID"] == known
    assert told_of(log_lines)["request"] == known


@pytest.mark.parametrize("known", ["", "short", "a" * 65, 'x"}\n{"level": "ERROR', "åååååååå", "-" * 20])
def test_one_that_could_be_anything_is_not(log_lines, known):
    headers = ask("/healthz", HTTP_X_REQUEST_ID=known)
    assert headers["X-Request-ID"] != known
    assert told_of(log_lines)["request"] == headers["X-Request-ID"]


def test_every_line_of_a_request_has_its_id_and_later_ones_have_not(log_lines, monkeypatch):
    def broken(*_what):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("icld_site.home.views.overview_of", broken)
    own = ask("/sv/")["X-Request-ID"]
    logging.getLogger("elsewhere").warning("after it")
    fault, request, after = log_lines()
    assert (fault["request"], request["request"], after["request"]) == (own, own, None)
    assert (fault["level"], request["status"]) == ("ERROR", 500)
    assert "RuntimeError: broken on purpose" in fault["fault"]


def test_what_breaks_outside_of_django_is_told_too(log_lines):
    def broken(environ, start_response):
        raise RuntimeError("broken on purpose")

    with pytest.raises(RuntimeError):
        ask("/sv/", app=Observed(broken))
    assert told_of(log_lines)["status"] == 500


@pytest.mark.parametrize(
    ("browser", "is_robot"), [("Mozilla/5.0 (compatible; Googlebot/2.1)", True), ("Firefox", None)]
)
def test_robots_are_told_apart(log_lines, browser, is_robot):
    ask("/healthz", HTTP_USER_AGENT=browser)
    assert told_of(log_lines).get("robot") is is_robot


def test_a_line_is_one_line_whatever_it_says(log_lines):
    fault = ValueError("two\nlines")
    record = logging.LogRecord("x", logging.ERROR, "", 1, "a\nb %s", ("å",), (ValueError, fault, None))
    text = AsJson().format(record)
    assert "\n" not in text
    assert json.loads(text)["message"] == "a\nb å"
