"""The command that finishes what waits."""

from uuid import uuid4

import pytest

from sessions.documents import FoundDocument
from sessions.models import QueuedImport
from sessions.uploads.queue import confirm_all, enqueue
from tests.uploads.sending import queued, run_imports, states

pytestmark = pytest.mark.django_db


def test_the_command_finishes_what_was_confirmed_and_previews_the_rest():
    queued("First", "Second")
    confirm_all(QueuedImport.objects.filter(name="First.txt"))
    status, records = run_imports()
    assert (status, states()) == (0, ["imported", "previewed"])
    told = [(record["source"], record["outcome"], record["state"], record["error"]) for record in records]
    assert told == [("First.txt", "created", "imported", None), ("Second.txt", "created", "previewed", None)]
    assert run_imports() == (0, [])
    assert (run_imports("--all")[0], states()) == (0, ["imported", "imported"])


def test_the_command_ends_with_one_where_an_upload_fails():
    enqueue([FoundDocument("milk.txt", b"Milk\n")], batch=uuid4())
    sentence = 'milk.txt:1: expected the voices of a session, found a text without voices: "Milk"'
    status, [record] = run_imports()
    assert (status, record["state"], record["error"]) == (1, "failed", sentence)
