import pytest

from icld_site.publishing.models import ContentSet
from icld_site.publishing.starting import load_once, texts
from news.models import Article
from tests.news.factories import ArticleFactory


@pytest.mark.django_db
def test_content_is_loaded_once_and_a_deletion_stays():
    assert load_once("trial", ArticleFactory) is True
    Article.objects.all().delete()
    assert load_once("trial", ArticleFactory) is False
    assert Article.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_load_that_fails_leaves_nothing():
    def half():
        ArticleFactory()
        raise LookupError

    with pytest.raises(LookupError):
        load_once("trial", half)
    assert (Article.objects.count(), ContentSet.objects.filter(name="trial").count()) == (0, 0)


def test_a_text_is_read_with_its_head(tmp_path):
    (tmp_path / "key.sv.html").write_text('+++\ntitle = "Å"\nslug = "a"\n+++\n<p>Text +++ här</p>\n', encoding="utf-8")
    assert texts(tmp_path, "key") == {"title_sv": "Å", "slug_sv": "a", "body_sv": "<p>Text +++ här</p>"}
    assert texts(tmp_path, "missing") == {}
