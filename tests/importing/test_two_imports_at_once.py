"""Two imports of one document at the same time leave one session."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from sessions.models import Event, Session, Source, Statement
from speakers.models import Speaker
from tests.factories import import_bytes, report


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_leave_one_session():
    gate, outcomes = Barrier(2), []

    def run():
        gate.wait()
        outcomes.append(import_bytes(report()).outcome)
        connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["created", "unchanged"]
    counts = [model.objects.count() for model in (Session, Event, Source, Speaker, Statement)]
    assert counts == [1, 1, 1, 2, 4]
