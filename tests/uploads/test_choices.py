"""What the importer would not guess is asked: which session, and who a voice is."""

import pytest

from sessions.models import Participation, QueuedImport, Session, Statement
from sessions.uploads.queue import confirm_all
from sessions.uploads.work import work
from speakers.merging import merge_speakers
from speakers.models import Speaker
from tests.curation.staff import said
from tests.factories import import_bytes, make_speaker, report
from tests.uploads.sending import answer, page_of, upload

pytestmark = pytest.mark.django_db


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


def test_a_person_chosen_for_a_preview_is_asked_about_again_stays_until_the_import_and_can_be_taken_back(editor):
    carla, [one] = make_speaker("Carla Example"), upload(editor, ("report.txt", report()))
    one = answer(editor, one, "preview", voices=[{"attribution": "Moderator", "speaker": carla.pk}])
    [asked] = editor.get(page_of(one)).context["voice_forms"]
    assert (asked.initial["attribution"], asked.initial["speaker"]) == ("Moderator", carla)
    assert [name for _, name in asked.fields["same_as"].choices[1:]] == ["Ada Sample", "Ben Invented"]
    one = answer(editor, one, "preview", voices=[{"attribution": "Moderator", "speaker": ""}])
    assert (one.voices, one.preview["unresolved"]) == ({}, [{"attribution": "Moderator", "candidates": []}])
    one = answer(editor, one, "preview", voices=[{"attribution": "Moderator", "speaker": carla.pk}])
    one = answer(editor, one)
    assert (Participation.objects.get(attribution="Moderator").speaker, one.report["unresolved"]) == (carla, [])


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
