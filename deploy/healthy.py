"""Ends with 0 where the portal on this machine answers, for whatever watches it: by the one name that it answers to."""

import http.client
import os
from urllib.parse import urlsplit

connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=3)
connection.request("GET", "/healthz", headers={"Host": urlsplit(os.environ["SITE_URL"]).netloc})
raise SystemExit(connection.getresponse().status != http.HTTPStatus.OK)
