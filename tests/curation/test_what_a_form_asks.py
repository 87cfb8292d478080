"""The editors' forms ask where a slip would be public at once, and refuse what cannot be."""

import pytest
from django.urls import reverse

from sessions.models import Session, Statement
from tests.curation.staff import sign_in
from tests.curation.test_two_editors import change_page, page_values
from tests.factories import import_bytes

pytestmark = pytest.mark.django_db
TALK = b"""WEBVTT

00:00:01.000 --> 00:00:09.000
<v Ada Sample>In my view governments should build community networks in every rural area of the country.
"""
TURNED = {"text": "Governments should never build community networks in rural areas.", "state": "approved"}
ASKED = (
    "These words would be public at once as approved, and the transcript does not carry them (to be checked). "
    "Say here why they stand, or give the statement another state."
)


def statement_form(status="published"):
    """A Publisher, the page of the only statement, and what its form holds."""
    import_bytes(TALK, "talk.vtt")
    Session.objects.update(status=status)
    client, page = sign_in("Publisher"), change_page(Statement.objects.get())
    return client, page, page_values(client, page)


def errors(response, name):
    return response.context["adminform"].form.errors.get(name, [])


def test_public_words_that_the_transcript_does_not_carry_want_a_reason():
    client, page, opened = statement_form()
    assert errors(client.post(page, opened | TURNED), "why") == [ASKED]
    assert Statement.objects.get().text != TURNED["text"]
    assert client.post(page, opened | TURNED | {"why": "Heard on the recording."}).status_code == 302
    assert Statement.objects.get().history.first().history_change_reason == "Heard on the recording."


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", TURNED),
        ("published", {**TURNED, "state": "suggested"}),
        ("published", {"text": "Governments should build community networks.", "state": "approved"}),
    ],
    ids=["nobody reads it yet", "it waits for review", "the transcript carries it"],
)
def test_other_words_want_none(status, words):
    client, page, opened = statement_form(status)
    assert client.post(page, opened | words).status_code == 302
    assert Statement.objects.get().text == words["text"]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        (
            {"language": "xx"},
            "language",
            'Expected the tag of a language, such as en, pt-BR or zh-Hans, found "xx".',
        ),
        (
            {"start_date": "2025-05-15", "end_date": "2020-01-01"},
            "end_date",
            "Expected an end after the start. Where a session ended after midnight, its end has a date of its own.",
        ),
    ],
    ids=["no such language", "an end before the start"],
)
def test_what_cannot_be_is_refused_at_its_field(wrong, field, sentence):
    import_bytes(TALK, "talk.vtt")
    client, page = sign_in("Publisher"), reverse("admin:igf_sessions_session_change", args=[Session.objects.get().pk])
    assert errors(client.post(page, page_values(client, page) | wrong), field) == [sentence]


def test_an_upload_of_no_language_is_refused():
    page = reverse("admin:igf_sessions_queuedimport_add")
    sent = {"text": TALK.decode(), "name": "talk.vtt", "language": "xx", "batch": "0" * 32}
    refused = sign_in("Editor").post(page, sent).context["form"].errors
    assert refused == {"language": ['Expected the tag of a language, such as en, pt-BR or zh-Hans, found "xx".']}
