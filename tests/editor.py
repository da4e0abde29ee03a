"""An editor in a process of its own, who gives one article headline after headline while others read."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from tests.serving import ROOT, Portal

#: Tells the two addresses of an article, gives it each headline that is read from stdin, and says when it is saved.
PROGRAM = """
import sys, django
django.setup()
from news.models import Article
row = Article.objects.exclude(slug_en=None).exclude(title_en="").first()
print(row.get_absolute_url("sv"), row.get_absolute_url("en"), flush=True)
for line in sys.stdin:
    row.title_sv = row.title_en = line.strip()
    row.save()
    print("saved", flush=True)
"""


@dataclass(frozen=True)
class Editor:
    """`addresses` are the Swedish and the English one of the article."""

    addresses: list[str]
    _sent: IO[str]
    _told: IO[str]

    def save(self, headline: str) -> None:
        """Returns when it is saved."""
        self._sent.write(f"{headline}\n")
        self._sent.flush()
        assert self._told.readline() == "saved\n"


@contextmanager
def editor(portal: Portal) -> Iterator[Editor]:
    environment = portal.environment | {"DJANGO_SETTINGS_MODULE": "icld_site.settings"}
    command, pipe = [sys.executable, "-c", PROGRAM], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin and process.stdout
        yield Editor(process.stdout.readline().split(), process.stdin, process.stdout)
