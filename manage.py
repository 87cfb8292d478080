#!/usr/bin/env python3
"""Django's command line, with a wrong setting or a database that fails reported in one line."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igfreports.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  reading one reads all, so that a missing variable shows here
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"manage.py: the database of DATABASE_URL (or in VAR_DIR) fails: {error}")


if __name__ == "__main__":
    main()
