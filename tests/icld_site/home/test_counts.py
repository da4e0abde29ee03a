"""Counting in the log: what the portal wrote itself of some requests."""

import gzip
import json
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from icld_site.home.counts import counted
from tests.outside import ask

pytestmark = pytest.mark.usefixtures("starting_content", "within_the_transaction")

NO = "applicant=1440&country=IQ&on=2027-03-15"


@pytest.fixture
def log(log_lines, tmp_path):
    """A file with the log of some requests of 26 November 2026, the last one an hour before midnight in Stockholm."""
    robot = {"HTTP_USER_AGENT": "Googlebot"}
    with time_machine.travel("2026-11-26T22:00:00Z", tick=False):
        for path in ("/sv/", "/sv/", "/en/", "/sv/finns-inte/", "/admin/", "/sv/sok/?q=a"):
            ask(path)
        for query in (NO, NO, "applicant=0980&country=ZM&on=2027-03-15", "applicant=1440", "applicant=nobody"):
            ask(f"/sv/far-vi-ansoka/?{query}")
        ask(f"/data/eligibility.json?{NO}")
        ask("/sv/", **robot)
        ask("/sv/", method="HEAD")
    with time_machine.travel("2026-11-26T23:30:00Z", tick=False):
        ask("/en/")
    file = tmp_path / "log"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in log_lines()) + "not ours\n[1]\n{}\n", encoding="utf-8")
    return file


def told(*arguments) -> str:
    out = StringIO()
    call_command("counts", *arguments, stdout=out)
    return out.getvalue()


def test_lines_are_counted_as_well_as_journalctl_shows_them(log):
    lines = log.read_text().splitlines()
    assert counted(lines).pages
    assert counted(f"nov 27 00:30:00 icld gunicorn[812]: {line}" for line in lines) == counted(lines)


def test_pages_are_counted_by_day_in_stockholm_without_robots_and_refusals(log):
    counts = counted(log.read_text().splitlines())
    assert {str(day): dict(pages) for day, pages in counts.pages.items()} == {
        "2026-11-26": {
            "/sv/": 2,
            "/en/": 1,
            "/sv/sok/": 1,
            "/sv/far-vi-ansoka/": 4,
            "/data/eligibility.json": 1,
        },
        "2026-11-27": {"/en/": 1},
    }
    assert {str(day): number for day, number in counts.robots.items()} == {"2026-11-26": 1}


def test_questions_are_counted_by_their_parts_and_the_most_common_no_is_named(log):
    counts = counted(log.read_text().splitlines())
    assert counts.questions == 5
    assert counts.applicants == {"municipality": 5}  # Gotland is one too
    assert counts.countries == {"IQ": 3, "ZM": 1, "–": 1}
    assert counts.verdicts == {"no": 3, "open": 1, "later": 1}
    assert counts.against.most_common(1) == [("country.listed", 3)]
    assert counts.against_country == {("country.listed", "IQ"): 3}


def test_the_command_tells_it(log):
    lines = told(str(log)).splitlines()
    assert lines[0] == "2026-11-26: 9 pages and files, and 1 requests of robots"
    assert lines[1] == "       4  /sv/far-vi-ansoka/"
    at = lines.index("what made it a no, the most common first")
    assert lines[at + 1] == "       3  country.listed"
    assert lines[at + 4] == "       3  country.listed IQ"


def test_it_reads_files_that_were_packed_and_says_which_it_cannot_read(log, tmp_path):
    packed = tmp_path / "log.1.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    assert told(str(packed)) == told(str(log))
    assert "2026-11-26: 18 pages" in told(str(packed), str(log))
    with pytest.raises(CommandError, match=r"none\.log can't be read"):
        told(str(tmp_path / "none.log"))
