"""What every content keeps, tried on articles."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from icld_site.publishing.content import State
from news.models import Article
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FROM = datetime(2027, 3, 14, 23, 0, tzinfo=UTC)
TO = datetime(2027, 3, 15, 23, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("live", "at", "is_public"),
    [
        ({"live_from": FROM}, FROM - TICK, False),
        ({"live_from": FROM}, FROM, True),
        ({"live_to": TO}, TO - TICK, True),
        ({"live_to": TO}, TO, False),
        ({"live_from": FROM, "live_to": TO}, FROM, True),
        ({}, datetime(1970, 1, 1, tzinfo=UTC), True),
    ],
)
def test_a_text_is_public_from_its_first_moment_until_its_last(live, at, is_public):
    ArticleFactory(**live)
    assert Article.objects.public(at).exists() is is_public


@pytest.mark.parametrize("state", State.values)
def test_only_an_approved_text_is_public(state):
    ArticleFactory(state=state)
    assert Article.objects.public(FROM).exists() is (state == "approved")


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ({"title_sv": "Å"}, ("sv",)),
        ({"title_sv": "", "title_en": "A"}, ("en",)),
        ({"title_sv": "Å", "title_en": "A"}, ("sv", "en")),
        ({"title_sv": None}, ()),
    ],
)
def test_a_text_knows_its_languages(texts, languages):
    assert ArticleFactory(**texts).languages() == languages


def test_the_other_languages_slug_stands_in_for_a_missing_one():
    article = ArticleFactory.build(slug_sv="svensk", slug_en=None)
    assert (article.slug_in("sv"), article.slug_in("en"), article.slug_in()) == ("svensk", "svensk", "svensk")


def test_a_text_cant_end_before_it_goes_live():
    with pytest.raises(IntegrityError, match="live_in_order"):
        ArticleFactory(live_from=TO, live_to=FROM)


@pytest.mark.parametrize("slug", [None, ""])
def test_an_approved_text_has_an_address(slug):
    with pytest.raises(IntegrityError, match="public_has_address"):
        ArticleFactory(slug_sv=slug)


def test_a_draft_needs_none():
    ArticleFactory(slug_sv=None, state=State.DRAFT)
    ArticleFactory(slug_sv=None, state=State.DRAFT)
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"slug_sv": "a"}, {"slug_sv": "a"}),
        ({"slug_sv": "a", "slug_en": "b"}, {"slug_sv": "c", "slug_en": "b"}),
        # In English the first one is found under its Swedish slug.
        ({"slug_sv": "a"}, {"slug_sv": "b", "slug_en": "a"}),
        ({"slug_sv": "b", "slug_en": "a"}, {"slug_sv": "a"}),
    ],
)
def test_no_two_texts_share_an_address_in_a_language(first, second):
    ArticleFactory(**first)
    with translation.override("en"), pytest.raises(ValidationError, match="Another page already has this address"):
        ArticleFactory.build(**second).validate_constraints()
    with pytest.raises(IntegrityError):
        ArticleFactory(**second)


def test_the_same_word_in_two_languages_is_two_addresses():
    ArticleFactory(slug_sv="a", slug_en="b")
    ArticleFactory(slug_sv="b", slug_en="a")
    assert Article.objects.named("a", "sv").slug_en == "b"
    assert Article.objects.named("a", "en").slug_sv == "b"


def test_a_text_without_a_title_in_any_language_is_refused():
    with pytest.raises(ValidationError) as refusal:
        ArticleFactory.build(title_sv="").clean()
    assert list(refusal.value.message_dict) == ["title_sv"]


def test_a_text_needs_an_address_in_each_language_that_it_has():
    with pytest.raises(ValidationError) as refusal:
        ArticleFactory.build(slug_sv="a", title_en="A").clean()
    assert list(refusal.value.message_dict) == ["slug_en"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_saving_one_language_never_writes_the_other(language):
    with translation.override(language):
        article = ArticleFactory(title_sv="Rubrik", lead_sv="Ingress", body_sv="<p>Text</p>", place_sv="Visby")
        article.refresh_from_db()
        article.save()
        article.refresh_from_db()
    swedish = {field: getattr(article, f"{field}_sv") for field in ("title", "lead", "body", "place")}
    english = [getattr(article, f"{field}_en") for field in ("title", "lead", "body", "place", "slug")]
    assert swedish == {"title": "Rubrik", "lead": "Ingress", "body": "<p>Text</p>", "place": "Visby"}
    assert [bool(text) for text in english] == [False] * 5


@pytest.mark.parametrize(
    ("language", "called"), [("sv", ["På svenska", "Bara svenska", "–"]), ("en", ["In English", "Bara svenska", "–"])]
)
def test_a_text_goes_by_its_title_in_the_language_of_who_reads_it(language, called):
    texts = [Article(title_sv="På svenska", title_en="In English"), Article(title_sv="Bara svenska"), Article()]
    with translation.override(language):
        assert [str(text) for text in texts] == called
