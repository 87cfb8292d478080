"""Agreements and differences are suggested once each; what a person decided about one outlives every reading."""

import pytest

from sessions.models import Session, Statement, StatementRelation
from tests.factories import import_bytes

pytestmark = pytest.mark.django_db
STANCE = b"I agree with Ada that governments should build these networks in every rural district."
TALK = (
    b"""WEBVTT

00:00:01.000 --> 00:00:09.000
<v Ada Sample>Governments should build community networks in rural areas because markets do not. They cost less.

00:00:09.000 --> 00:00:20.000
<v Ben Invented>%s

00:00:20.000 --> 00:00:30.000
<v Carla Made>I disagree with Ben here. A network without a teacher is a pile of cables, and hope is no plan.
"""
    % STANCE
)


def suggestions():
    rows = StatementRelation.objects.order_by("start")
    return [(str(one), one.state, one.is_in_source) for one in rows]


FOUND = [
    ("Ben Invented agrees with Ada Sample", "suggested", True),
    ("Carla Made differs with Ben Invented", "suggested", True),
]


def test_a_stance_is_suggested_with_its_statement_and_its_place():
    import_bytes(TALK, "talk.vtt")
    assert suggestions() == FOUND
    relation = StatementRelation.objects.order_by("start").first()
    assert relation.statement == Statement.objects.get(text=STANCE.decode())
    assert relation.source.text[relation.start : relation.end] == relation.text == STANCE.decode()


def test_reading_again_changes_nothing():
    import_bytes(TALK, "talk.vtt")
    ids = set(StatementRelation.objects.values_list("pk", flat=True))
    assert import_bytes(TALK, "talk.vtt", reread=True).outcome == "unchanged"
    assert set(StatementRelation.objects.values_list("pk", flat=True)) == ids
    assert suggestions() == FOUND


@pytest.mark.parametrize("state", ["rejected", "accepted"])
def test_a_decision_stays_even_when_the_words_are_corrected(state):
    import_bytes(TALK, "talk.vtt")
    relation = StatementRelation.objects.order_by("start").first()
    relation.state = state
    relation.save()
    import_bytes(TALK.replace(b"every rural district", b"each rural district"), "talk.vtt", session=session_slug())
    assert [row[1] for row in suggestions()] == [state, "suggested"]
    relation.refresh_from_db()
    assert relation.text.endswith("in each rural district.")


def test_a_kind_that_a_person_changed_stays():
    import_bytes(TALK, "talk.vtt")
    relation = StatementRelation.objects.order_by("start").first()
    relation.kind = "differs"
    relation.save()
    import_bytes(TALK, "talk.vtt", reread=True)
    relation.refresh_from_db()
    assert (relation.kind, StatementRelation.objects.count()) == ("differs", 2)


def test_a_vanished_stance_is_kept_and_shown_no_more():
    import_bytes(TALK, "talk.vtt", publish=True)
    import_bytes(TALK.replace(STANCE, b"Thank you all, that was a long day."), "talk.vtt", session=session_slug())
    assert ("Ben Invented agrees with Ada Sample", "suggested", False) in suggestions()
    assert [str(one) for one in StatementRelation.objects.public()] == ["Carla Made differs with Ben Invented"]


def session_slug():
    return Session.objects.get().slug
