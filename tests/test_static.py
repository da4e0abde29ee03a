"""In production a name that was never collected is a fault on every page that holds it: all of them are known here."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
TEMPLATES = Path(__file__).parents[1] / "templates"
STATIC = TEMPLATES.parent / "static" / "css"


def test_every_static_file_that_a_template_names_exists():
    named = {name for template in TEMPLATES.rglob("*.html") for name in NAMED.findall(template.read_text())}
    assert named
    assert [name for name in sorted(named) if finders.find(name) is None] == []


@pytest.fixture
def collected(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "icld_site.delivery.static_files.StaticFiles"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]


def test_every_file_gets_a_name_of_its_content_and_refers_to_such_names(collected, settings):
    sheets = [name for name in collected.values() if name.endswith(".css") and not name.startswith("admin/")]
    assert sheets
    for sheet in sheets:
        for referred in re.findall(r"""url\(["']?([^"')#]+)""", (settings.STATIC_ROOT / sheet).read_text()):
            assert referred.startswith("data:") or (settings.STATIC_ROOT / sheet).parent.joinpath(referred).is_file()


def test_the_sheets_of_every_page_are_served_as_one_without_comments(collected, settings):
    core = (settings.STATIC_ROOT / collected["css/core.css"]).read_text()
    for sheet in ("tokens", "base", "frame", "status"):
        rules = re.sub(r"/\*.*?\*/", "", (STATIC / f"{sheet}.css").read_text(), flags=re.DOTALL)
        assert [line for line in rules.splitlines() if "url(" not in line and line.strip() and line not in core] == []
    assert "@import" not in core
    assert "/*" not in core
