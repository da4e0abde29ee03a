"""Rich text as it is stored, whichever way it comes in."""

import pytest
from django.urls import reverse

from icld_site.publishing.content import State
from icld_site.publishing.prose import prose_fields
from icld_site.staff.models import User
from news.models import Article
from tests.news.factories import ArticleFactory, ArticleKindFactory

pytestmark = pytest.mark.django_db

CASES = [
    ("<p>ren</p>", "<p>ren</p>"),
    ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ('<p onclick="x()">a</p>', "<p>a</p>"),
    ('<p style="color:red">a</p>', "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a name="_Toc1"></a>a <a href="/b/" title="c">d</a></p>', '<p>a <a href="/b/" title="c">d</a></p>'),
    ("<p>– Dialog, säger hon.</p>", "<p>– Dialog, säger hon.</p>"),
    (
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
    ),
    (
        '<table class="x"><thead><tr><th colspan="2" width="9">a</th></tr></thead></table>',
        '<table><thead><tr><th colspan="2">a</th></tr></thead></table>',
    ),
    ('<p><b>a</b> <i class="x">b</i><br>c</p>', "<p><strong>a</strong> <em>b</em><br>c</p>"),
    ("<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>", "<p>a</p><p>b</p>"),
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


def test_headings_begin_below_the_pages_own():
    article = ArticleFactory(body_sv="<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>")
    article.refresh_from_db()
    assert article.body_sv == "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3>"


def test_the_columns_with_rich_text_are_those_of_each_language():
    assert [field.name for field in prose_fields(Article)] == ["body_sv", "body_en"]
    assert prose_fields(User) == []


# Call-outs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('<p class="callout">a</p>', '<p class="callout">a</p>'),
        (
            '<h2 class="callout">a</h2><h3 class="callout">b</h3>',
            '<h2 class="callout">a</h2><h3 class="callout">b</h3>',
        ),
        ('<ul class="callout"><li>a</li></ul>', '<ul class="callout"><li>a</li></ul>'),
        ('<ol class="callout"><li>a</li></ol>', '<ol class="callout"><li>a</li></ol>'),
        ('<p class="MsoNormal callout lead">a</p>', '<p class="callout">a</p>'),
        ('<p class="lead">a</p>', "<p>a</p>"),
        ('<p class="callout-x">a</p>', "<p>a</p>"),
        ('<blockquote class="callout"><p>a</p></blockquote>', "<blockquote><p>a</p></blockquote>"),
        (
            '<table class="callout"><tbody><tr class="callout"></tr></tbody></table>a',
            "<table><tbody><tr></tr></tbody></table>a",
        ),
        ('<p><a class="callout" href="/a/">a</a></p>', '<p><a href="/a/">a</a></p>'),
    ],
)
def test_a_call_out_stays_and_no_other_class_does(typed, kept):
    article = ArticleFactory(body_sv=typed)
    article.refresh_from_db()
    assert article.body_sv == kept


# Word

FROM_WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">
<head><title>Rapport</title><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head>
<body lang=SV style='tab-interval:65.2pt'><!--StartFragment-->
<h1 style='mso-outline-level:1'>Partnerskapet<o:p></o:p></h1>
<p class=MsoNormal style='margin-bottom:0cm'><b style='mso-bidi-font-weight:normal'><span lang=EN-US
style='font-family:"Calibri",sans-serif'>Ale</span></b> och <st1:place w:st="on"><st1:City>Ghanzi</st1:City></st1:place>
har <font color=red size=2>tre</font><del cite="mailto:a" datetime="2020-02-26T10:00"> inte</del> mål.<a
name="_Toc1"></a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Skola<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>mat i <i>skolan</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Vatten<o:p></o:p></p>
<p class=MsoNormal>– Ja, säger hon.<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<th width=100 valign=top><p class=MsoNormal>Land<o:p></o:p></p></th><td><p class=MsoNormal>Botswana</p></td></tr>
</table><!--EndFragment--></body></html>
"""
FROM_WORD_KEPT = (
    "<h2>Partnerskapet</h2>"
    "<p><strong>Ale</strong> och Ghanzi har tre mål.</p>"
    "<ul><li><p>Skola</p><ul><li><p>mat i <em>skolan</em></p></li></ul></li><li><p>Vatten</p></li></ul>"
    "<p>– Ja, säger hon.</p>"
    "<table><tbody><tr><th><p>Land</p></th><td><p>Botswana</p></td></tr></tbody></table>"
)


def one_line(html: str) -> str:
    return " ".join(html.split()).replace("> <", "><")


def saved_by_the_shell() -> Article:
    return ArticleFactory(body_sv=FROM_WORD)


def created_in_bulk() -> Article:
    kind = ArticleKindFactory()
    [article] = Article.objects.bulk_create([Article(kind=kind, state=State.DRAFT, title_sv="a", body_sv=FROM_WORD)])
    return article


@pytest.mark.parametrize("way_in", [saved_by_the_shell, created_in_bulk])
def test_what_comes_from_word_is_stored_clean(way_in):
    article = way_in()
    article.refresh_from_db()
    assert one_line(article.body_sv) == FROM_WORD_KEPT
    article.save()
    article.refresh_from_db()
    assert one_line(article.body_sv) == FROM_WORD_KEPT


def test_what_comes_from_word_through_the_form_is_stored_clean(client):
    client.force_login(User.objects.create_superuser("redaktor", password="x", language="sv"))
    article = ArticleFactory(slug_sv="a")
    change = reverse("admin:news_article_change", args=[article.pk])
    fields = {"title_sv": "a", "slug_sv": "a", "kind": article.kind.pk, "state": "draft", "day": "2018-03-05"}
    fields |= {"day_precision": "day", **{f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}}
    initial = client.get(change).context["inline_admin_formsets"]
    for formset in initial:
        fields |= {f"{formset.formset.prefix}-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    response = client.post(change, {**fields, "body_sv": FROM_WORD})
    assert response.status_code == 302, response.context["adminform"].form.errors
    article.refresh_from_db()
    assert one_line(article.body_sv) == FROM_WORD_KEPT


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        # As the editor's own reading of the clipboard leaves it: the classes and the spans are gone.
        ("<p>·&nbsp;&nbsp;&nbsp; a</p><p>·&nbsp;&nbsp;&nbsp; b</p>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<p>• a</p>", "<ul><li><p>a</p></li></ul>"),
        ("<p>1.&nbsp;&nbsp; a</p><p>2.&nbsp;&nbsp; b</p>", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("<p>3)&nbsp;&nbsp; c</p>", '<ol start="3"><li><p>c</p></li></ol>'),
        ("<p>a)&nbsp;&nbsp; x</p>", '<ol type="a"><li><p>x</p></li></ol>'),
        (
            "<p>·&nbsp; a</p><p>§&nbsp;&nbsp; b</p><p>före</p><p>·&nbsp; c</p>",
            "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul><p>före</p><ul><li><p>c</p></li></ul>",
        ),
    ],
)
def test_paragraphs_with_words_signs_become_a_list(pasted, kept):
    article = ArticleFactory(body_sv=pasted)
    article.refresh_from_db()
    assert article.body_sv == kept


@pytest.mark.parametrize(
    "text",
    [
        "<p>–&nbsp;Ja.</p><p>– Nej, sa han.</p>",
        "<p>–&nbsp;&nbsp;&nbsp; Ja.</p>",
        "<p>— Ja.</p><p>-&nbsp;&nbsp; Ja.</p>",
        "<p>1. mars</p><p>1.&nbsp;mars</p>",
        "<p>§&nbsp;4 i lagen</p>",
        "<p>o ja</p>",
        "<p>·</p>",
        '<p class="callout">• a</p>',
    ],
)
def test_what_may_begin_a_sentence_stays_as_typed(text):
    article = ArticleFactory(body_sv=text)
    article.refresh_from_db()
    assert article.body_sv == text


@pytest.mark.parametrize(
    ("stored", "sent", "is_changed"),
    [
        ("<p>a <strong>b</strong></p>", '<p class="x">a <b>b</b></p>', False),
        (None, "<p></p>", False),
        ("", None, False),
        ("<p>a</p>", "<p>a</p><p><br></p>", False),
        ("<p>a b</p>", "<p>a <strong>b</strong></p>", True),
        ("<p>a</p>", "", True),
        (None, "<p>a</p>", True),
    ],
)
def test_what_the_editor_writes_otherwise_is_no_change(stored, sent, is_changed):
    field = Article._meta.get_field("body_sv").formfield()
    assert field.has_changed(stored, sent) is is_changed
