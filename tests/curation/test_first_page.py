"""The first page of the admin says what waits, and each number leads to the list that has so many rows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.models import CorrectionRequest, Session
from speakers.duplicate_queue import compare_speakers
from tests.curation.staff import sign_in
from tests.curation.test_workflow import faulty_session
from tests.factories import make_session, make_speaker, make_statement, make_voice

pytestmark = pytest.mark.django_db
FIRST_PAGE = reverse("admin:index")


def fill():
    """Work of every kind, and beside it what must not be counted."""
    session = faulty_session(status="review")
    Session.objects.filter(pk=session.pk).update(publish_on=timezone.now() - timedelta(hours=1))
    make_session("Later", "draft", publish_on=timezone.now() + timedelta(hours=1))
    voice = session.participations.get(attribution="Ada Sample")
    make_statement(voice, state="approved")
    make_statement(voice, is_in_source=False)
    make_voice(make_session("Other"), conflicts={"role": "chair"}, words_per_minute=120, speaker=make_speaker("Bo"))
    CorrectionRequest.objects.create(session=session, kind="words", text="Not so.")
    CorrectionRequest.objects.create(session=session, kind="words", text="Not so.", state="declined")
    make_speaker("Cy Invented"), make_speaker("Cy Invented")
    compare_speakers()


def tasks(client):
    return {task.label: task for task in client.get(FIRST_PAGE).context["tasks"]}


def test_everything_that_waits_is_counted():
    fill()
    assert {label: task.count for label, task in tasks(sign_in("Publisher")).items() if task.count} == {
        "Sessions in review": 1,
        "Planned publications that are due": 1,
        "Statements to review": 1,
        "Mistakes reported": 1,
        "Conflicts in sessions": 1,
        "Conflicts in voices": 1,
        "Voices whose person is not known": 1,
        "Likely duplicates": 1,
        "Implausible figures": 1,
    }


def test_each_number_leads_to_a_list_of_so_many():
    fill()
    client = sign_in("superuser")
    for label, task in tasks(client).items():
        page = client.get(task.address)
        rows = page.context["rows"] if "rows" in page.context else page.context["cl"].result_list
        assert (label, len(rows)) == (label, task.count)


def test_where_nothing_waits_the_numbers_are_zero():
    assert {task.count for task in tasks(sign_in("Editor")).values()} == {0}


def test_who_may_see_nothing_is_shown_no_numbers():
    assert tasks(sign_in("staff")) == {}


@pytest.mark.parametrize(("role", "queries"), [("superuser", 4), ("Editor", 6)])
def test_the_first_page_takes_few_queries(role, queries, django_assert_num_queries):
    fill()
    client = sign_in(role)
    with django_assert_num_queries(queries):
        client.get(FIRST_PAGE)
