"""A corrected source read again: the unedited follows it, the edited stays, ids and addresses live on."""

from datetime import date

import pytest

from sessions.models import Evidence, Participation, Session, Source, Statement, Turn
from sessions.models.statement import State
from tests.factories import import_bytes, make_theme, report

OLD = b"Schools should teach digital skills."
NEW = b"Schools should teach digital skills to all."

pytestmark = pytest.mark.django_db


def keys_and_texts():
    return dict(Statement.objects.order_by("key").values_list("key", "text"))


def test_one_edited_paragraph_is_one_change():
    import_bytes(report())
    before, turns = keys_and_texts(), set(Turn.objects.values_list("pk", flat=True))
    voices = set(Participation.objects.values_list("pk", flat=True))
    result = import_bytes(report().replace(OLD, NEW))
    assert result.outcome == "updated"
    changed = {key for key, text in keys_and_texts().items() if before[key] != text}
    assert [before[key] for key in changed] == [OLD.decode()]
    assert [Statement.objects.get(key=key).text for key in changed] == [NEW.decode()]
    assert keys_and_texts().keys() == before.keys()
    assert set(Turn.objects.values_list("pk", flat=True)) == turns
    assert set(Participation.objects.values_list("pk", flat=True)) == voices


def test_each_reading_of_other_bytes_keeps_its_source_and_moves_the_evidence():
    import_bytes(report())
    import_bytes(report().replace(OLD, NEW))
    old, new = Source.objects.order_by("pk")
    assert (old.is_current, new.is_current) == (False, True)
    assert bytes(old.content) == report()
    for evidence in Evidence.objects.select_related("source"):
        assert evidence.source == new
        assert new.text[evidence.start : evidence.end] == evidence.text


def test_an_earlier_document_read_again_changes_nothing_and_says_how_to_return_to_it():
    import_bytes(report())
    import_bytes(report().replace(OLD, NEW))
    again = import_bytes(report())
    assert (again.outcome, again.record["warnings"][0]) == (
        "unchanged",
        "not read again: sample-forum-2025-trust-and-networks follows a document that was read after this one; "
        "--reread follows this",
    )
    returned = import_bytes(report(), reread=True)
    assert (returned.outcome, [one for one in returned.record["warnings"] if "--reread" in one]) == ("updated", [])
    assert Statement.objects.filter(text=OLD.decode(), is_in_source=True).exists()


def test_an_edited_statement_stays_and_its_conflict_is_kept():
    import_bytes(report())
    edited = Statement.objects.get(text=OLD.decode())
    edited.text = "Digital skills belong into every school."
    edited.save()
    import_bytes(report().replace(OLD, NEW))
    edited.refresh_from_db()
    assert edited.text == "Digital skills belong into every school."
    assert edited.conflicts == {"text": NEW.decode()}


def test_an_edited_title_stays_when_the_document_did_not_change_it():
    import_bytes(report())
    session = Session.objects.get()
    session.title = "Trust, and networks"
    session.save()
    import_bytes(report().replace(OLD, NEW), session=session.slug)
    session.refresh_from_db()
    assert (session.title, session.conflicts) == ("Trust, and networks", {})


def test_a_corrected_document_finds_the_session_whose_title_an_editor_changed():
    import_bytes(report())
    session = Session.objects.get()
    session.title = "Trust, and networks"
    session.save()
    result = import_bytes(report().replace(OLD, NEW))
    assert (result.outcome, result.record["session"]) == ("updated", session.slug)
    session.refresh_from_db()
    assert (session.title, session.conflicts) == ("Trust, and networks", {})


@pytest.mark.parametrize(
    "edit", [{"start_date": date(2025, 3, 13)}, {"event": None}, {"title": "Trust", "start_date": date(2025, 3, 13)}]
)
def test_a_corrected_document_finds_the_session_that_an_editor_put_elsewhere(edit):
    import_bytes(report())
    session = Session.objects.get()
    for name, value in edit.items():
        setattr(session, name, value)
    session.save()
    result = import_bytes(report().replace(OLD, NEW))
    assert (result.outcome, result.record["session"], Session.objects.count()) == ("updated", session.slug, 1)


def test_a_generic_title_without_a_date_is_asked_about_even_where_an_editor_changed_it():
    import_bytes(report(title="Opening session"))
    Session.objects.update(title="Opening of the forum", search_key="opening of the forum")
    undated = report(title="Opening session").replace(b"12 Mar 2025 09:00h - 10:00h UTC\n\n", b"")
    assert import_bytes(undated).record["error"] == (
        'report.txt: expected a date beside the title "Opening session", found a document that fits '
        "sample-forum-2025-opening-session: name one with --session"
    )


def test_a_voice_and_a_paragraph_that_moved_keep_every_id_and_key():
    import_bytes(report())
    before, turns = keys_and_texts(), set(Turn.objects.values_list("pk", flat=True))
    skills = b"Schools should teach digital skills. Rural communities need training the most.\n\n"
    moved = report().replace(skills, b"").replace(b"Encryption must", skills + b"Encryption must")
    ben = moved[moved.rindex(b"Ben Invented") :]
    moved = moved.replace(ben, b"").replace(b"\nModerator\n", b"\n" + ben + b"\nModerator\n")
    assert import_bytes(moved).outcome == "updated"
    assert keys_and_texts() == before
    assert set(Turn.objects.values_list("pk", flat=True)) == turns
    assert not Statement.objects.filter(is_in_source=False).exists()
    assert import_bytes(moved, reread=True).outcome == "unchanged"


def test_a_vanished_statement_is_kept_and_marked():
    import_bytes(report())
    gone = Statement.objects.get(text=OLD.decode())
    import_bytes(report().replace(OLD + b" Rural communities need training the most.\n\n", b""))
    gone.refresh_from_db()
    assert gone.is_in_source is False
    assert gone not in Statement.objects.shown()


def without_ben():
    text = report()
    return text[: text.rindex(b"Ben Invented")]


def test_a_voice_that_left_the_report_keeps_none_of_its_words_on_the_page(client):
    import_bytes(report(), publish=True)
    import_bytes(without_ben())
    ben = Participation.objects.get(attribution="Ben Invented")
    assert (ben.report, ben.voice_position, ben.listed_position) == ("", None, 1)
    assert "community networks" not in client.get(Session.objects.get().get_absolute_url()).content.decode()
    assert import_bytes(without_ben(), reread=True).outcome == "unchanged"
    import_bytes(report(), reread=True)
    ben.refresh_from_db()
    assert (ben.report[:26], ben.voice_position) == ("Governments should build c", 2)
    assert ben.statements.filter(is_in_source=False).count() == 0


def test_what_a_person_wrote_of_a_voice_that_left_the_report_stays():
    import_bytes(report())
    ben = Participation.objects.get(attribution="Ben Invented")
    ben.report = "Villages should own their networks."
    ben.save()
    import_bytes(without_ben())
    ben.refresh_from_db()
    assert (ben.report, ben.voice_position, ben.conflicts) == ("Villages should own their networks.", 2, {"report": ""})


def test_a_rejected_statement_is_not_revived():
    import_bytes(report())
    Statement.objects.filter(text=OLD.decode()).update(state=State.REJECTED)
    import_bytes(report().replace(b"They cost less", b"They cost far less"))
    assert Statement.objects.get(text=OLD.decode()).state == State.REJECTED


def test_an_approved_statement_whose_words_change_waits_for_review_again():
    import_bytes(report())
    Statement.objects.filter(text=OLD.decode()).update(state=State.APPROVED)
    import_bytes(report().replace(OLD, NEW))
    assert Statement.objects.get(text=NEW.decode()).state == State.SUGGESTED


def test_a_theme_that_an_editor_rejected_is_not_suggested_again():
    make_theme("skills", "digital skills")
    import_bytes(report())
    tag = Statement.objects.get(text=OLD.decode()).statement_themes.get()
    tag.state = "rejected"
    tag.save()
    import_bytes(report(), reread=True)
    tag.refresh_from_db()
    assert tag.state == "rejected"


def test_a_capture_without_a_date_belongs_to_the_session_of_the_same_title():
    import_bytes(report())
    import_bytes(report().replace(b"12 Mar 2025 09:00h - 10:00h UTC\n\n", b""))
    assert Session.objects.get().start_date.isoformat() == "2025-03-12"


def test_several_sessions_that_fit_are_named():
    import_bytes(report(date="12 Mar 2025"))
    import_bytes(report(date="13 Mar 2025"))
    result = import_bytes(report().replace(b"12 Mar 2025 09:00h - 10:00h UTC\n\n", b""))
    assert result.record["error"] == (
        "report.txt: expected a document of one session, found a document that fits "
        "sample-forum-2025-trust-and-networks, sample-forum-2025-trust-and-networks-2: name one with --session"
    )
