"""The production settings, turned into those of the test suite.

A module of its own, because pytest-django reads the settings before any conftest.py.
"""

import os
import tempfile
from pathlib import Path

os.environ["DEBUG"] = "0"
os.environ["SECRET_KEY"] = "for tests only"
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1"
os.environ["SECURE_SSL_REDIRECT"] = "0"
SCRATCH = tempfile.TemporaryDirectory(prefix="igfreports-tests-", ignore_cleanup_errors=True)
os.environ["VAR_DIR"] = SCRATCH.name  # nothing that a test writes meets the site's own data

from igfreports.settings import *  # noqa: E402, F403
from igfreports.settings import DATABASES, PLAIN_STATIC, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because SQLite in memory knows neither WAL nor waiting for another writer.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(SCRATCH.name) / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False  # the live server speaks HTTP
STORAGES["staticfiles"] = PLAIN_STATIC
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nobody ran collectstatic
