import gettext

import pytest
from django.core.management import CommandError, call_command

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "News"
msgstr "Aktuellt"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] "%d dag"
msgstr[1] "%d dagar"
"""


@pytest.fixture
def catalogue(tmp_path, settings):
    file = tmp_path / "locale" / "sv" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    return file


def test_translations_are_compiled_without_gettext(catalogue):
    call_command("compiletranslations")
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        swedish = gettext.GNUTranslations(compiled)
    assert swedish.gettext("News") == "Aktuellt"
    assert swedish.ngettext("%d day", "%d days", 3) == "%d dagar"
    assert sorted(file.name for file in catalogue.parent.iterdir()) == ["django.mo", "django.po"]


def test_a_full_catalogue_passes_the_check(catalogue):
    call_command("compiletranslations", check=True)


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Open"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Open"\nmsgstr "Öppna"\n',
        'msgid "Open"\nmsgid_plural "Opens"\nmsgstr[0] "x"\nmsgstr[1] ""\n',
    ],
)
def test_an_empty_or_fuzzy_text_fails_the_check_by_name(catalogue, entry):
    catalogue.write_text(CATALOGUE + "\n" + entry)
    with pytest.raises(CommandError, match="sv: Open"):
        call_command("compiletranslations", check=True)
