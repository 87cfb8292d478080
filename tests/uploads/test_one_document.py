"""One uploaded document, from the file to the records: a preview, a confirmation, a result that stays."""

from uuid import uuid4

import pytest
from django.urls import reverse

from sessions.models import QueuedImport, Session, Source, Statement
from sessions.uploads.work import advance, work
from speakers.models import Speaker
from tests.factories import import_bytes, make_event, report
from tests.uploads.sending import ADD, answer, page_of, queued, states, upload

pytestmark = pytest.mark.django_db


def test_a_preview_says_what_will_happen_and_writes_nothing(editor):
    [one] = upload(editor, ("report.txt", report()))
    assert (one.state, one.outcome, one.title) == ("previewed", "created", "Trust and networks")
    assert [model.objects.count() for model in (Session, Speaker, Source, Statement)] == [0, 0, 0, 0]
    record = one.preview
    assert (record["format"], record["starts_at"], record["statements"]) == (
        "report_page",
        "2025-03-12T09:00:00+00:00",
        4,
    )
    assert record["new_people"] == ["ada-sample", "ben-invented"]
    assert record["unresolved"] == [{"attribution": "Moderator", "candidates": []}]
    assert [voice["person"] for voice in record["voices"]] == [None, "Ada Sample", "Ben Invented"]
    text = editor.get(page_of(one)).content.decode()
    outcome = ("A new session", "12 Mar 2025, 09:00 UTC", "report_page (report)")
    for shown in (*outcome, "Ada Sample (new)", "“Moderator”", "nobody yet"):
        assert shown in text


def test_a_confirmed_upload_is_imported_as_the_command_does_it(editor):
    [one] = upload(editor, ("report.txt", report()))
    before = one.preview
    one = answer(editor, one)
    session = Session.objects.get()
    assert (one.state, one.outcome, one.session, bytes(one.content)) == ("imported", "created", session, b"")
    same = {name: value for name, value in before.items() if name not in ("new_people", "candidates")}
    assert one.report == same
    source = Source.objects.get()
    assert (source.received_by.username, bytes(source.content), session.status) == ("editor", report(), "draft")
    command = import_bytes(report())
    told = {name: one.report[name] for name in command.record}
    told["voices"] = [{name: value for name, value in voice.items() if name != "person"} for voice in told["voices"]]
    assert (command.outcome, {**command.record, "outcome": "created"}) == ("unchanged", told)


def test_the_result_stays_with_links_to_the_session_and_to_its_voices_without_a_person(editor):
    [one] = upload(editor, ("report.txt", report()))
    one = answer(editor, one)
    text = editor.get(page_of(one)).content.decode()
    assert reverse("admin:igf_sessions_session_change", args=[one.session_id]) in text
    assert "What happened" in text
    voices = reverse("admin:igf_sessions_participation_changelist")
    assert f"{voices}?session__id__exact={one.session_id}&amp;unresolved=all" in text


def test_the_list_of_voices_without_a_person_holds_just_these(admin_client):
    [one] = upload(admin_client, ("report.txt", report()))
    one = answer(admin_client, one)
    address = reverse("admin:igf_sessions_participation_changelist")
    page = admin_client.get(f"{address}?session__id__exact={one.session_id}&unresolved=all")
    assert [str(voice) for voice in page.context["cl"].result_list] == ["Moderator"]


def test_a_pasted_text_needs_a_name_and_is_read_like_a_file(editor):
    refused = editor.post(reverse(ADD), {"batch": uuid4(), "text": report().decode()})
    assert refused.context["form"].errors == {"name": ["Give the pasted text a name."]}
    [one] = upload(editor, text=report().decode().replace("\n", "\r\n"), name="pasted")
    assert (one.name, one.state, bytes(one.content)) == ("pasted", "previewed", report().rstrip())


def test_nothing_sent_is_said_in_a_sentence(editor):
    refused = editor.post(reverse(ADD), {"batch": uuid4()})
    assert refused.context["form"].non_field_errors() == ["Choose a file or paste a text: nothing was sent."]


def test_the_event_and_the_language_overrule_the_document(editor):
    event = make_event("Another Forum")
    [one] = upload(editor, ("report.txt", report()), event=event.pk, language="fr")
    one = answer(editor, one)
    assert (one.session.event, one.session.language) == (event, "fr")


def test_a_document_that_is_no_session_fails_with_the_importer_s_sentence(editor):
    [one] = upload(editor, ("list.txt", b"Milk\nBread\nSix eggs\n"))
    sentence = 'list.txt:1: expected the voices of a session, found a text without voices: "Milk"'
    assert (one.state, one.error) == ("failed", sentence)
    assert "expected the voices of a session" in editor.get(page_of(one)).content.decode()
    assert answer(editor, one, "again").state == "failed"
    assert answer(editor, one, "skip").state == "skipped"


def test_an_upload_that_was_left_out_can_be_taken_back(editor):
    [one] = upload(editor, ("report.txt", report()))
    assert answer(editor, one, "skip").state == "skipped"
    assert answer(editor, one, "import").state == "skipped"
    assert answer(editor, one, "again").state == "previewed"
    assert not Session.objects.exists()


def test_a_program_s_mistake_fails_one_upload_and_the_others_go_on(monkeypatch):
    def broken(name, *_):
        raise ValueError("a mistake")

    with monkeypatch.context() as patched:
        patched.setattr("sessions.uploads.choices.import_document", broken)
        one, _ = queued("First", "Second")
        advance(QueuedImport.objects.all())
    work(QueuedImport.objects.all(), 5)
    one.refresh_from_db()
    found = "one that our program stumbled over; tell its developers"
    assert one.error == f"First.txt: expected a document that can be imported, found {found}"
    assert states() == ["failed", "previewed"]
