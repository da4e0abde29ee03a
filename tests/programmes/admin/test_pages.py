"""What an editor does with pages, questions and documents: what is stored, refused, and brought back by history."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from icld_site.staff.models import User
from programmes import starting
from programmes.models import ApplicationStep, ContactRole, Document, DocumentVersion, FaqEntry, ProgrammePage
from programmes.models.documents import LARGEST_FILE
from tests.programmes.factories import (
    ContactFactory,
    DocumentFactory,
    KindFactory,
    PageFactory,
    ProgrammeFactory,
    QuestionFactory,
    StepFactory,
    VersionFactory,
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


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("redaktor", password="x", language="sv"))
    return client


@pytest.fixture
def page():
    return PageFactory()


def change_url(obj) -> str:
    return reverse(f"admin:programmes_{obj._meta.model_name}_change", args=[obj.pk])


def form_of(response) -> dict[str, str]:
    """Every field of an admin form and of its inlines, as a browser would send it."""
    forms = [response.context["adminform"].form]
    data = {}
    for inline in response.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        data |= {f"{inline.formset.prefix}-{name}": str(value) for name, value in management.initial.items()}
        forms += inline.formset.initial_forms
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = str(value)
    return data


def told_by(response) -> list:
    """What the form and its inlines complain of."""
    inlines = response.context["inline_admin_formsets"]
    return [response.context["adminform"].errors, *(inline.formset.errors for inline in inlines)]


def add(editor, model: str, **fields):
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    return editor.post(f"/admin/programmes/{model}/add/", {"order": "0", "state": "approved", **moments, **fields})


def question_form(page, **fields) -> dict[str, str]:
    return {"page": str(page.pk), "question_sv": "Vad kostar det?", "slug_sv": "vad-kostar-det"} | fields


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


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_question_in_one_language_needs_no_text_in_the_other(editor, page, language):
    fields = {f"question_{language}": "Varför?", f"slug_{language}": "varfor", f"answer_{language}": "<p>Jo.</p>"}
    assert add(editor, "faqentry", page=str(page.pk), **fields).status_code == 302
    assert FaqEntry.objects.get().languages() == (language,)


def test_a_question_in_no_language_is_refused(editor, page):
    response = add(editor, "faqentry", page=str(page.pk), state="draft")
    assert response.context["adminform"].errors == {"question_sv": ["Skriv texten på minst ett språk."]}


def test_a_question_is_not_approved_without_an_answer_but_may_wait_for_it(editor, page):
    response = add(editor, "faqentry", **question_form(page, answer_sv="<p> </p>"))
    assert response.context["adminform"].errors == {"answer_sv": ["En fråga kan inte godkännas utan svar."]}
    assert add(editor, "faqentry", **question_form(page, state="draft")).status_code == 302


def test_a_question_and_a_document_of_one_page_do_not_share_an_address(editor, page):
    DocumentFactory(page=page, slug_sv="vad-kostar-det")
    response = add(editor, "faqentry", **question_form(page, answer_sv="<p>Inget.</p>"))
    assert response.context["adminform"].errors == {"slug_sv": ["En annan sida har redan den här adressen."]}
    other = PageFactory(programme=page.programme, slug_sv="annan", slug_en="other")
    assert add(editor, "faqentry", **question_form(other, answer_sv="<p>Inget.</p>")).status_code == 302


def test_questions_are_put_in_order_in_their_list(editor, page):
    first, second = (QuestionFactory(page=page, order=number) for number in (1, 2))
    url = reverse("admin:programmes_faqentry_changelist")
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "2",
        "form-0-id": str(first.pk),
        "form-0-order": "5",
        "form-1-id": str(second.pk),
        "form-1-order": "4",
        "_save": "1",
    }
    assert editor.post(url, data).status_code == 302
    assert list(page.questions.order_by("order")) == [second, first]


def test_the_list_of_questions_is_narrowed_to_a_page(editor, page):
    mine = QuestionFactory(page=page)
    QuestionFactory(page=PageFactory(programme=page.programme, slug_sv="annan", slug_en="other"))
    response = editor.get(reverse("admin:programmes_faqentry_changelist"), {"page__id__exact": str(page.pk)})
    assert list(response.context["cl"].queryset) == [mine]


def test_the_link_to_the_site_is_given_only_while_the_page_is_public_too(editor, page):
    entry = QuestionFactory(page=page)
    link = f'href="{entry.get_absolute_url()}"'
    assert link in editor.get(change_url(entry)).content.decode()
    page.programme.state = "draft"
    page.programme.save()
    assert link not in editor.get(change_url(entry)).content.decode()


def upload(editor, page, file, **fields):
    data = {
        "page": str(page.pk),
        "kind": "guidelines",
        "title_sv": "Riktlinjer",
        "slug_sv": "riktlinjer",
        "versions-TOTAL_FORMS": "1",
        "versions-INITIAL_FORMS": "0",
        "versions-0-version": "2020",
        "versions-0-file_language": "sv",
        "versions-0-file": file,
    }
    return add(editor, "document", **(data | fields))


def stored_files(settings) -> list[str]:
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_uploaded_with_its_document(editor, page, settings):
    assert upload(editor, page, SimpleUploadedFile("riktlinjer.pdf", b"%PDF-1.7 text")).status_code == 302
    assert stored_files(settings) == ["riktlinjer.pdf"]
    assert DocumentVersion.objects.get().document == Document.objects.get()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("stor.pdf", b"%PDF-" + b"x" * LARGEST_FILE, "Filen är större än 20 MB."),
        (
            "sida.html",
            b"<script>alert(1)</script>",
            "Bara filer av de här slagen kan lagras: pdf, docx, xlsx, pptx, odt, ods.",
        ),
        ("bild.svg", b"<svg onload='x'/>", "Bara filer av de här slagen kan lagras: pdf, docx, xlsx, pptx, odt, ods."),
        ("riktlinjer.pdf", b"<script>alert(1)</script>", "Filen är inte av det slag som namnet säger."),
        ("mall.docx", b"%PDF-1.7", "Filen är inte av det slag som namnet säger."),
        ("riktlinjer.pdf.exe", b"%PDF-1.7", "Bara filer av de här slagen kan lagras"),
        ("utan-slag", b"%PDF-1.7", "Bara filer av de här slagen kan lagras"),
        ("tom.pdf", b"", "Den skickade filen är tom."),
    ],
)
def test_a_file_that_cannot_be_stored_is_refused_with_its_reason_and_leaves_nothing(
    editor, page, settings, name, content, told
):
    response = upload(editor, page, SimpleUploadedFile(name, content))
    assert response.status_code == 200
    (errors,) = response.context["inline_admin_formsets"][0].formset.errors
    assert list(errors) == ["file"]
    assert told in errors["file"][0]
    assert (Document.objects.count(), stored_files(settings)) == (0, [])


def test_a_good_file_is_not_stored_when_something_else_in_the_form_is_wrong(editor, page, settings):
    response = upload(editor, page, SimpleUploadedFile("a.pdf", b"%PDF-1.7"), slug_sv="med blanksteg")
    assert list(response.context["adminform"].errors) == ["slug_sv"]
    assert stored_files(settings) == []


def test_a_version_must_be_to_be_had_somewhere(editor, page):
    response = upload(editor, page, "")
    errors = response.context["inline_admin_formsets"][0].formset.errors
    assert errors == [{"file": ["Ange en fil, en länk eller var dokumentet går att få."]}]


def test_versions_that_overlap_are_refused(editor):
    version = VersionFactory(first_day=date(2020, 2, 26))
    url = change_url(version.document)
    data = form_of(editor.get(url)) | {
        "versions-TOTAL_FORMS": "2",
        "versions-1-version": "2021",
        "versions-1-first_day": "2021-01-01",
        "versions-1-file_language": "sv",
        "versions-1-had_from_sv": "Fråga ICLD.",
    }
    response = editor.post(url, data)
    assert "överlappar en annan rad" in str(response.context["inline_admin_formsets"][0].formset.errors)
    assert DocumentVersion.objects.count() == 1


def test_an_old_version_is_ended_and_the_new_one_added_in_one_save(editor):
    version = VersionFactory(first_day=date(2020, 2, 26))
    save(
        editor,
        version.document,
        **{
            "versions-TOTAL_FORMS": "2",
            "versions-0-last_day": "2020-12-31",
            "versions-1-version": "2021",
            "versions-1-first_day": "2021-01-01",
            "versions-1-file_language": "sv",
            "versions-1-had_from_sv": "Fråga ICLD.",
        },
    )
    days = version.document.versions.order_by("first_day").values_list("first_day", "last_day")
    assert list(days) == [(date(2020, 2, 26), date(2020, 12, 31)), (date(2021, 1, 1), None)]


def test_days_that_one_version_would_take_before_the_other_gives_them_up_are_told_and_nothing_is_stored(editor):
    old = VersionFactory(first_day=date(2016, 1, 1), last_day=date(2020, 2, 25))
    VersionFactory(document=old.document, first_day=date(2020, 2, 26))
    url = change_url(old.document)
    changes = {"versions-0-first_day": "2020-02-01", "versions-1-last_day": "2020-01-31"}  # the newest comes first
    response = editor.post(url, form_of(editor.get(url)) | changes)
    assert "överlappar en annan rad" in str(told_by(response))
    old.refresh_from_db()
    assert old.last_day == date(2020, 2, 25)


def test_a_replaced_file_leaves_the_old_one_for_its_history(editor, page, settings):
    upload(editor, page, SimpleUploadedFile("a.pdf", b"%PDF-old"))
    url = change_url(Document.objects.get())
    data = form_of(editor.get(url)) | {"versions-0-file": SimpleUploadedFile("a.pdf", b"%PDF-new")}
    assert editor.post(url, data).status_code == 302
    with DocumentVersion.objects.get().file.open() as file:
        assert file.read() == b"%PDF-new"
    assert len(stored_files(settings)) == 2


def undo(editor, obj, back_to: int) -> None:
    """Go back to a version of an object's history, 0 being the oldest."""
    history = editor.get(reverse(f"admin:programmes_{obj._meta.model_name}_history", args=[obj.pk])).content.decode()
    versions = re.findall(r'href="([^"]*/history/\d+/)"', history)
    url = sorted(versions, key=lambda found: int(re.findall(r"\d+", found)[-1]))[back_to]
    response = editor.post(url, form_of(editor.get(url)))
    assert response.status_code == 302, response.context["errors"]


def save(editor, obj, **changes) -> None:
    url = change_url(obj)
    response = editor.post(url, form_of(editor.get(url)) | changes)
    assert response.status_code == 302, told_by(response)


def test_history_brings_back_the_steps_and_contacts_of_a_page_in_both_languages(editor, page):
    StepFactory(page=page, needed_sv="Budget", needed_en="A budget")
    ContactFactory(page=page)
    save(editor, page)
    save(
        editor,
        page,
        **{
            "steps-0-title_sv": "Något annat",
            "steps-0-needed_en": "Nothing",
            "contacts-0-DELETE": "on",
        },
    )
    step = ApplicationStep.objects.get()
    assert (step.title_sv, step.needed_en, ContactRole.objects.count()) == ("Något annat", "Nothing", 0)
    undo(editor, page, back_to=0)
    step.refresh_from_db()
    assert (step.title_sv, step.needed_sv, step.needed_en) == ("Hitta en partner", "Budget", "A budget")
    assert ContactRole.objects.get().title_en == "The programme's team"


def test_history_takes_away_a_step_that_was_added_since(editor, page):
    save(editor, page)
    StepFactory(page=page)
    save(editor, page)
    undo(editor, page, back_to=0)
    assert ApplicationStep.objects.count() == 0


def test_history_brings_back_the_versions_of_a_document(editor):
    version = VersionFactory()
    document = version.document
    save(editor, document)
    save(editor, document, **{"versions-0-version": "2021", "versions-0-had_from_en": "Elsewhere."})
    undo(editor, document, back_to=0)
    version.refresh_from_db()
    assert (version.version, version.had_from_en) == ("2020", "Ask ICLD.")


def test_steps_and_contacts_are_added_on_their_page(editor, page):
    save(
        editor,
        page,
        **{
            "steps-TOTAL_FORMS": "1",
            "steps-0-title_sv": "Läs",
            "steps-0-order": "1",
            "contacts-TOTAL_FORMS": "1",
            "contacts-0-title_sv": "Gruppen",
            "contacts-0-email": "team@icld.se",
            "contacts-0-order": "1",
        },
    )
    assert (page.steps.get().title_sv, page.contacts.get().email) == ("Läs", "team@icld.se")


def test_a_persons_address_is_refused(editor, page):
    data = form_of(editor.get(change_url(page))) | {
        "contacts-TOTAL_FORMS": "1",
        "contacts-0-title_sv": "Anna",
        "contacts-0-email": "anna.berg@icld.se",
        "contacts-0-order": "1",
    }
    response = editor.post(change_url(page), data)
    assert "inte en persons" in str(response.context["errors"])
    assert ContactRole.objects.count() == 0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("overdue", ["28 februari"]),
        ("soon", ["1 mars", "1 april"]),
        ("none", ["utan"]),
        ("mine", ["1 mars"]),
        (None, ["28 februari", "1 mars", "1 april", "2 april", "utan"]),
    ],
)
@pytest.mark.parametrize("model", ["programmepage", "programme"])
def test_texts_are_found_by_the_day_of_their_review(editor, time_machine, model, asked, found):
    time_machine.move_to("2027-02-28T23:00:00Z", tick=False)  # 1 March in Stockholm
    editor.force_login(User.objects.get())
    days = {
        "28 februari": date(2027, 2, 28),
        "1 mars": date(2027, 3, 1),
        "1 april": date(2027, 4, 1),
        "2 april": date(2027, 4, 2),
        "utan": None,
    }
    factory = PageFactory if model == "programmepage" else ProgrammeFactory
    one = (
        {"programme": ProgrammeFactory(slug_sv="p", slug_en="p", review_by=date(2030, 1, 1))}
        if model != "programme"
        else {}
    )
    for number, (name, day) in enumerate(days.items()):
        responsible = User.objects.get() if name == "1 mars" else None
        factory(
            title_sv=name, review_by=day, responsible=responsible, slug_sv=f"s-{number}", slug_en=f"e-{number}", **one
        )
    url = reverse(f"admin:programmes_{model}_changelist")
    response = editor.get(url, {"review": asked} if asked else {})
    assert sorted(row.title_sv for row in response.context["cl"].queryset) == sorted(found)


def test_a_page_has_somebody_who_answers_for_it(editor, page):
    save(editor, page, responsible=str(User.objects.get().pk), review_by="2027-05-01")
    page.refresh_from_db()
    assert (page.responsible, page.review_by) == (User.objects.get(), date(2027, 5, 1))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_form_of_the_room_opens(editor, page, language):
    User.objects.update(language=language)
    rows = [
        page,
        QuestionFactory(page=page),
        VersionFactory(document__page=page).document,
        KindFactory(programme=page.programme),
    ]
    StepFactory(page=page)
    ContactFactory(page=page)
    for row in rows:
        assert editor.get(change_url(row)).status_code == 200
    for model in ("ceiling", "length", "faqentry", "document"):
        assert editor.get(f"/admin/programmes/{model}/add/").status_code == 200
        assert editor.get(f"/admin/programmes/{model}/?q=å").status_code == 200
