"""Editors read what visitors report, decline it or propose an answer; what everybody will read a Publisher accepts."""

import pytest
from django.urls import reverse

from sessions.models import CorrectionRequest
from tests.curation.staff import sign_in
from tests.factories import make_full_session

pytestmark = pytest.mark.django_db
LIST = reverse("admin:igf_sessions_correctionrequest_changelist")


@pytest.fixture
def reported():
    return report()


def report(**fields):
    statement = make_full_session("Trust").participations.get().statements.get()
    session = statement.participation.session
    words = {"kind": "words", "text": "She said encryption.", "contact": "reader@example.org"}
    return CorrectionRequest.objects.create(**{"session": session, "statement": statement, **words, **fields})


def answer(client, record, **posted):
    page = reverse("admin:igf_sessions_correctionrequest_change", args=[record.pk])
    response = client.post(page, {"version": record.version, **posted})
    record.refresh_from_db()
    return response


def test_the_page_shows_what_was_reported_and_leads_to_what_it_is_about(reported):
    page = reverse("admin:igf_sessions_correctionrequest_change", args=[reported.pk])
    body = sign_in("Editor").get(page).content.decode()
    statement = reverse("admin:igf_sessions_statement_change", args=[reported.statement.pk])
    for part in ("She said encryption.", "mailto:reader@example.org", statement, reported.statement.get_absolute_url()):
        assert (part, part in body) == (part, True)


@pytest.mark.parametrize("role", ["Editor", "Publisher"])
def test_an_editor_declines_with_a_sentence(reported, role):
    done = answer(sign_in(role), reported, state="declined", answer="The recording says encoding.")
    assert (done.status_code, reported.state, reported.answered_by.username) == (302, "declined", role.lower())
    assert reported.answered_at is not None


def test_an_editor_proposes_an_answer_and_a_publisher_accepts_it(reported):
    editor = sign_in("Editor")
    refused = answer(editor, reported, state="accepted", answer="Encryption it is.")
    sentence = "Everybody reads the answer to an accepted request, so a Publisher decides on it."
    assert refused.context["adminform"].form.errors == {"state": [sentence]}
    answer(editor, reported, state="open", answer="Encryption it is.")
    assert (reported.state, reported.answer, reported.answered_at) == ("open", "Encryption it is.", None)
    answer(sign_in("Publisher"), reported, state="accepted", answer="Encryption it is.")
    assert (reported.state, reported.answered_by.username) == ("accepted", "publisher")


def test_an_accepted_answer_is_a_publishers_to_change_and_keeps_its_day(reported):
    answer(sign_in("Publisher"), reported, state="accepted", answer="Encryption it is.")
    day = reported.answered_at
    assert answer(sign_in("Editor"), reported, state="declined", answer="Changed.").status_code == 200
    answer(sign_in("superuser"), reported, state="accepted", answer="It is encryption.")
    assert (reported.answer, reported.answered_at) == ("It is encryption.", day)


@pytest.mark.parametrize("state", ["accepted", "declined"])
def test_a_decision_wants_its_sentence(reported, state):
    refused = answer(sign_in("Publisher"), reported, state=state, answer=" ")
    sentence = "Write in a sentence what was corrected, or why nothing was."
    assert (refused.context["adminform"].form.errors, reported.state) == ({"answer": [sentence]}, "open")


def test_the_visitors_words_are_nobodys_to_change(reported):
    answer(
        sign_in("Publisher"), reported, state="declined", answer="No.", text="Other words.", contact="other@example.org"
    )
    assert (reported.text, reported.contact) == ("She said encryption.", "reader@example.org")


def test_the_open_ones_are_listed_by_their_state():
    open_one = report()
    report(state="declined", statement=None)
    shown = sign_in("Editor").get(f"{LIST}?state__exact=open").context["cl"].result_list
    assert list(shown) == [open_one]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(rows, django_assert_num_queries):
    for _ in range(rows):
        report()
    client = sign_in("superuser")
    with django_assert_num_queries(7):
        client.get(LIST)
