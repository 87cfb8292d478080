"""From an uploaded file to records in the admin: preview, choices, confirmation, a result that stays, many at once."""

import io
import json
import zipfile
from pathlib import Path
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from sessions.documents import FoundDocument
from sessions.models import Participation, QueuedImport, Session, Source, Statement
from sessions.uploads import received
from sessions.uploads.queue import confirm_all, enqueue
from sessions.uploads.work import advance, work
from speakers.merging import merge_speakers
from speakers.models import Speaker
from tests.curation.staff import said
from tests.factories import import_bytes, make_event, make_speaker, report

pytestmark = pytest.mark.django_db
ADD = "admin:igf_sessions_queuedimport_add"
LIST = "admin:igf_sessions_queuedimport_changelist"


def staff(name, *codenames):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def editor(client):
    """May import sessions, and not publish them."""
    client.force_login(staff("editor", "import_session", "view_session", "view_speaker"))
    return client


@pytest.fixture
def publisher(client):
    client.force_login(staff("publisher", "import_session", "publish_session"))
    return client


def upload(client, *files, **fields):
    """The upload of each (name, content), sent as the page sends it."""
    batch = fields.pop("batch", uuid4())
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post(reverse(ADD), {"batch": batch, "files": sent, **fields})
    assert answer.status_code == 302, answer.context["form"].errors
    return list(QueuedImport.objects.filter(batch=batch).order_by("pk"))


def page_of(one):
    return reverse("admin:igf_sessions_queuedimport_change", args=[one.pk])


def answer(client, one, do="import", session="found", voices=(), **fields):
    """Press a button of the upload's page; the upload as it is then."""
    posted = {"do": do, "session-session": session, "voice-TOTAL_FORMS": len(voices), "voice-INITIAL_FORMS": 0}
    for number, voice in enumerate(voices):
        posted |= {f"voice-{number}-{name}": value for name, value in voice.items()}
    assert client.post(page_of(one), {**posted, **fields}).status_code == 302
    return QueuedImport.objects.get(pk=one.pk)


def queued(*names, **fields):
    """Uploads of a report each, of one batch."""
    documents = [FoundDocument(f"{name}.txt", report(name)) for name in names]
    return enqueue(documents, **{"batch": uuid4(), **fields})


def states(uploads=None):
    return [one.state for one in (uploads or QueuedImport.objects).order_by("pk")]


def archive(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return packed.getvalue()


# One document, from the file to the records.


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
    for shown in ("A new session", "report_page (report)", "Ada Sample (new)", "“Moderator”", "nobody yet"):
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


# What the importer would not guess.


@pytest.fixture
def generic(editor):
    """An upload titled "Opening session" without a date, where one such session exists."""
    import_bytes(report("Opening session", date=""), name="first.txt")
    [one] = upload(editor, ("second.txt", report("Opening session", date="", opening="Another one should open this.")))
    return one


def test_a_conflict_asks_which_session_and_names_the_candidates(editor, generic):
    assert (generic.state, generic.preview["candidates"]) == ("choice", ["sample-forum-2025-opening-session"])
    found = "found a document that fits sample-forum-2025-opening-session"
    assert generic.error == f'second.txt: expected a date beside the title "Opening session", {found}'
    form = editor.get(page_of(generic)).context["session_form"]
    assert form.fields["session"].choices == [
        ("sample-forum-2025-opening-session", "Opening session"),
        ("new", "A new session of its own"),
    ]


def test_a_conflict_without_an_answer_is_not_imported(editor, generic):
    page = editor.post(page_of(generic), {"do": "import", "voice-TOTAL_FORMS": 0, "voice-INITIAL_FORMS": 0})
    assert page.context["session_form"].errors == {"session": ["Choose a session: the document fits several."]}
    assert (Session.objects.count(), QueuedImport.objects.get().state) == (1, "choice")


def test_the_chosen_session_takes_the_document(editor, generic):
    one = answer(editor, generic, session="sample-forum-2025-opening-session")
    assert (one.state, one.outcome, Session.objects.count()) == ("imported", "updated", 1)


def test_another_session_than_the_candidates_can_be_chosen(editor, generic):
    import_bytes(report("Elsewhere"), name="third.txt")
    other = Session.objects.get(title="Elsewhere")
    one = answer(editor, generic, session="", **{"session-other": other.pk})
    assert (one.state, one.session) == ("imported", other)


def test_a_session_of_its_own_is_made_once(editor, generic):
    content = bytes(generic.content)
    one = answer(editor, generic, session="new")
    assert (one.state, one.outcome, Session.objects.count()) == ("imported", "created", 2)
    again = import_bytes(content, name="second.txt", new_session=True)
    assert (again.outcome, again.record["session"]) == ("unchanged", one.session.slug)


def test_an_answer_can_be_previewed_and_taken_back(editor, generic):
    one = answer(editor, generic, "preview", session="new")
    assert (one.state, one.is_new_session, one.outcome) == ("previewed", True, "created")
    form = editor.get(page_of(one)).context["session_form"]
    assert [value for value, _ in form.fields["session"].choices] == [
        "found",
        "sample-forum-2025-opening-session",
        "new",
    ]
    assert form.fields["session"].initial == "new"
    assert answer(editor, one, "preview", session="sample-forum-2025-opening-session").outcome == "updated"


@pytest.mark.parametrize(("meanwhile", "state"), [("import", "Imported"), ("skip", "Left out")])
def test_what_is_chosen_in_a_second_tab_after_the_upload_was_dealt_with_is_not_dropped_without_a_word(
    editor, meanwhile, state
):
    [one] = upload(editor, ("a.txt", report()))
    closed = answer(editor, one, meanwhile)
    for do in ("import", "preview"):
        late = editor.post(page_of(one), {"do": do, "voice-TOTAL_FORMS": 0, "voice-INITIAL_FORMS": 0}, follow=True)
        assert said(late) == [
            f"What you chose was not taken: “a.txt” was “{state}” already when you sent it. "
            "The page shows it as it is now."
        ]
    now = QueuedImport.objects.get(pk=one.pk)
    assert (now.state, now.imported_at, now.is_new_session) == (closed.state, closed.imported_at, False)


def test_a_chosen_speaker_becomes_the_voice_s_person_with_the_import(editor):
    carla = make_speaker("Carla Example")
    [one] = upload(editor, ("report.txt", report()))
    one = answer(editor, one, voices=[{"attribution": "Moderator", "speaker": carla.pk}])
    voice = Participation.objects.get(attribution="Moderator")
    assert (voice.speaker, voice.unresolved, one.report["unresolved"]) == (carla, {}, [])
    told = voice.history.latest()
    assert (told.history_change_reason, str(told.history_user)) == ("Named when its document was uploaded.", "editor")
    assert [warning for warning in one.report["warnings"] if "nobody" in warning] == []
    assert one.report["voices"][0]["person"] == "Carla Example"


def test_a_voice_can_be_somebody_who_comes_with_the_document(editor):
    [one] = upload(editor, ("report.txt", report()))
    one = answer(editor, one, voices=[{"attribution": "Moderator", "same_as": "Ada Sample"}])
    assert Participation.objects.get(attribution="Moderator").speaker == Speaker.objects.get(name="Ada Sample")


def test_a_chosen_speaker_who_was_merged_meanwhile_is_the_one_who_stayed(editor):
    carla, karla = make_speaker("Carla Example"), make_speaker("Karla Example")
    [one] = upload(editor, ("report.txt", report()))
    one = answer(editor, one, "preview", voices=[{"attribution": "Moderator", "speaker": karla.pk}])
    assert one.voices == {"Moderator": {"speaker": "karla-example"}}
    merge_speakers(carla, karla)
    confirm_all(QueuedImport.objects.all())
    work(QueuedImport.objects.all(), 5)
    assert Participation.objects.get(attribution="Moderator").speaker == carla


def test_a_chosen_speaker_who_is_gone_leaves_nothing_written(editor):
    carla = make_speaker("Carla Example")
    [one] = upload(editor, ("report.txt", report()))
    answer(editor, one, "preview", voices=[{"attribution": "Moderator", "speaker": carla.pk}])
    carla.delete()
    confirm_all(QueuedImport.objects.all())
    work(QueuedImport.objects.all(), 5)
    one.refresh_from_db()
    found = 'found "carla-example", who is nobody any more'
    assert (one.state, one.error) == ("choice", f'report.txt: expected a person for "Moderator", {found}')
    assert not Session.objects.exists()


def test_a_preview_shows_both_texts_where_an_editor_and_the_document_differ(editor):
    import_bytes(report())
    statement = Statement.objects.get(text__startswith="Schools")
    statement.text = "Schools must teach digital skills."
    statement.save()
    changed = report().replace(b"Schools should teach digital skills.", b"Schools should teach more digital skills.")
    [one] = upload(editor, ("report.txt", changed))
    assert one.outcome == "updated"
    assert one.preview["conflicts"] == [
        {
            "record": "Schools must teach digital skills.",
            "field": "text",
            "here": "Schools must teach digital skills.",
            "document": "Schools should teach more digital skills.",
        }
    ]
    statement.refresh_from_db()
    assert statement.conflicts == {}


# Who may.


def test_only_who_may_import_sessions_may_upload(client):
    [one] = queued("Trust and networks")
    pages = [reverse(ADD), reverse(LIST), page_of(one)]
    pages += [reverse(f"admin:igf_sessions_queuedimport_{name}", args=[one.batch]) for name in ("batch", "work")]
    assert [client.get(page).status_code for page in pages] == [302] * 5
    client.force_login(staff("helper", "view_session", "change_session", "publish_session"))
    assert [client.get(page).status_code for page in pages] == [403] * 5
    assert client.post(page_of(one), {"do": "import"}).status_code == 403
    assert (states(), Session.objects.count()) == (["waiting"], 0)


def test_publishing_needs_its_own_permission(editor):
    assert "publish" not in editor.get(reverse(ADD)).context["form"].fields
    [one] = upload(editor, ("report.txt", report()), publish="on")
    assert (one.publish, answer(editor, one).session.status) == (False, "draft")


def test_a_publisher_can_publish_what_an_upload_creates(publisher):
    [one] = upload(publisher, ("report.txt", report()), publish="on")
    assert answer(publisher, one).session.status == "published"


def test_a_right_that_was_taken_away_before_the_import_publishes_nothing(publisher):
    [one] = upload(publisher, ("report.txt", report()), publish="on")
    get_user_model().objects.get().user_permissions.set(Permission.objects.filter(codename="import_session"))
    assert answer(publisher, one).session.status == "draft"


# Many documents.


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


# The command, and the first page.


def run_imports(*arguments):
    """The exit status and the records."""
    out = io.StringIO()
    try:
        call_command("run_imports", *arguments, stdout=out, stderr=io.StringIO())
        status = 0
    except SystemExit as exit:
        status = exit.code
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


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


@pytest.fixture
def corrected(editor):
    """An upload by an Editor that changes a published session."""
    import_bytes(report(), publish=True)
    return upload(editor, ("report.txt", report(opening="The moderator asked something else, at last.")))[0]


def test_what_changes_a_published_session_waits_for_a_publisher(editor, corrected):
    version = Source.objects.count()
    page = editor.get(page_of(corrected))
    assert "The session is published or withdrawn: what you confirm waits for a Publisher." in page.content.decode()
    answer(editor, corrected)
    corrected.refresh_from_db()
    assert (corrected.state, corrected.is_confirmed, Source.objects.count()) == ("publisher", False, version)
    shown = editor.get(page_of(corrected)).content.decode()
    assert "It changes a session that is published or withdrawn, so it waits for a Publisher." in shown
    editor.post(reverse("admin:igf_sessions_queuedimport_batch", args=[corrected.batch]), {"do": "import"})
    editor.post(reverse("admin:igf_sessions_queuedimport_batch", args=[corrected.batch]), {"do": "preview"})
    work(QueuedImport.objects.all(), 1)
    corrected.refresh_from_db()
    assert (corrected.state, Source.objects.count()) == ("publisher", version)


def test_a_publisher_finds_it_on_the_first_page_and_confirms_it(editor, corrected):
    answer(editor, corrected)
    assert "Uploads that wait for a Publisher" not in editor.get(reverse("admin:index")).content.decode()
    editor.force_login(staff("publisher", "import_session", "publish_session"))
    tasks = {task.label: task for task in editor.get(reverse("admin:index")).context["tasks"]}
    task = tasks["Uploads that wait for a Publisher"]
    assert (task.count, task.address) == (1, f"{reverse(LIST)}?state__exact=publisher")
    assert "editor asks for it" in editor.get(page_of(corrected)).content.decode()
    answer(editor, corrected)
    corrected.refresh_from_db()
    assert (corrected.state, corrected.outcome, Source.objects.count()) == ("imported", "updated", 2)


def test_a_right_to_publish_that_was_taken_away_before_the_import_confirms_nothing(publisher):
    import_bytes(report(), publish=True)
    one = upload(publisher, ("report.txt", report(opening="The moderator asked something else, at last.")))[0]
    user = get_user_model().objects.get()
    QueuedImport.objects.update(is_confirmed=True, confirmed_by=user)
    user.user_permissions.remove(Permission.objects.get(codename="publish_session"))
    work(QueuedImport.objects.all(), 1)
    one.refresh_from_db()
    assert (one.state, Source.objects.count()) == ("publisher", 1)


def test_a_draft_and_an_unchanged_document_need_no_publisher(editor):
    import_bytes(report())
    import_bytes(report(title="Published"), publish=True)
    changed = report(opening="The moderator asked something else, at last.")
    draft, same = upload(editor, ("draft.txt", changed), ("same.txt", report(title="Published")))
    work(QueuedImport.objects.all(), 1)
    answer(editor, draft)
    answer(editor, same)
    assert states() == ["imported", "imported"]


def test_whoever_runs_the_site_may_import_it(editor, corrected):
    answer(editor, corrected)
    assert run_imports("--all")[0] == 0
    corrected.refresh_from_db()
    assert corrected.state == "imported"


@pytest.mark.parametrize(("state", "label"), [("failed", "Failed imports"), ("choice", "Uploads that need a choice")])
def test_the_first_page_counts_them_and_links_to_just_these(editor, state, label):
    import_bytes(report("Opening session", date=""), name="first.txt")
    opening = report("Opening session", date="", opening="Another one should open this.")
    upload(editor, ("report.txt", report()), ("milk.txt", b"Milk\n"), ("opening.txt", opening))
    work(QueuedImport.objects.all(), 5)
    [task] = [one for one in editor.get(reverse("admin:index")).context["tasks"] if one.label == label]
    assert (task.count, task.address) == (1, f"{reverse(LIST)}?state__exact={state}")
    assert [one.state for one in editor.get(task.address).context["cl"].result_list] == [state]


def test_the_first_page_says_nothing_of_uploads_to_who_may_not_import(client):
    client.force_login(staff("helper", "view_session"))
    labels = [one.label for one in client.get(reverse("admin:index")).context["tasks"]]
    assert [label for label in labels if "mport" in label or "pload" in label] == []


# In a browser.


@pytest.mark.django_db(transaction=True)
def test_without_a_script_the_page_of_a_batch_goes_on_by_itself(browser, live_server, client, admin_user, monkeypatch):
    monkeypatch.setattr("sessions.admin.upload_pages.SECONDS_A_REQUEST", 0)
    client.force_login(admin_user)
    [one, *_] = queued("First", "Second", "Third")
    context = browser.new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(live_server.url + reverse("admin:igf_sessions_queuedimport_batch", args=[one.batch]))
    page.get_by_text("All 3 are done for now.").wait_for()
    context.close()
    assert states() == ["previewed", "previewed", "previewed"]


@pytest.mark.django_db(transaction=True)
def test_staff_upload_many_files_and_import_them_in_a_browser(page, live_server, client, admin_user, tmp_path: Path):
    complaints = []
    page.on("console", lambda one: one.location["url"].endswith("favicon.ico") or complaints.append(one.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    client.force_login(admin_user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    import_bytes(report("Opening session", date=""), name="first.txt")
    files = [tmp_path / f"{number:03}.txt" for number in range(120)]
    for file in files[:3]:
        file.write_bytes(report(f"Session {file.stem}"))
    files[3].write_bytes(report("Opening session", date="", opening="Another one should open this."))
    for file in files[4:]:
        file.write_text(f"Milk {file.stem}\n")
    violations = {}

    def check(name):
        page.wait_for_load_state()
        if fields := page.locator("select.admin-autocomplete").count():
            page.locator(".select2-selection__rendered[aria-labelledby]").nth(fields - 1).wait_for()
        found = Axe().run(page, options={"preload": False}).response["violations"]
        violations[name] = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]

    page.goto(live_server.url + reverse(ADD))
    check("upload")
    page.get_by_label("Files:").set_input_files(files)
    page.get_by_role("button", name="Upload and preview").click()
    page.get_by_text("All 120 are done for now.").wait_for(timeout=60_000)
    check("batch")
    page.get_by_role("button", name="Import all that need no choice (3)").click()
    page.get_by_text("Imported: 3").wait_for()
    page.get_by_role("link", name="003.txt").click()
    page.get_by_label("A new session of its own").wait_for()
    check("choice")
    page.get_by_label("A new session of its own").check()
    page.get_by_role("button", name="Preview again").click()
    page.get_by_text("Nothing has been written yet").wait_for()
    check("preview")
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("heading", name="What happened").wait_for()
    check("result")
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("row", name="Failed imports 116").wait_for()
    assert violations == {name: [] for name in ("upload", "batch", "choice", "preview", "result")}
    assert complaints == []
    assert Session.objects.count() == 5
