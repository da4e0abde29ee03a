#!/usr/bin/env python
"""Django's command line, with the portal's settings."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")
    os.environ["STATEMENT_TIMEOUT_MS"] = os.environ.get("STATEMENT_TIMEOUT_MS") or "0"  # no visitor waits for a command
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
