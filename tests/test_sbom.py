"""The list of what the portal is made of, as `make sbom` writes it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def listed(tmp_path_factory) -> dict:
    """Made by the Makefile's own words, in another place."""
    file = tmp_path_factory.mktemp("sbom") / "sbom.json"
    make = ["make", "--no-print-directory", "--dry-run", "--always-make", "sbom", f"BIN={Path(sys.executable).parent}"]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # not within make test
    told = subprocess.run(make, cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    command = told.replace("\\\n", " ").splitlines()[-1].replace("sbom.json", str(file))
    subprocess.run(command, cwd=ROOT, shell=True, check=True, capture_output=True)
    return json.loads(file.read_text())


def test_it_names_every_package_of_the_lock_with_its_version_and_hashes(listed):
    lock = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements" / "base.txt").read_text(), re.MULTILINE)
    assert {(part["name"], part["version"]) for part in listed["components"]} == set(lock)
    assert len(lock) > 30
    for part in listed["components"]:
        assert any(one.get("hashes") for one in part["externalReferences"]), part["name"]
    assert (listed["bomFormat"], listed["metadata"]["component"]["name"]) == ("CycloneDX", "icld-portal")
