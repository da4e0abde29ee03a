"""The pages below a programme: what the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from icld_site.publishing.content import State
from programmes.models import Programme, ProgrammePage


@pytest.fixture
def programme(db) -> Programme:
    return Programme.objects.create(title_sv="Kommunala Partnerskap", slug_sv="kp", state=State.APPROVED)


def page(programme: Programme, **fields: object) -> ProgrammePage:
    return ProgrammePage(programme=programme, kind="reporting", title_sv="Redovisning", **fields)


def test_an_approved_page_without_an_address_is_refused(programme):
    with translation.override("sv"), pytest.raises(ValidationError, match="En text kan inte godkännas utan adress"):
        page(programme, state=State.APPROVED).validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        page(programme, state=State.APPROVED).save()


def test_a_draft_without_an_address_and_an_approved_page_with_one_are_kept(programme):
    page(programme).save()
    page(programme, state=State.APPROVED, slug_sv="redovisning").save()
    assert ProgrammePage.objects.count() == 2
