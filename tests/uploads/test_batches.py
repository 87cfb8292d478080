"""Many documents at once: archives, limits, a batch worked a few at a time, two workers."""

import io
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from sessions.models import QueuedImport, Session, Source
from sessions.uploads import received
from sessions.uploads.queue import confirm_all
from sessions.uploads.work import advance, work
from speakers.models import Speaker
from tests.factories import import_bytes, make_speaker, report
from tests.uploads.sending import LIST, archive, page_of, queued, states, upload

pytestmark = pytest.mark.django_db


def test_a_zip_is_unpacked_and_what_systems_hide_in_it_is_left_out(editor):
    files = {"a.txt": report("A"), "inner/b.txt": report("B"), "__MACOSX/a.txt": b"x", ".DS_Store": b"x"}
    uploads = upload(editor, ("all.zip", archive(**files)))
    assert [one.name for one in uploads] == ["a.txt", "inner/b.txt"]


def test_an_empty_or_damaged_archive_is_refused_in_a_sentence(editor):
    [empty] = upload(editor, ("empty.zip", archive(**{".hidden": b"x"})))
    assert empty.error == "empty.zip: expected an archive with documents, found an empty one"
    whole = archive(**{"a.txt": b"abcdefgh" * 50})
    [damaged] = upload(editor, ("broken.zip", whole.replace(whole[36:40], b"\xff\xff\xff\xff", 1)))
    assert damaged.error == "a.txt: expected a file that can be unpacked, found a damaged one"


def test_too_large_a_document_is_refused_in_a_sentence(editor, monkeypatch):
    monkeypatch.setattr(received, "LARGEST_DOCUMENT", 100)
    monkeypatch.setattr(received, "MEGABYTE", 100)
    large, small = upload(editor, ("large.txt", b"x" * 101), ("small.txt", b"x"))
    assert large.error == "large.txt: expected a document of at most 1 MB, found 2 MB"
    assert (large.state, bytes(large.content), small.state) == ("failed", b"", "waiting")
    assert [one.error for one in upload(editor, ("both.zip", archive(**{"a.txt": b"x" * 101})))] == [
        "a.txt: expected a document of at most 1 MB, found 2 MB"
    ]


def test_too_full_an_archive_is_refused_in_a_sentence(editor, monkeypatch):
    monkeypatch.setattr(received, "MOST_FILES", 1)
    [one] = upload(editor, ("full.zip", archive(**{"a.txt": b"x", "b.txt": b"x"})))
    assert one.error == "full.zip: expected at most 1 files of 500 MB together, found 2 files of 1 MB"


def test_files_sent_again_after_a_lost_connection_are_not_taken_twice(editor):
    batch = uuid4()
    upload(editor, ("a.txt", report("A")), ("b.txt", report("B")), batch=batch)
    upload(editor, ("b.txt", report("B")), ("c.txt", report("C")), batch=batch)
    assert [one.name for one in QueuedImport.objects.order_by("pk")] == ["a.txt", "b.txt", "c.txt"]


def test_a_batch_is_previewed_and_imported_a_few_seconds_a_request(editor, monkeypatch):
    monkeypatch.setattr("sessions.admin.upload_pages.SECONDS_A_REQUEST", 0)
    import_bytes(report("Opening session", date=""), name="first.txt")
    batch = uuid4()
    opening = report("Opening session", date="", opening="Another one should open this.")
    upload(editor, ("a.txt", report("A")), ("b.txt", report("B")), batch=batch)
    upload(editor, ("milk.txt", b"Milk\n"), ("opening.txt", opening), batch=batch)
    uploads = QueuedImport.objects.filter(batch=batch)
    pages = {name: reverse(f"admin:igf_sessions_queuedimport_{name}", args=[batch]) for name in ("batch", "work")}
    editor.post(pages["work"])
    assert states(uploads) == ["previewed", "waiting", "waiting", "waiting"]
    for _ in range(3):
        editor.post(pages["work"])
    assert states(uploads) == ["previewed", "previewed", "failed", "choice"]
    editor.post(pages["batch"], {"do": "import"})
    page = editor.get(pages["batch"])
    assert (page.context["left"], page.context["done"], page.context["ready"]) == (2, 2, 2)
    for _ in range(2):
        editor.get(pages["work"])
    assert states(uploads) == ["imported", "imported", "failed", "choice"]
    page = editor.get(pages["batch"])
    assert page.context["counts"] == {"choice": 1, "imported": 2, "failed": 1}
    assert [row.result for row in page.context["rows"]] == [
        "A new session",
        "A new session",
        'milk.txt:1: expected the voices of a session, found a text without voices: "Milk"',
        'opening.txt: expected a date beside the title "Opening session", '
        "found a document that fits sample-forum-2025-opening-session",
    ]
    editor.post(pages["batch"], {"do": "again"})
    assert states(uploads) == ["imported", "imported", "waiting", "choice"]


def test_the_uploads_of_one_state_are_shown_alone_and_stay_so_while_the_others_are_worked_on(editor):
    batch = uuid4()
    upload(editor, ("a.txt", report("A")), ("milk.txt", b"Milk\n"), batch=batch)
    work, failed = (
        reverse(f"admin:igf_sessions_queuedimport_{name}", args=[batch], query={"state": "failed"})
        for name in ("work", "batch")
    )
    assert editor.get(work).url == failed
    page = editor.get(failed)
    assert (page.context["state"], page.context["total"]) == ("failed", 2)
    assert [row.name for row in page.context["rows"]] == ["milk.txt"]


@pytest.mark.parametrize("finish", ["in the browser", "by the command"])
def test_likely_duplicates_among_new_people_are_counted_once_their_documents_are_imported(editor, finish):
    queued("First")
    make_speaker("Ada Samples")
    upload = QueuedImport.objects.get()
    QueuedImport.objects.update(is_confirmed=True, state="previewed", confirmed_by=upload.uploaded_by)
    if finish == "in the browser":
        editor.post(reverse("admin:igf_sessions_queuedimport_work", args=[upload.batch]))
    else:
        call_command("run_imports", stdout=io.StringIO())
    assert states() == ["imported"]
    counts = {task.label: task.count for task in editor.get(reverse("admin:index")).context["tasks"]}
    assert counts["Likely duplicates"] == 1


def test_a_document_without_a_title_is_known_by_its_name(editor):
    vtt = b"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ada Sample>Open standards should be the rule for public services.\n"
    upload(editor, ("hall-2.vtt", vtt))
    assert QueuedImport.objects.get().preview["session_title"] == "Untitled session (hall-2.vtt)"


def test_the_pages_take_as_many_queries_for_thirty_uploads_as_for_one(editor, django_assert_num_queries):
    for names in (["One"], [f"More {number}" for number in range(30)]):
        uploads = queued(*names, uploaded_by=get_user_model().objects.get())
        confirm_all(QueuedImport.objects.all())
        work(QueuedImport.objects.all(), 60)
        batch = reverse("admin:igf_sessions_queuedimport_batch", args=[uploads[0].batch])
        for page, queries in ((batch, 8), (reverse(LIST), 7), (page_of(uploads[0]), 5)):
            with django_assert_num_queries(queries):
                editor.get(page)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_import_no_upload_twice():
    uploads = queued("First", "Second", "Third", "Fourth")
    confirm_all(QueuedImport.objects.all())
    gate, done = Barrier(2), []

    def run():
        gate.wait()
        while upload := advance(QueuedImport.objects.all()):
            done.append((upload.pk, upload.outcome))
        connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [(upload.pk, "created") for upload in uploads]
    assert [model.objects.count() for model in (Session, Source, Speaker)] == [4, 4, 2]
