#!/usr/bin/env python3
"""Django's command line, with a wrong setting reported in one line."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igfreports.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  reading one reads all, so that a missing variable shows here
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
