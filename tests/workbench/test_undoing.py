"""Each change of the workbench can be undone and done again, and nothing that came after it is lost."""

import pytest

from sessions.models import (
    RelationKind,
    Statement,
)
from sessions.models.statement import State
from sessions.models.theme import TagState
from sessions.transcript import Span
from sessions.workbench.deciding import approve_pile, decide, piles
from sessions.workbench.desk import Desk, Seen, WorkbenchError
from sessions.workbench.evidencing import attach_words, detach
from sessions.workbench.merging import merge
from sessions.workbench.ordering import move
from sessions.workbench.relating import relate
from sessions.workbench.theming import set_theme
from sessions.workbench.undoing import last_to_redo, last_to_undo, redo, undo
from sessions.workbench.wording import word
from tests.factories import make_session, make_theme, tag
from tests.workbench.benches import (
    ENCRYPTION,
    NETWORKS,
    OPEN,
    SKILLS,
    make_desk,
    reasons,
    seen,
    statement,
    voice_texts,
)

pytestmark = pytest.mark.django_db


def everything():
    """The rows that changes touch, so that undoing can be held against what was."""
    return {
        one.key: (
            one.text,
            one.state,
            voice_texts(one.participation.attribution).index(one.text),
            one.merged_into_id,
            sorted(one.evidence.values_list("source", "start", "end", "text", "is_imported")),
            sorted(one.statement_themes.values_list("theme", "state")),
            sorted(one.relations.values_list("kind", "to_statement", "state")),
        )
        for one in Statement.objects.exclude(state=State.REJECTED)
    }


def first_evidence_of(text):
    row = statement(text).evidence.first()
    return row.source_id, Span(row.start, row.end)


CHANGES = {
    "decide": lambda desk: decide(desk, seen(SKILLS), State.APPROVED),
    "reword": lambda desk: word(desk, seen(SKILLS), "Schools teach."),
    "split": lambda desk: word(desk, seen(ENCRYPTION), "Encryption must be protected.\nA law does it."),
    "merge": lambda desk: merge(desk, seen(SKILLS), seen(ENCRYPTION)),
    "move": lambda desk: move(desk, seen(SKILLS), later=False),
    "theme": lambda desk: set_theme(desk, seen(SKILLS), make_theme("more").pk, TagState.ACCEPTED),
    "attach": lambda desk: attach_words(desk, seen(NETWORKS), OPEN),
    "detach": lambda desk: detach(desk, seen(NETWORKS), *first_evidence_of(NETWORKS)),
    "relate": lambda desk: relate(desk, seen(SKILLS), RelationKind.AGREES, statement(NETWORKS).key),
    "pile": lambda desk: approve_pile(desk, piles(desk.session.pk)[statement(SKILLS).participation_id][-1]),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_every_change_is_undone_and_done_again(kind):
    desk = make_desk()
    tag(statement(ENCRYPTION), make_theme("crypto"))
    relate(desk, seen(ENCRYPTION), RelationKind.DIFFERS, statement(OPEN).key)
    before = everything()
    change = CHANGES[kind](desk)
    after = everything()
    assert before != after
    undo(desk, last_to_undo(desk).pk)
    assert everything() == before
    assert redo(desk, last_to_redo(desk).pk) == change
    assert everything() == after


def test_changes_are_undone_one_by_one_the_last_first():
    desk = make_desk()
    start = everything()
    kinds = ["decide", "move", "theme", "relate", "merge", "attach", "detach"]
    for kind in kinds:
        CHANGES[kind](desk)
    for _ in kinds:
        undo(desk, last_to_undo(desk).pk)
    assert (everything(), last_to_undo(desk)) == (start, None)


def test_what_was_undone_before_a_new_change_is_not_done_again_by_the_key_for_it():
    desk = make_desk()
    decide(desk, seen(SKILLS), State.REJECTED)
    undo(desk, last_to_undo(desk).pk)
    moved = move(desk, seen(SKILLS), later=False)
    assert last_to_redo(desk) is None
    decided = decide(desk, seen(SKILLS), State.APPROVED)
    undo(desk, decided.pk)
    undo(desk, moved.pk)
    assert redo(desk, last_to_redo(desk).pk) == moved
    assert redo(desk, last_to_redo(desk).pk) == decided
    assert last_to_redo(desk) is None


def test_what_was_changed_since_is_not_undone_and_nothing_of_it_lost():
    desk = make_desk()
    change = word(desk, seen(SKILLS), "Mine.")
    word(desk, seen("Mine."), "Theirs.")
    with pytest.raises(WorkbenchError) as refused:
        undo(desk, change.pk)
    assert str(refused.value) == '"Worded: Mine." stays: what it touched was changed since, and that would be lost.'
    assert statement("Theirs.").version == 2


def test_a_change_beside_it_does_not_stand_in_the_way_of_undoing():
    desk = make_desk()
    change = word(desk, seen(SKILLS), "Mine.")
    decide(desk, seen("Mine."), State.APPROVED)
    undo(desk, change.pk)
    assert statement(SKILLS).state == State.APPROVED
    assert reasons(statement(SKILLS))[-1] == "Undone: Worded: Mine. (workbench)"


def test_a_change_is_undone_once_and_in_its_own_session():
    desk = make_desk()
    change = decide(desk, seen(SKILLS), State.APPROVED)
    with pytest.raises(WorkbenchError, match=r"^Expected a change of this session, found none\.$"):
        undo(Desk(make_session("Other"), desk.user), change.pk)
    undo(desk, change.pk)
    with pytest.raises(WorkbenchError) as refused:
        undo(desk, change.pk)
    assert str(refused.value) == f'"Approved: {SKILLS}" is undone already.'


def test_nobody_undoes_the_last_change_of_somebody_else_by_the_key_for_it():
    desk = make_desk()
    decide(Desk(desk.session, None), seen(SKILLS), State.APPROVED)
    assert last_to_undo(desk) is None


def test_a_split_that_is_undone_leads_its_address_to_the_whole():
    desk = make_desk()
    word(desk, seen(ENCRYPTION), "Encryption must be protected.\nA law does it.")
    undo(desk, last_to_undo(desk).pk)
    part = statement("A law does it.")
    assert (part.state, part.merged_into) == (State.REJECTED, statement(ENCRYPTION))


def test_a_key_that_was_never_given_is_no_statement():
    desk = make_desk()
    with pytest.raises(WorkbenchError):
        decide(desk, Seen("x" * 5000, 0), State.APPROVED)
