"""Faults are put in on purpose, into processes as they run in production. `SECONDS=60` makes those that last last."""

import os

import pytest


@pytest.fixture(scope="session")
def seconds() -> float:
    return float(os.environ.get("SECONDS", "5"))
