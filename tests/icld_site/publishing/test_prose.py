import pytest

from icld_site.publishing.content import State
from news.models import Article
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db

CASES = [
    ("<p>ren</p>", "<p>ren</p>"),
    ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ('<p onclick="x()">a</p>', "<p>a</p>"),
    ('<p style="color:red">a</p>', "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
    ("<p>– Dialog, säger hon.</p>", "<p>– Dialog, säger hon.</p>"),
    (
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
    ),
    ('<p><b>a</b> <i class="x">b</i><br>c</p>', "<p><strong>a</strong> <em>b</em><br>c</p>"),
    ("<p></p>", ""),
    ("<p> </p><p>&nbsp;</p>", ""),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "kept"), CASES)
@pytest.mark.parametrize("field", ["body_sv", "body_en"])
def test_prose_saved_by_the_shell_is_clean(field, typed, kept):
    article = ArticleFactory(**{field: typed})
    article.refresh_from_db()
    assert getattr(article, field) == kept


def test_prose_created_in_bulk_is_clean():
    kind = ArticleFactory().kind
    Article.objects.all().delete()
    Article.objects.bulk_create(
        [Article(kind=kind, state=State.DRAFT, title_sv="a", body_sv="<p>a</p><script>b</script>")]
    )
    assert Article.objects.get().body_sv == "<p>a</p>"


def test_headings_begin_below_the_pages_own():
    article = ArticleFactory(body_sv="<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>")
    article.refresh_from_db()
    assert article.body_sv == "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3>"
