"""The environment's variables, read here and nowhere else, turned into Django's settings."""

import re
from pathlib import Path
from urllib.parse import quote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def switch(name, default):
    """Whether the variable says yes; ImproperlyConfigured where it is no word for yes or no: a slip is no answer."""
    value = env.ENVIRON.get(name, "").strip().lower()
    if value not in ("", *YES, *NO):
        raise ImproperlyConfigured(f"{name}: expected 1 or 0, found {value!r}.")
    return value in YES if value else default


# The environment: production, unless DEBUG=1 says that this is somebody's own machine.
DEBUG = switch("DEBUG", default=False)


def required(name, in_development):
    """The variable's text; ImproperlyConfigured where production lacks it.

    Taken as it stands, because env.str reads a leading "$", legal in a secret key, as another variable's name.
    """
    value = env.ENVIRON.get(name) or (in_development if DEBUG else "")
    if not value.strip(" ,"):
        raise ImproperlyConfigured(f"Set the {name} environment variable (or DEBUG=1 for development).")
    return value


def database(default):
    """Django's settings of the database that DATABASE_URL names; ImproperlyConfigured where it names none of ours."""
    expected = "DATABASE_URL: expected sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."
    address = env.ENVIRON.get("DATABASE_URL", default)
    if not re.match(r"sqlite:///.|(postgres|postgresql|pgsql|psql)://.", address):
        raise ImproperlyConfigured(expected)
    try:
        return environ.Env.db_url_config(address)
    except ValueError as error:
        raise ImproperlyConfigured(f"{expected} {error}.") from None


def make_folder(folder):
    """SQLite makes its file, but not the folder; ImproperlyConfigured where that cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"VAR_DIR or DATABASE_URL: the folder cannot be made: {error}.") from None


SECRET_KEY = required("SECRET_KEY", "for development only, never for a site that others can reach")
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_NAME = env.str("SITE_NAME", default="igfreports")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
DATABASES = {"default": database(f"sqlite:///{quote(str(VAR_DIR))}/igfreports.sqlite3")}
SECURE_SSL_REDIRECT = switch("SECURE_SSL_REDIRECT", default=not DEBUG)
BEHIND_TLS_PROXY = switch("BEHIND_TLS_PROXY", default=False)

INSTALLED_APPS = [
    # Ours first: else "manage.py shell" binds Session to Django's login session.
    "sessions.apps.SessionsConfig",
    "speakers.apps.SpeakersConfig",
    "sessions.apps.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_filters",
    "django_htmx",
    "import_export",
    "simple_history",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "igfreports.urls"
WSGI_APPLICATION = "igfreports.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data. No ATOMIC_REQUESTS: with IMMEDIATE transactions SQLite would serve one reader at a time.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    make_folder(Path(DATABASES["default"]["NAME"]).parent)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a second writer waits, instead of failing half-way
        "timeout": 300,  # longer than the largest table takes to be written: who waits is not turned away
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    }

# Language and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "sessions" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
FORMAT_MODULE_PATH = "igfreports.formats"

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
PLAIN_STATIC = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
HASHED_STATIC = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": PLAIN_STATIC if DEBUG else HASHED_STATIC,
}

# Security
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_AGE = None  # gone with the browser window
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
# The sibling domains are not ours to promise for: no includeSubDomains, no preload.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if BEHIND_TLS_PROXY:  # only then does nobody but the proxy write this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "https:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
PASSWORD_RULES = ["UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}Validator"} for rule in PASSWORD_RULES
]
LOGIN_URL = "admin:login"

# An editor's reason may be as long as a thought.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# Pages and files
PAGE_SIZE = 25
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False
# Until both codes are set, any staff member may import and export.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"

# Everything goes to standard error; the empty "django" entry takes Django's own handlers away.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": []}},
}
