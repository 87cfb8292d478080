"""The settings, turned into the WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igfreports.settings")
application = get_wsgi_application()
