"""How gunicorn serves the portal: by the cores and the memory that it may use, unless the environment says otherwise.

PORT, WEB_CONCURRENCY (workers) and THREADS come from the environment, and so does any other setting of gunicorn's, in
GUNICORN_CMD_ARGS. Sockets that systemd hands over take the place of PORT.
"""

import ctypes
import gc
import os
from pathlib import Path

from gunicorn.http import message

from icld_site.environment import Environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")  # the worker's words are translated

#: What a worker takes at most, in bytes: a Django with this portal, and a full page cache.
WORKER = 256 * 1024 * 1024


def cores() -> int:
    """The cores of this process, or fewer where its control group has less of their time."""
    seen = len(os.sched_getaffinity(0))
    quota, _, period = _read("/sys/fs/cgroup/cpu.max").partition(" ")
    return max(1, min(seen, int(quota) // int(period))) if quota.isdigit() else seen


def memory() -> int:
    """The bytes of this machine, or of its control group."""
    limit = _read("/sys/fs/cgroup/memory.max")
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(int(limit), machine) if limit.isdigit() else machine


def _read(path: str) -> str:
    file = Path(path)
    return file.read_text(encoding="ascii").strip() if file.is_file() else ""


env = Environment()
bind = f"127.0.0.1:{env.number('PORT', default=8000, least=1)}"
# A worker keeps one core busy; two at least, so that one answers while another starts anew. Half of the memory is left
# to the database and to files.
_fitting = min(max(2, cores()), max(1, memory() // 2 // WORKER))
workers = env.number("WEB_CONCURRENCY", default=_fitting, least=1)
# While one waits for the database, another makes its page.
threads = env.number("THREADS", default=4, least=1)
worker_class = "icld_site.delivery.worker.Worker"
# What is under way when a worker is to stop may be finished, also an upload; one that hangs longer is started anew.
graceful_timeout = 30
timeout = 60
# Settings that are missing stop the start in one line, instead of one worker after the other.
preload_app = True
# Where the workers say that they live. On a slow disk they would be taken for dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no file of ours has a name there
# Nobody steers a running server from here; the socket for it would be left in the home directory.
control_socket_disable = True
# The portal answers addresses of more than 8,190 bytes itself, and says so. gunicorn caps the whole request line,
# method and version included, at just that number, so both are raised; beyond 16 KB the worker answers.
message.MAX_REQUEST_LINE = limit_request_line = 16 * 1024

# The C library would keep memory for each thread apart, and what one gives back the others don't use: a worker grew for
# as long as it ran. Python lets one thread at a time ask for memory anyway. Other C libraries than glibc know no such
# setting, and have one place for all.
if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
    M_ARENA_MAX = -8
    set_option(M_ARENA_MAX, 1)


def when_ready(server: object) -> None:
    """Before the first worker is forked: what has been loaded by now stays for good. Nobody looks through it again for
    what may go, and the workers go on sharing it: a search for garbage writes into all that it looks at.
    """
    gc.collect()
    gc.freeze()
