"""PDFs opened in a process of their own: what is found, what is refused, and what it may cost."""

import json
import resource
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publications.pdf import reading
from publications.pdf.reading import Fault, Reading, RefusedError, read
from tests.publications.pdf import making

#: What the greediest of all processes that the tests wait for may have held at once, in bytes.
MOST_MEMORY = 1100 * 1024 * 1024


def opened(folder: Path, content: bytes, **how: float) -> Reading:
    file, found = folder / "upload", folder / "found"
    file.write_bytes(content)
    found.mkdir()
    return read(file, found, **how)


def fault(folder: Path, content: bytes, **how: float) -> Fault:
    with pytest.raises(RefusedError) as refused:
        opened(folder, content, **how)
    return refused.value.fault


def test_pages_words_tags_and_title_are_found(tmp_path):
    found = opened(tmp_path, making.pdf("Åse och Örjan é –", "sida två", is_tagged=True, title="Åäö"))
    assert (found.pages, found.text, found.is_tagged, found.title) == (
        2,
        "Åse och Örjan é –\n\nsida två",
        True,
        "Åäö",
    )


def test_the_first_page_is_drawn_480_pixels_wide(tmp_path):
    found = opened(tmp_path, making.pdf("Text"))
    image = Image.open(BytesIO(found.cover))
    assert (image.format, image.size) == ("WEBP", (found.cover_width, found.cover_height)) == ("WEBP", (480, 680))
    darkest, lightest = image.convert("L").getextrema()
    assert darkest < 100 < lightest == 255


def test_a_scan_has_no_words_and_is_no_fault(tmp_path):
    found = opened(tmp_path, making.pdf(""))
    assert (found.pages, found.text, found.is_tagged) == (1, "", False)
    assert found.cover


def test_a_file_whose_table_is_broken_is_read_all_the_same(tmp_path):
    assert opened(tmp_path, making.without_table()).text == "Found anyway"


def test_a_file_that_everyone_may_read_is_taken_though_it_is_encrypted(tmp_path):
    assert opened(tmp_path, making.restricted()).pages == 1


def test_a_page_that_cant_be_drawn_leaves_the_file_without_a_cover(tmp_path):
    found = opened(tmp_path, making.huge_page())
    assert (found.pages, found.cover, found.cover_width) == (1, b"", None)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", Fault.NOT_A_PDF),
        (b"<html>%PDF-1.7", Fault.NOT_A_PDF),
        (b"PK\x03\x04", Fault.NOT_A_PDF),
        (making.cut_off(), Fault.BROKEN),
        (b"%PDF-1.7\n" + b"\x9c" * 10_000_000, Fault.BROKEN),
        (making.with_password(), Fault.ENCRYPTED),
        (making.without_pages(), Fault.EMPTY),
    ],
    ids=["nothing", "html", "zip", "cut off", "garbage", "password", "no pages"],
)
def test_what_cant_be_kept_is_refused_within_seconds(tmp_path, content, told):
    begun = time.monotonic()
    assert fault(tmp_path, content) == told
    assert time.monotonic() - begun < 10


def test_a_reader_that_takes_too_long_is_ended_with_all_that_it_began(tmp_path, monkeypatch):
    slow = tmp_path / "publications" / "pdf"
    slow.mkdir(parents=True)
    (slow / "process.py").write_text(
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open(sys.argv[2] + '/child', 'w').write(str(child.pid))\n"
        "child.wait()\n"
    )
    monkeypatch.setattr(reading, "ROOT", tmp_path)
    begun = time.monotonic()
    assert fault(tmp_path, making.pdf("Text"), seconds=3) == Fault.SLOW
    assert time.monotonic() - begun < 10
    child = int((tmp_path / "found" / "child").read_text())
    while is_running(child) and time.monotonic() - begun < 10:  # it is told to end, and does so when its turn comes
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    """Whether a process is there and is more than what is left of one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("make", [making.bomb, making.maze], ids=["unfolds to 3 GB", "four million drawings"])
def test_a_hostile_file_costs_no_more_than_it_may(tmp_path, make):
    content = make()
    assert len(content) < 10_000
    begun = time.monotonic()
    assert fault(tmp_path, content) in (Fault.DEMANDING, Fault.SLOW)
    assert time.monotonic() - begun < reading.SECONDS + 5
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_MEMORY
    assert opened(tmp_path / "found", making.pdf("The next one")).text == "The next one"


@pytest.mark.parametrize(
    "written",
    [
        "[]",
        "{",
        '{"fault": "all is well"}',
        '{"pages": 0, "text": "", "is_tagged": false, "title": ""}',
        '{"pages": "12", "text": "", "is_tagged": false, "title": ""}',
        '{"pages": 1, "text": null, "is_tagged": false, "title": ""}',
    ],
)
def test_what_the_process_wrote_is_not_believed_unseen(tmp_path, monkeypatch, written):
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / "found.json").write_text(written)
    (tmp_path / "upload").write_bytes(making.pdf("Text"))
    monkeypatch.setattr(reading, "_run", lambda *_: 0)
    with pytest.raises(RefusedError) as refused:
        read(tmp_path / "upload", tmp_path / "found")
    assert refused.value.fault == Fault.BROKEN


def test_a_cover_that_is_no_picture_is_left_out(tmp_path, monkeypatch):
    (tmp_path / "found").mkdir()
    facts = {"pages": 1, "text": "", "is_tagged": False, "title": ""}
    (tmp_path / "found" / "found.json").write_text(json.dumps(facts))
    (tmp_path / "found" / "cover.webp").write_text("<script>1</script>")
    (tmp_path / "upload").write_bytes(making.pdf("Text"))
    monkeypatch.setattr(reading, "_run", lambda *_: 0)
    assert read(tmp_path / "upload", tmp_path / "found").cover == b""
