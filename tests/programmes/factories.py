"""A programme, its pages and what stands on them, for tests: public, and in both languages."""

from datetime import date

import factory

from icld_site.publishing.content import State
from programmes import models


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Programme

    state = State.APPROVED
    title_sv = "Partnerskap"
    title_en = "Partnerships"
    slug_sv = "partnerskap"
    slug_en = "partnerships"


class PageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProgrammePage

    programme = factory.SubFactory(ProgrammeFactory)
    state = State.APPROVED
    kind = "faq-and-contact"
    title_sv = "Frågor"
    title_en = "Questions"
    slug_sv = "fragor"
    slug_en = "questions"


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FaqEntry

    page = factory.SubFactory(PageFactory)
    state = State.APPROVED
    order = factory.Sequence(lambda number: number)
    question_sv = factory.Sequence(lambda number: f"Fråga {number}?")
    question_en = factory.Sequence(lambda number: f"Question {number}?")
    answer_sv = "<p>Svar.</p>"
    answer_en = "<p>Answer.</p>"
    slug_sv = factory.Sequence(lambda number: f"fraga-{number}")
    slug_en = factory.Sequence(lambda number: f"question-{number}")


class StepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ApplicationStep

    page = factory.SubFactory(PageFactory)
    order = factory.Sequence(lambda number: number)
    title_sv = "Hitta en partner"
    title_en = "Find a partner"


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ContactRole

    page = factory.SubFactory(PageFactory)
    order = factory.Sequence(lambda number: number)
    title_sv = "Programmets grupp"
    title_en = "The programme's team"
    email = "partnership@icld.se"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Document

    page = factory.SubFactory(PageFactory)
    state = State.APPROVED
    kind = "guidelines"
    order = factory.Sequence(lambda number: number)
    title_sv = "Riktlinjer"
    title_en = "Guidelines"
    slug_sv = factory.Sequence(lambda number: f"riktlinjer-{number}")
    slug_en = factory.Sequence(lambda number: f"guidelines-{number}")


class VersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.DocumentVersion

    document = factory.SubFactory(DocumentFactory)
    version = "2020"
    first_day = date(2020, 2, 26)
    had_from_sv = "Fråga ICLD."
    had_from_en = "Ask ICLD."


class KindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ApplicationKind

    programme = factory.SubFactory(ProgrammeFactory)
    code = "preparation"
    title_sv = "Förberedelse"
    title_en = "Preparation"


class CeilingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Ceiling

    kind = factory.SubFactory(KindFactory)
    amount = 275_000


class LengthFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Length

    kind = factory.SubFactory(KindFactory)
    most = 12
