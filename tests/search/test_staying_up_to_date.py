"""The index follows every edit, once its transaction is over, and holds nothing of what is gone."""

from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from sessions.documents import FoundDocument
from sessions.models import Event, Participation, SearchDocument, Session, Statement, Theme, Turn
from sessions.search.backend import backend_of, check_index, install_index
from sessions.search.index import Update, index_sessions, index_themes, rebuild, update_later
from sessions.uploads.queue import enqueue
from speakers.bulk_writing import write_changed, written
from speakers.history.records import deleting_by_machine
from speakers.merging import merge_speakers, undo_merge
from speakers.models import Speaker
from tests.factories import import_bytes, make_full_session, make_session, make_theme, report

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """A transaction of its own; what an earlier one asked for is done, though the test's own goes on."""

    def edit():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return edit


def test_an_import_is_found_once_published_and_no_longer_when_withdrawn(edit, found):
    with edit():
        import_bytes(report())
    assert found("encryption") == found("sample") == []
    with edit():
        Session.objects.get().publish()
    assert ("statement", "Encryption must be protected by law.") in found("encryption")
    assert ("speaker", "Ada Sample") in found("ada")
    with edit():
        Session.objects.get().withdraw()
    assert found("encryption") == found("ada") == []
    assert SearchDocument.objects.count() == 0


def test_an_import_that_publishes_is_found_and_so_is_what_a_second_reading_changes(edit, found):
    with edit():
        import_bytes(report(), publish=True)
    assert found('"open standards"') != []
    with edit():
        import_bytes(report(opening="The moderator spoke of lighthouses. Lighthouses should guide public services."))
    assert found('"open standards"') == []
    assert {kind for kind, _ in found("lighthouses")} == {"session", "statement"}


def test_the_seeds_transcript_is_found_turn_by_turn(edit, found):
    with edit():
        import_bytes((SEEDS / "sample-open-forum-timed.vtt").read_bytes(), name="sample.vtt", publish=True)
    assert SearchDocument.objects.filter(kind="turn").count() == Turn.objects.count() > 3
    assert "turn" in {kind for kind, _ in found("the")}


def test_an_import_updates_its_session_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        import_bytes(report(), publish=True)
    session = Session.objects.get()
    updates = [update for update in waiting if isinstance(update, Update) and update.run == index_sessions]
    assert updates == [Update(index_sessions, {session.pk})]


def test_an_update_asked_for_in_what_is_rolled_back_is_asked_for_again(edit):
    session = make_session("Harbour day")
    with edit() as waiting:
        with pytest.raises(ValueError), transaction.atomic():
            update_later(index_sessions, [session.pk])
            raise ValueError
        update_later(index_sessions, [session.pk])
    assert waiting == [Update(index_sessions, {session.pk}, is_done=True)]


def test_an_update_asked_for_in_two_parts_of_a_transaction_is_one_and_outlives_what_is_rolled_back(edit):
    with edit() as waiting:
        update_later(index_themes, [3])
        with pytest.raises(ValueError), transaction.atomic():
            update_later(index_themes, [1, 2])
            raise ValueError
        with transaction.atomic():
            update_later(index_themes, [])
            update_later(index_themes, [3])
    assert waiting == [Update(index_themes, {1, 2, 3}, is_done=True)]


def test_edits_of_every_record_are_followed(edit, found):
    with edit():
        session = make_full_session("Harbour day", person="Ada First", theme=make_theme("ports"))
    edits = [
        (session, "title", "Lighthouse day", "session"),
        (session, "summary", "About lighthouses.", "session"),
        (Event.objects.get(), "name", "Lighthouse Forum", "session"),
        (Statement.objects.get(), "text", "Lighthouses matter.", "statement"),
        (Speaker.objects.get(), "name", "Lighthouse Person", "speaker"),
        (Participation.objects.get(), "affiliation", "Lighthouse Institute", "speaker"),
        (Theme.objects.get(), "description", "All lighthouses.", "theme"),
    ]
    for record, field, value, kind in edits:
        before = getattr(record, field)
        with edit():
            setattr(record, field, value)
            record.save()
        assert (field, kind in {kind for kind, _ in found("lighthouse")}) == (field, True)
        with edit():
            setattr(record, field, before)
            record.save()
        assert (field, found("lighthouse")) == (field, [])


def test_a_rejected_statement_is_gone_and_an_approved_one_is_back(edit, found):
    with edit():
        make_full_session("Harbour day")
    statement = Statement.objects.get()
    for state, number in (("rejected", 0), ("approved", 1), ("hidden", 0)):
        with edit():
            statement.state = state
            statement.save()
        assert SearchDocument.objects.filter(kind="statement").count() == number


def test_a_merge_leads_to_the_winner_and_its_undoing_back(edit, found):
    with edit():
        make_full_session("Harbour day", person="Ada Lovelace")
        make_full_session("Station day", person="Ada King")
    winner, loser = Speaker.objects.get(name="Ada Lovelace"), Speaker.objects.get(name="Ada King")
    with edit():
        merge = merge_speakers(winner, loser)
    assert found("ada", kind="speaker") == found("king", kind="speaker") == [("speaker", "Ada Lovelace")]
    assert len(found("lovelace", kind="session")) == 2
    with edit():
        undo_merge(merge)
    assert sorted(found("ada", kind="speaker")) == [("speaker", "Ada King"), ("speaker", "Ada Lovelace")]
    assert found("lovelace", kind="session") == [("session", "Harbour day")]


def test_a_person_is_not_found_by_a_voice_that_is_somebody_elses_or_gone(edit, found):
    with edit():
        session = make_full_session("Harbour day", person="Ada First")
        other = make_full_session("Station day", person="Ada Second")
    voice = session.participations.get()
    second = other.participations.get().speaker

    def found_by(words):
        return sorted(title for _, title in found(words, kind="speaker"))

    def write(**values):
        with edit():
            for name, value in values.items():
                setattr(voice, name, value)
            voice.save()

    write(affiliation="Lighthouse Institute")
    assert found_by("lighthouse") == ["Ada First"]
    write(speaker=second)
    assert found_by("lighthouse") == ["Ada Second"]
    with edit():
        voice.speaker = None
        write_changed([voice], {"speaker"})
        written.send(Participation, records=[voice])
    assert found_by("lighthouse") == []
    write(speaker=second)
    with edit(), deleting_by_machine():
        voice.delete()
    assert found_by("lighthouse") == []
    assert found_by("ada") == ["Ada Second"]


def test_what_is_deleted_takes_its_documents_with_it(archive):
    for model in (Statement, Turn):
        model.objects.all().delete()
    assert set(SearchDocument.objects.values_list("kind", flat=True)) == {"session", "speaker", "theme"}


def test_the_command_makes_the_index_anew(archive, found):
    before = found("encryption")
    SearchDocument.objects.all().delete()
    assert found("encryption") == []
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue() == f"{SearchDocument.objects.count()} documents are in the search index.\n"
    assert [kind for kind, _ in found("encryption")] == [kind for kind, _ in before]


def test_a_lost_part_of_the_index_is_told_by_the_check_and_made_again_after_a_migration(archive, found):
    assert check_index(databases=["default"]) == []
    connection.check_constraints()  # PostgreSQL alters no table whose rows wait for their checks
    backend_of(connection).remove(connection)
    [error] = check_index(databases=["default"])
    assert (error.id, error.msg.startswith("The search index lacks igf_sessions_searchdocument")) == (
        "igf_sessions.E001",
        True,
    )
    install_index(using="default")
    assert check_index(databases=["default"]) == []
    assert len(found("encryption")) == 5


def test_the_index_follows_the_rows_whoever_writes_them(archive, found):
    SearchDocument.objects.filter(theme__slug="access").update(title="lighthous")
    assert found("lighthouse") == [("theme", "Access")]
    rebuild()
    assert found("lighthouse") == []


SQLITE_ALONE = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its statistics by itself")


@SQLITE_ALONE
@pytest.mark.parametrize("dry_run,analysed", [(False, True), (True, False)])
def test_the_database_knows_what_an_import_brought(tmp_path, dry_run, analysed):
    (tmp_path / "report.txt").write_bytes(report())
    call_command("import_transcript", str(tmp_path), dry_run=dry_run, stdout=StringIO(), stderr=StringIO())
    assert (Statement._meta.db_table in analysed_tables()) == analysed


@SQLITE_ALONE
def test_the_database_knows_what_a_run_of_the_queue_brought():
    enqueue([FoundDocument("report.txt", report())], batch=uuid4())
    call_command("run_imports", all=True, stdout=StringIO(), stderr=StringIO())
    assert Statement._meta.db_table in analysed_tables()


def analysed_tables():
    """The tables of which SQLite has statistics; before the first there is nowhere to keep them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchall():
            return set()
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {name for (name,) in cursor.fetchall()}
