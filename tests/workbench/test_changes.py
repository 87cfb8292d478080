"""Each change of the workbench does one thing, keeps what was, or is refused with the reason."""

import pytest

from sessions.models import (
    DetachedEvidence,
    RelationKind,
    Statement,
    StatementGrounding,
    StatementRelation,
    WorkbenchChange,
)
from sessions.models.statement import State
from sessions.models.theme import TagState
from sessions.transcript import Span
from sessions.workbench.deciding import approve_pile, decide, piles
from sessions.workbench.desk import Desk, StaleStatement, WorkbenchError
from sessions.workbench.evidencing import attach, attach_words, detach
from sessions.workbench.merging import merge
from sessions.workbench.ordering import move
from sessions.workbench.relating import judge, relate
from sessions.workbench.theming import set_theme
from sessions.workbench.undoing import last_to_undo, undo
from sessions.workbench.wording import word
from speakers.history.records import FIRST_STATE
from tests.factories import make_session, make_statement, make_theme, make_voice, tag
from tests.workbench.benches import (
    ENCRYPTION,
    NETWORKS,
    SKILLS,
    evidence_of,
    look,
    make_desk,
    place_of,
    reasons,
    seen,
    statement,
    voice_texts,
)

pytestmark = pytest.mark.django_db
TALK = """WEBVTT

00:00:01.000 --> 00:00:09.000
<v Ada Sample>Encryption must be protected by law 🔒 because nobody else protects the poor. It keeps messages safe.

00:00:09.000 --> 00:00:20.000
<v Ben Invented>Governments should build community networks in rural areas because markets do not.
""".encode()


def test_a_decision_is_kept_with_who_and_why():
    desk = make_desk()
    change = decide(desk, seen(SKILLS), State.APPROVED)
    decided = statement(SKILLS)
    assert (decided.state, decided.version) == (State.APPROVED, 1)
    assert (str(change), change.user, change.session) == (f"Approved: {SKILLS}", desk.user, desk.session)
    assert change.differences == [[decided.pk, "state", "suggested", "approved"]]
    assert reasons(decided) == [FIRST_STATE, f"Approved: {SKILLS} (workbench)"]


def test_what_is_so_already_is_no_change():
    desk = make_desk()
    with pytest.raises(WorkbenchError, match=r"^Nothing changed: it is so already\.$"):
        decide(desk, seen(SKILLS), State.SUGGESTED)
    assert (WorkbenchChange.objects.count(), statement(SKILLS).version) == (0, 0)


def test_a_statement_that_somebody_else_changed_is_refused():
    desk, before = make_desk(), seen(SKILLS)
    decide(desk, before, State.APPROVED)
    with pytest.raises(StaleStatement) as refused:
        word(desk, before, "Mine.")
    assert refused.value.statement == statement(SKILLS)
    assert str(refused.value) == f"Somebody else changed this statement after you opened it: {SKILLS}"


def test_a_statement_of_another_session_is_refused():
    desk = make_desk()
    other = make_statement(make_voice(make_session("Other")), "Of another session.")
    with pytest.raises(WorkbenchError) as refused:
        decide(desk, look(other), State.APPROVED)
    assert str(refused.value) == f'Expected a statement of "Trust and networks", found none with the key {other.key}.'
    other.refresh_from_db()
    assert other.state == State.SUGGESTED


def test_new_words_keep_the_evidence_and_are_held_against_the_transcript_again():
    desk = make_desk(TALK, "talk.vtt")
    first = Statement.objects.order_by("pk").first()
    assert first.grounding.match == "verbatim"
    held = evidence_of(first)
    word(desk, look(first), "  Roads want\tasphalt.  ")
    first = Statement.objects.get(pk=first.pk)
    assert first.text == "Roads want asphalt."
    assert first.grounding.match == "unsupported"
    assert evidence_of(first) == held


def test_words_that_are_none_are_refused():
    desk = make_desk()
    with pytest.raises(WorkbenchError) as refused:
        word(desk, seen(SKILLS), " \r\n ")
    assert str(refused.value) == "Expected the words of a statement, found none. Reject it if nobody should read it."


def test_a_line_break_splits_a_statement_and_both_keep_evidence_themes_and_state():
    desk, theme = make_desk(), make_theme("skills")
    old = statement(SKILLS)
    tag(old, theme, state=TagState.ACCEPTED)
    decide(desk, look(old), State.APPROVED)
    held = evidence_of(old)
    word(desk, seen(SKILLS), "Schools should teach.\r\nSkills are digital.\r\n")
    old.refresh_from_db()
    new = statement("Skills are digital.")
    assert (old.text, new.state, new.merged_into) == ("Schools should teach.", State.APPROVED, None)
    assert (evidence_of(old), evidence_of(new)) == (held, held)
    assert list(new.evidence.values_list("is_imported", flat=True)) == [False] * len(held)
    assert list(new.statement_themes.values_list("theme", "state")) == [(theme.pk, "accepted")]
    assert new.key not in (old.key, "")
    assert voice_texts("Ada Sample") == [ENCRYPTION, "Schools should teach.", "Skills are digital."]


def test_two_statements_of_a_voice_merge_into_the_one_that_stays():
    desk, theme = make_desk(), make_theme("skills")
    winner, loser, other = statement(SKILLS), statement(ENCRYPTION), statement(NETWORKS)
    tag(loser, theme)
    relate(desk, look(loser), RelationKind.DIFFERS, other.key)
    words = evidence_of(loser) + evidence_of(winner)
    merge(desk, seen(SKILLS), seen(ENCRYPTION))
    winner, loser = Statement.objects.get(key=winner.key), Statement.objects.get(key=loser.key)
    assert winner.text == f"{ENCRYPTION} {SKILLS}"
    assert evidence_of(winner) == words
    assert (loser.text, loser.state, loser.merged_into) == (ENCRYPTION, State.REJECTED, winner)
    assert list(winner.statement_themes.values_list("theme", "state")) == [(theme.pk, "suggested")]
    assert [str(one) for one in winner.relations.all()] == ["Ada Sample differs with Ben Invented"]


def test_what_was_merged_is_approved_only_where_both_were():
    desk = make_desk()
    decide(desk, seen(SKILLS), State.APPROVED)
    merge(desk, seen(SKILLS), seen(ENCRYPTION))
    assert statement(f"{ENCRYPTION} {SKILLS}").state == State.SUGGESTED


def test_statements_of_two_voices_do_not_merge():
    desk = make_desk()
    with pytest.raises(WorkbenchError, match=r"^Expected two statements of one voice\.$"):
        merge(desk, seen(SKILLS), seen(NETWORKS))
    with pytest.raises(WorkbenchError, match=r"^Expected two statements of one voice\.$"):
        merge(desk, seen(SKILLS), seen(SKILLS))


def test_a_rejected_statement_does_not_merge():
    desk = make_desk()
    decide(desk, seen(ENCRYPTION), State.REJECTED)
    with pytest.raises(WorkbenchError) as refused:
        merge(desk, seen(SKILLS), seen(ENCRYPTION))
    assert str(refused.value) == f"It is rejected: {ENCRYPTION} Only what is kept can be merged."


def test_a_statement_moves_past_its_neighbour_and_no_further():
    desk = make_desk()
    move(desk, seen(SKILLS), later=False)
    assert voice_texts("Ada Sample") == [SKILLS, ENCRYPTION]
    with pytest.raises(WorkbenchError, match=r"^It is the first statement of this voice already\.$"):
        move(desk, seen(SKILLS), later=False)
    move(desk, seen(SKILLS), later=True)
    assert voice_texts("Ada Sample") == [ENCRYPTION, SKILLS]
    with pytest.raises(WorkbenchError, match=r"^It is the last statement of this voice already\.$"):
        move(desk, seen(SKILLS), later=True)


def test_statements_of_one_place_move_too():
    desk = make_desk()
    Statement.objects.update(position=0)
    move(desk, seen(SKILLS), later=False)
    assert voice_texts("Ada Sample") == [SKILLS, ENCRYPTION]
    undo(desk, last_to_undo(desk).pk)
    assert voice_texts("Ada Sample") == [ENCRYPTION, SKILLS]


def test_a_theme_is_accepted_rejected_and_added():
    desk, found, thought_of = make_desk(), make_theme("skills"), make_theme("schools")
    tag(statement(SKILLS), found)
    set_theme(desk, seen(SKILLS), found.pk, TagState.REJECTED)
    change = set_theme(desk, seen(SKILLS), thought_of.pk, TagState.ACCEPTED)
    tags = statement(SKILLS).statement_themes.order_by("theme").values_list("theme", "state")
    assert list(tags) == [(found.pk, "rejected"), (thought_of.pk, "accepted")]
    assert (str(change), statement(SKILLS).version) == ("Theme accepted: Schools", 2)
    with pytest.raises(WorkbenchError, match=r"^Expected a theme of the vocabulary, found none\.$"):
        set_theme(desk, seen(SKILLS), 0, TagState.ACCEPTED)


def test_selected_words_become_evidence_without_the_white_space_at_their_edges():
    desk = make_desk(TALK, "talk.vtt")
    first = Statement.objects.order_by("pk").first()
    source, start, end = place_of(" by law 🔒 ")
    attach(desk, look(first), source, Span(start, end), " by law 🔒 ")
    assert "by law 🔒" in evidence_of(first)
    added = first.evidence.get(text="by law 🔒")
    assert (added.start, added.end, added.is_imported) == (start + 1, end - 1, False)


@pytest.mark.parametrize(
    ("start", "end", "text", "sentence"),
    [
        (-1, 5, "Trust", "Expected a place inside the {length} characters of the source, found -1 to 5."),
        (5, 5, "", "Expected a place inside the {length} characters of the source, found 5 to 5."),
        (9, 5, "", "Expected a place inside the {length} characters of the source, found 9 to 5."),
        (0, 10**12, "", "Expected a place inside the {length} characters of the source, found 0 to 1000000000000."),
        (0, 5, "Other", 'Expected "Other" at this place of the source, found "Trust".'),
    ],
)
def test_a_place_that_does_not_hold_the_words_is_refused(start, end, text, sentence):
    desk = make_desk()
    source = desk.session.sources.get()
    with pytest.raises(WorkbenchError) as refused:
        attach(desk, seen(SKILLS), source.pk, Span(start, end), text)
    assert str(refused.value) == sentence.format(length=len(source.text))
    assert WorkbenchChange.objects.count() == 0


def test_a_source_of_another_session_is_refused():
    desk = make_desk()
    desk_of_another = Desk(make_session("Other"), desk.user)
    other = make_statement(make_voice(desk_of_another.session), "Of another session.")
    source, start, end = place_of(SKILLS)
    with pytest.raises(WorkbenchError) as refused:
        attach(desk_of_another, look(other), source, Span(start, end), SKILLS)
    assert str(refused.value) == "Expected a current source of this session, found none. Load the page again."


def test_white_space_is_no_evidence():
    desk = make_desk()
    source, start, _ = place_of("\n\nSchools")
    with pytest.raises(WorkbenchError, match=r"^Expected words of the source, found white space alone\.$"):
        attach(desk, seen(SKILLS), source, Span(start, start + 2), "\n\n")


def test_typed_words_are_found_where_they_stand_once():
    desk = make_desk()
    change = attach_words(desk, seen(NETWORKS), " They cost less than people think.\r\n")
    cheap = "They cost less than people think."
    assert evidence_of(statement(NETWORKS)) == [f"{NETWORKS} {cheap}", cheap]
    assert str(change) == "Evidence attached: They cost less than people think."
    with pytest.raises(WorkbenchError) as refused:
        attach_words(desk, seen(NETWORKS), "Ada Sample")
    assert str(refused.value) == 'Expected one place that holds "Ada Sample", found 2: add the words around them.'
    with pytest.raises(WorkbenchError) as refused:
        attach_words(desk, seen(NETWORKS), "Nobody said this.")
    assert str(refused.value) == 'Expected one place that holds "Nobody said this.", found none.'


def test_evidence_of_another_voice_is_attached_and_said():
    desk = make_desk()
    change = attach_words(desk, seen(NETWORKS), SKILLS)
    assert str(change) == f"Evidence of another voice attached: {SKILLS}"
    with pytest.raises(WorkbenchError, match=r"^Nothing changed: these words are its evidence already\.$"):
        attach_words(desk, seen(NETWORKS), SKILLS)


def test_evidence_that_is_taken_away_is_kept_as_what_was():
    desk = make_desk()
    row = statement(NETWORKS).evidence.first()
    detach(desk, seen(NETWORKS), row.source_id, Span(row.start, row.end))
    assert row.text not in evidence_of(statement(NETWORKS))
    kept = DetachedEvidence.objects.get()
    assert (kept.statement, kept.source, kept.start, kept.end, kept.text) == (
        statement(NETWORKS),
        row.source,
        row.start,
        row.end,
        row.text,
    )
    with pytest.raises(WorkbenchError, match=r"^Expected evidence of this statement, found none at this place\.$"):
        detach(desk, seen(NETWORKS), row.source_id, Span(row.start, row.end))


def test_a_relation_holds_both_statements_and_is_judged_from_either_end():
    desk = make_desk()
    relate(desk, seen(SKILLS), RelationKind.AGREES, statement(NETWORKS).key)
    relation = StatementRelation.objects.get()
    assert (relation.statement, relation.to_statement) == (statement(SKILLS), statement(NETWORKS))
    assert (str(relation), relation.state) == ("Ada Sample agrees with Ben Invented", TagState.ACCEPTED)
    judge(desk, seen(NETWORKS), relation.pk, TagState.REJECTED)
    relation.refresh_from_db()
    assert relation.state == TagState.REJECTED
    relate(desk, seen(SKILLS), RelationKind.AGREES, statement(NETWORKS).key)
    assert list(StatementRelation.objects.values_list("state", flat=True)) == ["accepted"]


def test_nobody_agrees_with_oneself_or_with_nobody():
    desk = make_desk()
    with pytest.raises(WorkbenchError) as refused:
        relate(desk, seen(SKILLS), RelationKind.AGREES, statement(ENCRYPTION).key)
    assert str(refused.value) == "Expected statements of two voices: nobody agrees or differs with oneself."
    with pytest.raises(WorkbenchError) as refused:
        relate(desk, seen(SKILLS), RelationKind.AGREES, "nokey")
    assert str(refused.value) == 'Expected a statement of "Trust and networks", found none with the key nokey.'


def test_a_pile_is_approved_together_or_not_at_all():
    desk = make_desk(TALK, "talk.vtt")
    [ada, ben] = desk.session.participations.voices()
    StatementGrounding.objects.filter(statement__participation=ben).update(match="ask")
    found = piles(desk.session.pk)
    assert {voice: [one.word_for_word for one in each] for voice, each in found.items()} == {
        ada.pk: [True],
        ben.pk: [False],
    }
    approve_pile(desk, found[ada.pk][0])
    states = Statement.objects.order_by("participation").values_list("participation", "state").distinct()
    assert list(states) == [(ada.pk, "approved"), (ben.pk, "suggested")]
    Statement.objects.filter(participation=ben).first().save()
    with pytest.raises(WorkbenchError) as refused:
        approve_pile(desk, found[ben.pk][0])
    assert str(refused.value) == "Somebody changed one of these statements meanwhile. Look at them again."
