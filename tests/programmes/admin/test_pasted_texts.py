"""A text that is pasted from anywhere is stored clean, whichever way it comes in."""

import shutil

import pytest

from programmes import starting
from programmes.models import FaqEntry, ProgrammePage
from tests.programmes.admin.forms import add, question_form
from tests.programmes.factories import (
    StepFactory,
)

pytestmark = pytest.mark.django_db

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\
<head><meta name=Generator content="Microsoft Word 15">\
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->\
<style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>\
<body lang=SV style='tab-interval:65.2pt'><!--StartFragment--><p class=MsoNormal style='margin-bottom:8.0pt;\
mso-fareast-language:SV'><span style='font-size:12.0pt;mso-ansi-language:SV'>Nej. Den ”svenska” parten får betalt – \
i efterskott…<o:p></o:p></span></p><p class=MsoNormal><strong style='mso-bidi-font-weight:normal'>Resor</strong> och \
<a href="https://icld.se/?a=1&amp;b=2" style="color:blue" target="_blank">lön</a>.<o:p></o:p></p>\
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>\
<td width=100 valign=top style='width:75pt'><p class=MsoNormal>Hotell<o:p></o:p></p></td></tr></table>\
<!--EndFragment--></body></html>"""
CLEANED = (
    "<p>Nej. Den ”svenska” parten får betalt – i efterskott…</p>"
    '<p><strong>Resor</strong> och <a href="https://icld.se/?a=1&amp;b=2">lön</a>.</p>'
    "<table><tbody><tr><td><p>Hotell</p></td></tr></tbody></table>"
)
HOSTILE = [
    (FROM_WORD, CLEANED),
    ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ('<p style="position:fixed">a</p>', "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a href=" JaVa\tscript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a href="data:text/html,x">a</a></p>', "<p>a</p>"),
    ('<p>a<img src="x" onerror="alert(1)"></p>', "<p>a</p>"),
    ('<p onmouseover="alert(1)">a<svg onload="alert(1)"></svg></p>', "<p>a</p>"),
    ("<p>R&amp;D, 1 &lt; 2</p>", "<p>R&amp;D, 1 &lt; 2</p>"),
]


@pytest.mark.parametrize(("typed", "kept"), HOSTILE)
def test_an_answer_pasted_into_the_form_is_clean(editor, page, typed, kept):
    response = add(
        editor,
        "faqentry",
        **question_form(page, answer_sv=typed, question_en="How much?", slug_en="how-much", answer_en=typed),
    )
    assert response.status_code == 302, response.context["adminform"].errors
    entry = FaqEntry.objects.get()
    assert (entry.answer_sv, entry.answer_en) == (kept, kept)


@pytest.mark.parametrize(("typed", "kept"), HOSTILE)
def test_an_answer_stored_in_the_shell_is_clean(page, typed, kept):
    created = FaqEntry.objects.create(page=page, question_sv="a", answer_sv=typed, answer_en=typed)
    assert FaqEntry.objects.values_list("answer_sv", "answer_en").get(pk=created.pk) == (kept, kept)
    (bulk,) = FaqEntry.objects.bulk_create([FaqEntry(page=page, question_sv="b", answer_sv=typed)])
    assert FaqEntry.objects.values_list("answer_sv", flat=True).get(pk=bulk.pk) == kept


@pytest.mark.parametrize(("typed", "kept"), HOSTILE)
def test_a_text_that_the_loader_reads_is_clean(monkeypatch, tmp_path, typed, kept):
    content = tmp_path / "content"
    shutil.copytree(starting.CONTENT, content)
    for language in ("sv", "en"):
        (content / f"reporting.{language}.html").write_text(f'+++\ntitle = "a"\nslug = "a"\n+++\n{typed}\n', "utf-8")
    monkeypatch.setattr(starting, "CONTENT", content)
    starting.load()
    assert ProgrammePage.objects.values_list("body_sv", "body_en").get(kind="reporting") == (kept, kept)


@pytest.mark.parametrize(("typed", "kept"), HOSTILE)
def test_the_text_of_a_step_is_clean_too(page, typed, kept):
    step = StepFactory(page=page, body_sv=typed, body_en=typed)
    step.refresh_from_db()
    assert (step.body_sv, step.body_en) == (kept, kept)
