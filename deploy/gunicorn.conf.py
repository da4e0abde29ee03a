"""How gunicorn serves the portal. PORT and WEB_CONCURRENCY come from the environment."""

import os

from gunicorn.http import message

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")  # the worker's words are translated

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "icld_site.delivery.worker.Worker"
# Settings that are missing stop the start in one line, instead of one worker after the other.
preload_app = True
# Nobody steers a running server from here; the socket for it would be left in the home directory.
control_socket_disable = True
# The portal answers addresses of more than 8,190 bytes itself, and says so. gunicorn caps the whole request line,
# method and version included, at just that number, so both are raised; beyond 16 KB the worker answers.
message.MAX_REQUEST_LINE = limit_request_line = 16 * 1024
