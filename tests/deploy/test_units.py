"""What systemd runs every night."""

import re
import shlex

from tests.serving import ROOT

#: Three sessions of nobody: one goes on, one ended yesterday, one more than a week ago.
SESSIONS = """
from datetime import timedelta
from django.contrib.sessions.models import Session
from django.utils import timezone
for key, days in (("on", 1), ("ended", -1), ("long-ended", -8)):
    Session.objects.create(session_key=key, expire_date=timezone.now() + timedelta(days=days))
"""
LEFT = "from django.contrib.sessions.models import Session; print(*sorted(row.pk for row in Session.objects.all()))"


def test_every_night_long_ended_sessions_go_and_a_backup_is_made(portal):
    portal.manage("shell", "--no-imports", "-c", SESSIONS)
    unit = (ROOT / "deploy/systemd/icld-backup.service").read_text()
    backups = portal.folder / "backups"
    for line in re.findall(r"^ExecStart=-?/srv/icld/.venv/bin/python (.+)$", unit, re.MULTILINE):
        done = portal.python(*shlex.split(line.replace("/var/backups/icld", str(backups))))
        assert done.returncode == 0, done.stderr
    assert portal.manage("shell", "--no-imports", "-c", LEFT).split() == ["ended", "on"]
    assert len(list(backups.iterdir())) == 1
