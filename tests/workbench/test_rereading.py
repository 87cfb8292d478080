"""A corrected source read again keeps what was done at the workbench: order, splits, merges, evidence, relations."""

import pytest

from sessions.models import RelationKind, Source, Statement
from sessions.models.statement import State
from sessions.transcript import Span
from sessions.workbench.evidencing import attach, attach_words, detach
from sessions.workbench.merging import merge
from sessions.workbench.ordering import move
from sessions.workbench.relating import relate
from sessions.workbench.undoing import last_to_undo, undo
from sessions.workbench.wording import word
from tests.factories import import_bytes, report
from tests.workbench.benches import (
    ENCRYPTION,
    NETWORKS,
    OPEN,
    SKILLS,
    evidence_of,
    look,
    make_desk,
    seen,
    statement,
    voice_texts,
)

pytestmark = pytest.mark.django_db
LIBRARY = "Governments must fund open libraries in every village."
LONGER = report().replace(
    b"Rural communities need training the most.\n\n",
    b"Rural communities need training the most.\n\n%s They keep books for all who cannot pay.\n\n" % LIBRARY.encode(),
)
MOVED = report(opening="The moderator welcomed everybody to the hall and asked how trust can grow. " + OPEN)


def read_again(content):
    assert import_bytes(content).outcome == "updated"


def test_the_order_of_an_editor_stays_and_what_is_new_comes_behind_what_stands_before_it():
    desk = make_desk()
    move(desk, seen(SKILLS), later=False)
    read_again(LONGER)
    assert voice_texts("Ada Sample") == [SKILLS, LIBRARY, ENCRYPTION]
    assert [one.conflicts for one in Statement.objects.all()] == [{}, {}, {}, {}, {}]


def test_a_voice_that_nobody_arranged_follows_its_document():
    make_desk()
    read_again(LONGER)
    assert voice_texts("Ada Sample") == [ENCRYPTION, SKILLS, LIBRARY]


def test_the_parts_of_a_split_stay_together_with_their_evidence():
    desk = make_desk()
    word(desk, seen(SKILLS), "Schools should teach.\nSkills are digital.")
    held = evidence_of(statement("Skills are digital."))
    read_again(MOVED)
    assert voice_texts("Ada Sample") == [ENCRYPTION, "Schools should teach.", "Skills are digital."]
    part, source = statement("Skills are digital."), Source.objects.get(is_current=True)
    assert evidence_of(part) == held
    assert [(one.source, source.text[one.start : one.end]) for one in part.evidence.all()] == [(source, held[0])]


def test_what_was_merged_stays_merged():
    desk = make_desk()
    merge(desk, seen(SKILLS), seen(ENCRYPTION))
    held = evidence_of(statement(f"{ENCRYPTION} {SKILLS}"))
    read_again(MOVED)
    loser = statement(ENCRYPTION)
    assert voice_texts("Ada Sample") == [f"{ENCRYPTION} {SKILLS}"]
    assert (loser.state, loser.merged_into) == (State.REJECTED, statement(f"{ENCRYPTION} {SKILLS}"))
    assert evidence_of(statement(f"{ENCRYPTION} {SKILLS}")) == held


def test_attached_evidence_moves_with_its_words():
    desk = make_desk()
    attach_words(desk, seen(NETWORKS), SKILLS)
    read_again(MOVED)
    row, source = statement(NETWORKS).evidence.get(text=SKILLS), Source.objects.get(is_current=True)
    assert (row.source, source.text[row.start : row.end], row.is_imported) == (source, SKILLS, False)


def test_attached_evidence_whose_words_are_gone_stays_where_it_stood():
    desk = make_desk()
    attach_words(desk, seen(NETWORKS), "The moderator asked how trust can grow.")
    read_again(MOVED)
    row = statement(NETWORKS).evidence.get(is_imported=False)
    assert (row.text, row.source.is_current) == ("The moderator asked how trust can grow.", False)


def test_of_words_that_stand_twice_the_same_one_is_meant():
    twice = report().replace(b"They cost less", SKILLS.encode() + b" They cost less")
    desk = make_desk(twice)
    source = Source.objects.get()
    second = source.text.rindex(SKILLS)
    attach(desk, seen(OPEN), source.pk, Span(second, second + len(SKILLS)), SKILLS)
    read_again(twice.replace(b"The moderator asked", b"The moderator smiled and asked"))
    row = statement(OPEN).evidence.get(text=SKILLS)
    assert (row.source, row.start) == (Source.objects.get(is_current=True), row.source.text.rindex(SKILLS))


def test_evidence_that_was_taken_away_does_not_come_back():
    desk = make_desk()
    row = statement(SKILLS).evidence.get()
    detach(desk, seen(SKILLS), row.source_id, Span(row.start, row.end))
    read_again(MOVED)
    assert (evidence_of(statement(SKILLS)), statement(SKILLS).is_in_source) == ([], True)
    read_again(MOVED.replace(b"need training the most.", b"need training the very most."))
    assert evidence_of(statement(SKILLS)) == []


def test_evidence_that_is_attached_and_drafted_is_there_once():
    desk = make_desk()
    row = statement(SKILLS).evidence.get()
    detach(desk, seen(SKILLS), row.source_id, Span(row.start, row.end))
    attach_words(desk, seen(SKILLS), row.text)
    read_again(MOVED)
    assert evidence_of(statement(SKILLS)) == [row.text]


def test_relations_of_the_workbench_stay():
    desk = make_desk()
    relate(desk, seen(SKILLS), RelationKind.AGREES, statement(NETWORKS).key)
    read_again(MOVED)
    [relation] = statement(SKILLS).relations.all()
    assert (relation.to_statement, relation.state) == (statement(NETWORKS), "accepted")


def test_a_change_from_before_the_reading_is_undone_where_nothing_else_touched_it():
    desk = make_desk()
    word(desk, seen(SKILLS), "Mine.")
    read_again(MOVED)
    undo(desk, last_to_undo(desk).pk)
    assert voice_texts("Ada Sample") == [ENCRYPTION, SKILLS]


def test_reading_the_same_document_again_leaves_an_arranged_voice_alone():
    desk = make_desk()
    move(desk, seen(SKILLS), later=False)
    word(desk, seen(ENCRYPTION), "Encryption is law.\nIt must be protected.")
    before = [(one.key, one.version, one.position) for one in Statement.objects.order_by("pk")]
    assert import_bytes(report(), reread=True).outcome == "unchanged"
    assert [(one.key, one.version, one.position) for one in Statement.objects.order_by("pk")] == before
    assert look(statement(SKILLS)).version == 1
