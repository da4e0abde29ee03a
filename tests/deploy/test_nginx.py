"""The portal behind nginx as it is delivered."""

import re
import socket
import ssl
import time
from contextlib import ExitStack

import pytest

from icld_site.media.variants import name_of
from tests.deploy.nginx import HOST, in_production, nginx
from tests.serving import wait_until

pytestmark = pytest.mark.usefixtures("_nginx_is_there")

FIRST_PICTURE = (
    f"from icld_site.media.models import Picture; print(Picture.objects.first().file.{name_of('row', 240, 'webp')})"
)


@pytest.fixture(scope="module")
def front(_nginx_is_there, shared_portal, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    with in_production(shared_portal, folder / "s"), nginx(shared_portal, folder, folder / "s") as front:
        yield front


def test_pages_come_over_tls_alone(front):
    led = front.get_plainly("/sv/?a=1", X_Forwarded_Proto="https")
    assert (led.status, led.headers["Location"]) == (308, f"https://{HOST}/sv/?a=1")
    assert front.get_plainly("/sv/", Host="evil.example").headers["Location"] == f"https://{HOST}/sv/"
    page = front.get("/sv/")
    assert page.status == 200
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    assert f'href="https://{HOST}/sv/"' in page.text


def test_a_page_is_kept_for_a_second_in_the_encoding_that_was_asked_for(front):
    wait_until(lambda: '"cache":"HIT"' in (front.get("/en/news/"), front.log())[1], 10)
    sent = {name: front.get("/en/news/", Accept_Encoding=name) for name in ("identity", "gzip", "gzip, deflate, br")}
    assert {answer.status for answer in sent.values()} == {200}
    assert sent["identity"].headers.get("Content-Encoding") is None
    assert sent["gzip"].headers["Content-Encoding"] == "gzip"
    assert "<html" in sent["identity"].text
    again = front.get("/en/news/", If_None_Match=sent["identity"].headers["ETag"])
    assert (again.status, again.text) == (304, "")


@pytest.mark.parametrize(
    ("taken", "sent"),
    [
        ("br;q=0", None),
        ("gzip;q=0, br;q=0.0", None),
        ("x-br, gzip-like", None),
        ("br ; q=0, gzip", "gzip"),
        ("gzip;q=0.000, deflate, BR;q=0.5", "br"),
        ("x-br,gzip;q=1.0", "gzip"),
        ("deflate, br", "br"),
    ],
)
def test_nobody_is_sent_an_encoding_that_they_refuse(front, taken, sent):
    style = re.search(r'href="(/static/css/[^"]+)"', front.get("/sv/").text)[1]
    for path in ("/en/news/", style):
        assert front.get(path, Accept_Encoding=taken).headers.get("Content-Encoding") == sent, path


def test_what_went_wrong_has_the_number_of_its_line_in_the_log(front):
    wrong = front.get("/sv/saknas/")
    # nginx writes the line once the answer is out.
    wait_until(lambda: f'"id":"{wrong.headers["X-Request-ID"]}"' in front.log(), 10)
    for _made_then_kept in range(2):
        assert "X-Request-ID" not in front.get("/sv/aktuellt/").headers
    assert "X-Request-ID" in front.get("/accounts/login/").headers


def test_an_address_that_ends_like_an_encoding_is_kept_apart(front):
    """`/sv/br`, asked for plainly, is not `/sv/` for a browser that takes brotli: nobody can put a 404 in its place."""
    for ending in ("br", "gzip"):
        for _until_it_is_kept in range(3):
            assert front.get(f"/sv/{ending}", Accept_Encoding="identity").status == 404
            assert front.get("/sv/", Accept_Encoding=ending).status == 200


def test_the_language_is_that_of_the_address_and_at_the_root_that_of_the_browser(front):
    for language in ("sv", "en", "sv", "en"):
        assert front.get("/", Accept_Language=language).headers["Location"] == f"/{language}/"
        assert front.get(f"/{language}/", Accept_Language="en").headers["Content-Language"] == language
        assert front.get("/missing/", Accept_Language=language).headers["Content-Language"] == language


def test_files_come_from_the_disk(front, shared_portal):
    static = re.search(r'href="(/static/css/[^"]+)"', front.get("/sv/").text)[1]
    for taken, sent in (("gzip", "gzip"), ("gzip, deflate, br, zstd", "br")):
        style = front.get(static, Accept_Encoding=taken)
        assert (style.status, style.headers["Content-Encoding"]) == (200, sent)
        assert style.headers["Vary"] == "Accept-Encoding"
        assert style.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert style.headers["X-Content-Type-Options"] == "nosniff"
        assert style.headers["Strict-Transport-Security"] == "max-age=31536000"
    picture = shared_portal.manage("shell", "--no-imports", "-c", FIRST_PICTURE).strip()
    assert not (shared_portal.media / picture.removeprefix("/media/")).exists()
    for _first_made_then_from_the_disk in range(2):
        shown = front.get(picture)
        assert shown.headers["Content-Type"] == "image/webp"
        assert shown.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert (shared_portal.media / picture.removeprefix("/media/")).exists()
    for hidden in ("/media/kept/x.webp", "/static/../settings.py", "/media/__processed__/../kept/x.webp"):
        assert front.get(hidden).status in (400, 404)
    assert front.get("/static/css/missing.css").status == 404
    # nginx may not show a folder: what it may not read, the portal is asked for.
    for folder in ("/media/__processed__/", "/static/", "/static/css/"):
        refused = front.get(folder)
        assert (refused.status, refused.headers["Content-Language"]) == (404, "sv")
        assert refused.headers["Strict-Transport-Security"] == "max-age=31536000"


#: What nginx says of its own answers, as the portal does of its.
OWN = {
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def is_guarded(answer) -> bool:
    return answer.headers.items() >= OWN.items() and "X-Request-ID" in answer.headers


@pytest.mark.parametrize("length", [20_000, 70_000])
def test_what_never_comes_to_the_portal_is_guarded_all_the_same(front, length):
    """gunicorn's worker answers the shorter one, nginx the longer one."""
    answer = front.get("/healthz?" + "a" * length)
    assert (answer.status, is_guarded(answer)) == (414, True)


def test_a_request_that_would_be_echoed_is_refused_with_the_portals_headers(front):
    refused = front.get("/sv/", method="TRACE")
    assert (refused.status, refused.headers["Cache-Control"]) == (405, "no-store")
    assert refused.headers.keys() >= OWN.keys()


WORDS = "The address is too long"


@pytest.mark.parametrize(
    ("length", "status", "says"),
    [(8190, 200, "ok"), (8191, 414, "<h1"), (12_000, 414, "<h1"), (20_000, 414, WORDS), (60_000, 414, WORDS)],
)
def test_a_long_address_is_answered_by_the_portal(front, length, status, says):
    answer = front.get("/healthz?" + "a" * (length - len("/healthz?")))
    assert answer.status == status
    assert says in answer.text


def test_what_is_too_large_is_refused_in_words(front):
    refused = front.get("/sv/", method="POST", body=b"x" * 2_000_000)
    assert refused.status == 413
    assert "Det du skickade är för stort" in refused.text
    assert "What you sent is too large" in refused.text
    assert is_guarded(refused)


def test_so_many_requests_at_once_are_too_many(front):
    answers = [front.get("/accounts/login/") for _again in range(15)]
    assert {answer.status for answer in answers} == {200, 429}
    refused = answers[-1]
    assert (refused.status, refused.headers["Retry-After"]) == (429, "5")
    assert is_guarded(refused)
    assert "Försök igen om några sekunder" in refused.text
    assert front.get("/accounts/code/").status == 429


def test_no_log_holds_an_address_of_a_visitor_or_what_they_typed(front):
    front.get("/sv/sok/?q=hemligt")
    front.get("/preview/sv/hemligt:tecken/")
    front.get("/sv/finns-inte/")
    wait_until(lambda: "/sv/finns-inte/" in front.log(), 5)
    logs = front.log() + (front.folder / "icld-error.log").read_text()
    assert '"path":"/sv/sok/"' in logs
    assert '"path":"/preview/"' in logs
    assert "127.0.0.1" not in logs
    assert "hemligt" not in logs


def test_slow_clients_keep_nobody_waiting(front):
    """Ninety who send a letter now and then, against the eight threads of the portal."""
    context = ssl._create_unverified_context()
    with ExitStack() as slow:
        clients = []
        for _client in range(90):
            raw = socket.create_connection(("127.0.0.1", front.secure), timeout=10)
            clients.append(slow.enter_context(context.wrap_socket(raw)))
            clients[-1].sendall(f"GET /sv/ HTTP/1.1\r\nHost: {HOST}\r\nX-Slow: ".encode())
        for turn in range(4):
            for client in clients:
                client.sendall(b"x")
            start = time.monotonic()
            assert front.get(f"/en/search/?q=word{turn}").status == 200
            assert time.monotonic() - start < 3


def test_while_the_portal_is_away_visitors_are_told_in_both_languages(shared_portal, tmp_path):
    socket_file = tmp_path / "s"
    with nginx(shared_portal, tmp_path, socket_file) as front:
        for path in (
            "/sv/",
            "/admin/",
            "/",
            "/data/countries.json",
            "/static/missing.css",
            "/media/__processed__/x.webp",
        ):
            answer = front.get(path)
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
            assert "Sidan kan inte visas just nu" in answer.text
            assert "The page cannot be shown right now" in answer.text
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert is_guarded(answer)
            wait_until(lambda answer=answer: answer.headers["X-Request-ID"] in front.log(), 5)
            assert f'"path":"{path}","status":503' in front.log()
        assert front.get("/preview/sv/hemligt:tecken/").status == 503
        wait_until(lambda: '"path":"/preview/"' in front.log(), 5)
        assert "hemligt" not in front.log()
        with in_production(shared_portal, socket_file):
            assert front.get("/sv/").status == 200
