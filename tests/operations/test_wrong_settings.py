"""A wrong setting, or a database that does not answer, is said in one line that names the variable."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

RIGHT = {"SECRET_KEY": "for tests only", "ALLOWED_HOSTS": "localhost"}
WHICH = "manage.py: DATABASE_URL: expected sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."
FAILS = "manage.py: the database of DATABASE_URL (or in VAR_DIR) fails:"
FOLDER = "manage.py: VAR_DIR or DATABASE_URL: the folder cannot be made: [Errno 20] Not a directory: '/dev/null/var'."


def start(folder, **environment):
    """What `migrate` says, and how it ends."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    line = [sys.executable, "manage.py", "migrate", "--check"]
    environment = kept | RIGHT | {"VAR_DIR": str(folder)} | environment
    done = subprocess.run(line, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "manage.py: Set the SECRET_KEY environment variable (or DEBUG=1 for development)."),
        (
            {"ALLOWED_HOSTS": " , "},
            "manage.py: Set the ALLOWED_HOSTS environment variable (or DEBUG=1 for development).",
        ),
        *(({"DATABASE_URL": url}, WHICH) for url in ("", "forum", "mysql://a/b", "sqlite://", "postgresql://")),
        (
            {"DATABASE_URL": "postgresql://a@b:c/d"},
            f"{WHICH} Port could not be cast to integer value as 'c'.",
        ),
        ({"VAR_DIR": "/dev/null/var"}, FOLDER),
        ({"DEBUG": "maybe"}, "manage.py: DEBUG: expected 1 or 0, found 'maybe'."),
        ({"SECURE_SSL_REDIRECT": "of"}, "manage.py: SECURE_SSL_REDIRECT: expected 1 or 0, found 'of'."),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named_in_one_line(tmp_path, wrong, sentence):
    assert start(tmp_path, **wrong) == (1, sentence)


def test_a_database_that_cannot_be_opened_is_named_too(tmp_path):
    folder = tmp_path / "igfreports.sqlite3"
    folder.mkdir()
    assert start(tmp_path) == (1, f"{FAILS} unable to open database file")


def test_a_server_that_is_not_there_is_named_too(tmp_path):
    status, said = start(tmp_path, DATABASE_URL=f"postgresql:///none?host={tmp_path}")
    assert (status, said.startswith(f"{FAILS} connection"), "Traceback" in said) == (1, True, False)
