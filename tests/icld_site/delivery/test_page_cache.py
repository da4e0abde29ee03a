"""What the page cache keeps, what it lets through untouched, and how much it holds."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import brotli
import pytest
from django.core.signing import dumps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.delivery import page_cache
from icld_site.delivery.page_cache import LONGEST, TOLD, PageCache
from icld_site.delivery.reads import Handler
from tests.asking import ask, ask_with, environ_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

MEGABYTE = 1024 * 1024


class Content:
    """Says which version holds, as a test wants it."""

    def __init__(self):
        self.holds = object()

    def version(self, now):
        return self.holds

    def still_holds(self, version):
        return version is self.holds


class Portal:
    """Django, which counts how often it is asked, and a cache before it."""

    def __init__(self, limit=MEGABYTE):
        self.django, self.times, self.content = Handler(), 0, Content()
        self.cache = PageCache(self._answer, self.content, limit)

    def _answer(self, environ, start_response):
        self.times += 1
        return self.django(environ, start_response)

    def is_kept(self, target, method="GET", **headers):
        """Whether a page is sent again without asking Django, for which an answer to a query is asked for twice."""
        for _time in range(2):
            ask(self.cache, target, method, **headers)
        before = self.times
        ask(self.cache, target, method, **headers)
        return self.times == before


@pytest.fixture
def portal():
    return Portal()


def test_what_the_log_tells_of_a_page_is_told_again_when_it_is_kept(portal):
    def noting(environ, start_response):
        def start(status, headers, *more):
            environ[TOLD]["status"] = int(status[:3])
            return start_response(status, headers, *more)

        environ[TOLD] = {"method": environ["REQUEST_METHOD"], "route": None, "status": 500}
        return portal.cache(environ, start)

    portal.cache._application = lambda environ, start: (
        environ[TOLD].update(route="sv/", language="sv") or portal._answer(environ, start)
    )
    etag = ask(noting, "/sv/")["ETag"]
    for method, headers, status in (("GET", {}, 200), ("HEAD", {}, 200), ("GET", {"if_none_match": etag}, 304)):
        environ = environ_of("/sv/", method, **headers)
        ask_with(noting, environ)
        assert environ[TOLD] == {"method": method, "route": "sv/", "path": "/sv/", "language": "sv", "status": status}
    assert portal.times == 1


@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, br"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_is_sent_again_as_django_sends_it(portal, method, accepted):
    told = ask(portal.django, "/sv/", method, accept_encoding=accepted)
    kept = [ask(portal.cache, "/sv/", method, accept_encoding=accepted) for one in ("GET", method, method)]
    assert kept == [told] * 3


def test_head_is_answered_from_what_get_left_and_leaves_nothing(portal):
    assert not portal.is_kept("/sv/", "HEAD")
    ask(portal.cache, "/sv/")
    before = portal.times
    assert ask(portal.cache, "/sv/", "HEAD") == ask(portal.django, "/sv/", "HEAD")
    assert portal.times == before


def test_each_reader_gets_the_coding_that_it_reads(portal):
    plain, packed, small = (ask(portal.cache, "/sv/", accept_encoding=one).body for one in ("", "gzip", "br"))
    again = [ask(portal.cache, "/sv/", accept_encoding=one).body for one in ("deflate", "gzip;q=1", "gzip, br")]
    assert again == [plain, packed, small]
    assert plain == gzip.decompress(packed) == brotli.decompress(small)
    assert portal.times == 3


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("spelt", ["{0}", '"x", {0}', "{0}, W/", "{1}", "*"])
def test_who_has_a_page_already_gets_a_304_as_from_django(portal, method, spelt):
    etag = ask(portal.cache, "/sv/")["ETag"]
    asked = spelt.format(etag, etag.removeprefix("W/"))
    told = ask(portal.django, "/sv/", method, if_none_match=asked)
    assert told.status == 304
    assert ask(portal.cache, "/sv/", method, if_none_match=asked) == told
    assert portal.times == 1


@pytest.mark.parametrize("asked", ['"another"', "W/", "", "nonsense, W/", '"*"'])
def test_who_has_something_else_gets_the_page(portal, asked):
    first = ask(portal.cache, "/sv/")
    assert ask(portal.cache, "/sv/", if_none_match=asked) == ask(portal.django, "/sv/", if_none_match=asked) == first


def test_cookies_of_others_and_what_a_browser_says_of_itself_make_no_difference(portal):
    ask(portal.cache, "/sv/")
    ask(portal.cache, "/sv/", cookie="_ga=1; csrftoken=a", user_agent="x", accept_language="en", origin="https://a.b")
    assert portal.times == 1


PAST = {
    "signed in": {"cookie": f"a=b; sessionid={dumps('a')}"},
    "credentials": {"authorization": "Basic YTpi"},
    "another host": {"host": "localhost"},
    "no host": {"host": ""},
    "a host that isn't ours": {"host": "evil.example"},
    "if it is just this": {"if_match": '"a"'},
    "in pieces": {"transfer_encoding": "chunked"},
}


@pytest.mark.parametrize("headers", PAST.values(), ids=PAST)
def test_what_isnt_everybodys_question_goes_past(portal, headers):
    ask(portal.cache, "/sv/")
    assert ask(portal.cache, "/sv/", **headers) == ask(portal.django, "/sv/", **headers)
    assert portal.times == 2
    assert not portal.is_kept("/en/", **headers)


@pytest.mark.parametrize(
    "more", [{"CONTENT_LENGTH": "5"}, {"CONTENT_TYPE": "text/plain; charset=latin-1"}, {"SCRIPT_NAME": "/app"}]
)
def test_a_request_with_a_body_or_below_another_path_goes_past(portal, more):
    ask(portal.cache, "/sv/")
    assert ask_with(portal.cache, environ_of("/sv/") | more) == ask_with(portal.django, environ_of("/sv/") | more)
    assert portal.times == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "get"])
def test_other_methods_go_past(portal, method):
    ask(portal.cache, "/sv/")
    assert ask(portal.cache, "/sv/", method) == ask(portal.django, "/sv/", method)
    assert portal.times == 2


@pytest.mark.parametrize(
    "target",
    [
        "/sv/?a=%00",
        "/sv/%00",
        "/sv/?" + "&" * LONGEST,
        "/sv/?a=" + "a" * 8200,
        "/sv/?q=ä",
        "/healthz",
        "/",
        "/accounts/login/",
        "/admin/",
        "/sv/cookie/",
        "/sv/broken/",
        "/sv/refused/",
        "/sv/finns-inte/",
        "/sv/aktuellt",
        "/favicon.ico",
    ],
)
def test_what_isnt_a_public_page_isnt_kept(portal, target):
    assert not portal.is_kept(target)


def test_an_odd_query_of_a_kept_page_is_answered_by_django(portal):
    ask(portal.cache, "/sv/")
    assert ask(portal.cache, "/sv/?a=%00").status == 400
    assert ask(portal.cache, "/sv/?a=" + "a" * 8200).status == 414
    assert portal.times == 3


def test_a_page_of_the_site_is_only_kept_as_it_goes_out_over_https(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://icld.example", ["icld.example"]
    portal = Portal()
    assert portal.is_kept("/sv/")
    assert portal.is_kept("/sv/", host="icld.example")
    assert not portal.is_kept("/sv/", host="icld.example:8443")
    plain = environ_of("/sv/") | {"wsgi.url_scheme": "http"}
    before = portal.times
    ask_with(portal.cache, plain)
    assert portal.times == before + 1


def test_behind_a_proxy_the_scheme_is_the_one_that_django_believes(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://icld.example", ["icld.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    portal = Portal()
    assert portal.is_kept("/sv/", x_forwarded_proto="https")
    assert not portal.is_kept("/sv/", x_forwarded_proto="http")
    assert not portal.is_kept("/sv/")


def test_a_parameter_that_a_page_doesnt_read_makes_no_difference_to_it(portal):
    pages = [ask(portal.cache, f"/sv/{query}") for query in ("?fbclid=1", "", "?fbclid=2&utm_source=a", "?")]
    assert len({page.body for page in pages}) == 1
    assert portal.times == 1


def test_a_page_that_looks_through_its_query_is_told_apart_by_all_of_it(portal):
    told = [ask(portal.cache, f"/sv/reader/{query}").body for query in ("", "?a=1", "?a=1&b=2", "?a=1", "?a=1", "")]
    assert told == [b"0", b"1", b"2", b"1", b"1", b"0"]
    assert portal.times == 4


def test_nothing_is_kept_of_a_version_that_holds_no_longer(portal):
    ask(portal.cache, "/sv/")
    portal.content.holds = object()
    ask(portal.cache, "/sv/")
    assert portal.times == 2
    portal.content.holds = None
    assert not portal.is_kept("/sv/")


def test_a_page_during_which_content_changed_isnt_kept(portal):
    def changing(environ, start_response):
        portal.content.holds = object()
        return portal.django(environ, start_response)

    cache = PageCache(changing, portal.content, MEGABYTE)
    ask(cache, "/sv/")
    cache._application = portal._answer
    ask(cache, "/sv/")
    assert portal.times == 1


def test_queries_that_somebody_thinks_up_push_out_no_page(portal):
    pages = [f"/{language}/{room}" for language in ("sv", "en") for room in ("",)]
    for page in pages:
        ask(portal.cache, page)
    for number in range(400):
        ask(portal.cache, f"/sv/reader/?a={number}&{'b' * (number % 300)}")
        ask(portal.cache, "/sv/reader/?a=1")
    before = portal.times
    for page in pages:
        ask(portal.cache, page)
    assert portal.times == before


@given(query=st.text(max_size=200).map(lambda text: text.encode().decode("latin-1")))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_query_the_answer_is_that_of_django(portal, query):
    for path in ("/sv/", "/sv/reader/"):
        environs = [environ_of(path) | {"QUERY_STRING": query, "RAW_URI": f"{path}?{query}"} for _time in range(4)]
        told = ask_with(portal.django, environs[0])
        assert [ask_with(portal.cache, environ) for environ in environs[1:]] == [told] * 3


# Many at once


class Slow:
    """An application that waits with its answer until it may go on, and says when it has begun."""

    def __init__(self, portal, fault=None):
        self._portal, self._fault = portal, fault
        self.has_begun, self.may_go_on = Event(), Event()

    def __call__(self, environ, start_response):
        is_first = not self.has_begun.is_set()
        self.has_begun.set()
        if is_first:
            assert self.may_go_on.wait(10)
            if self._fault:
                raise self._fault
        return self._portal._answer(environ, start_response)


@pytest.fixture
def asked_at_once(portal, transactional_db):
    """`asked_at_once(target)`: what three visitors get of whom the first's page is still being made when the others
    ask for it. In threads of their own, with connections of their own."""

    def asked(target, fault=None):
        portal.cache._application = slow = Slow(portal, fault)
        with ThreadPoolExecutor(3) as pool:
            first = pool.submit(ask, portal.cache, target)
            assert slow.has_begun.wait(10)
            others = [pool.submit(ask, portal.cache, target) for _visitor in range(2)]
            while not all(making.is_awaited for making in portal.cache._edition.making.values()):
                pass
            slow.may_go_on.set()
            return [first, *others]

    return asked


@pytest.mark.parametrize("target", ["/sv/", "/sv/reader/?a=1"])
def test_who_asks_for_a_page_that_is_being_made_waits_for_that_one(portal, asked_at_once, target):
    told = [answer.result() for answer in asked_at_once(target)]
    assert told == [ask(portal.django, target)] * 3
    assert portal.times == 1
    assert portal.cache._edition.making == {}


def test_what_cant_be_kept_is_made_for_each_who_waited(portal, asked_at_once):
    assert [answer.result().status for answer in asked_at_once("/sv/finns-inte/")] == [404] * 3
    assert portal.times == 3


def test_where_the_first_one_fails_the_others_get_their_page(portal, asked_at_once):
    first, *others = asked_at_once("/sv/", fault=RuntimeError("made up"))
    assert str(first.exception()) == "made up"
    assert {answer.result().status for answer in others} == {200}
    assert portal.cache._edition.making == {}


def test_nobody_waits_for_long(portal, monkeypatch, transactional_db):
    monkeypatch.setattr(page_cache, "PATIENCE", 0.01)
    portal.cache._application = slow = Slow(portal)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ask, portal.cache, "/sv/")
        assert slow.has_begun.wait(10)
        assert ask(portal.cache, "/sv/").status == 200
        slow.may_go_on.set()
        assert first.result().status == 200
