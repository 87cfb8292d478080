"""Turns the relations between voices into what the pages show of them: who agrees or differs with whom, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sessions.models import Session, Statement, StatementRelation, Turn
from sessions.models.theme import TagState
from sessions.pages import turn_finder

PEOPLE = ["participation__speaker", "to_participation__speaker", "statement", "to_statement", "source"]


@dataclass(frozen=True)
class Agreement:
    """A relation with the turn in which the voice takes its stance; None where only an editor says so."""

    relation: StatementRelation
    turn: Turn | None

    @property
    def is_draft(self) -> bool:
        return self.relation.state == TagState.SUGGESTED

    @property
    def words(self) -> str:
        """What was said, where a transcript holds it or a statement says it."""
        if self.turn:
            return self.relation.text
        return self.relation.statement.text if self.relation.statement else ""


def session_agreements(session: Session, turns: Iterable[Turn], relations: QuerySet) -> list[Agreement]:
    """Those of the session out of `relations`, in reading order."""
    return in_turns(_loaded(relations.filter(participation__session=session).in_reading_order()), turns)


def statement_relations(statement: Statement) -> list[StatementRelation]:
    """Those that begin or end at the statement."""
    here = Q(statement=statement) | Q(to_statement=statement)
    return list(_loaded(StatementRelation.objects.public().filter(here).in_reading_order()))


def in_turns(relations: Iterable[StatementRelation], turns: Iterable[Turn]) -> list[Agreement]:
    """The relations with their turns; a suggestion only where its words can be read."""
    turn_at = turn_finder(turns)
    agreements = [
        Agreement(one, turn_at(one.source_id, one.start) if one.source_id and not one.source.is_report else None)
        for one in relations
    ]
    return [one for one in agreements if one.turn or not one.is_draft]


def _loaded(relations: QuerySet) -> QuerySet:
    return relations.select_related(*PEOPLE).defer("source__text", "source__content", "source__summary")
