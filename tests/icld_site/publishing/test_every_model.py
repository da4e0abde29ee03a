"""Each table of the house is published, dated, or reference data that is named here."""

import pytest
from django.apps import apps

from icld_site.home.models import FrontPage
from icld_site.publishing.content import Content
from icld_site.publishing.dated import Dated

ROOMS = ("programmes", "news", "publications", "home")

#: What holds for all time and is public as it stands, and why nobody has to ask whether it is.
REFERENCE = {
    "programmes.ApplicationWindow": "its own days say when it is open; what is announced is public",
    "programmes.ApplicationKind": "a word for a kind of application",
    "programmes.Country": "a code; its names and its being listed are dated",
    "news.ArticleKind": "a word for a kind of article",
    "news.Theme": "a word for what projects work with",
    "news.SwedishParty": "a part of its project, and public with it",
    "news.Partner": "a part of its project, and public with it",
    "news.ProjectPicture": "a part of its project, and public with it",
    "programmes.ApplicationStep": "a part of its page, and public with it",
    "programmes.ContactRole": "a part of its page, and public with it",
    "programmes.RuleChange": "seen by staff only",
    "publications.Series": "a word for a series; it has a page while something in it is public",
    "publications.Contributor": "a name; it has a page while something by it is public",
    "publications.Contribution": "a part of its publication, and public with it",
    "publications.PublicationFile": "a part of its publication, and public with it",
    "publications.FileVersion": "a part of its publication; only the newest one of a file is public",
    "publications.FileText": "what a file says, which is public with its publication",
    "publications.Import": "seen by staff only",
}


def models():
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def test_each_model_says_when_it_holds():
    unknown = [model._meta.label for model in models() if not issubclass(model, Content | Dated)]
    assert set(unknown) == set(REFERENCE)


def test_each_content_has_an_address_and_a_stable_key():
    contents = [model for model in models() if issubclass(model, Content)]
    assert all(callable(getattr(model, "get_absolute_url", None)) for model in contents)
    assert {type(model._meta.pk).__name__ for model in contents} == {"UUIDField"}


@pytest.mark.parametrize("promise", ["live_in_order", "public_has_address", "slug_sv", "slug_en"])
def test_each_content_keeps_what_a_content_promises_in_the_database(promise):
    """A table with constraints of its own may not lose these. The front page is one row, whose address is fixed."""
    contents = [model for model in models() if issubclass(model, Content) and model is not FrontPage]
    without = [
        model._meta.label
        for model in contents
        if not any(constraint.name.endswith(promise) for constraint in model._meta.constraints)
    ]
    assert without == []
