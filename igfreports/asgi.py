"""The settings, turned into the ASGI application, for servers of that kind."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igfreports.settings")
application = get_asgi_application()
