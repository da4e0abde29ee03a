"""What an editor does with pages, questions, steps and contacts: what is stored, refused, brought back by history."""

from datetime import date

import pytest
from django.urls import reverse

from icld_site.staff.models import User
from programmes.models import ApplicationStep, ContactRole, FaqEntry
from tests.programmes.admin.forms import add, form_of, question_form, save, undo, url_of
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
    assert link in editor.get(url_of(entry)).content.decode()
    page.programme.state = "draft"
    page.programme.save()
    assert link not in editor.get(url_of(entry)).content.decode()


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
    data = form_of(editor.get(url_of(page))) | {
        "contacts-TOTAL_FORMS": "1",
        "contacts-0-title_sv": "Anna",
        "contacts-0-email": "anna.berg@icld.se",
        "contacts-0-order": "1",
    }
    response = editor.post(url_of(page), data)
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
        assert editor.get(url_of(row)).status_code == 200
    for model in ("ceiling", "length", "faqentry", "document"):
        assert editor.get(f"/admin/programmes/{model}/add/").status_code == 200
        assert editor.get(f"/admin/programmes/{model}/?q=å").status_code == 200
