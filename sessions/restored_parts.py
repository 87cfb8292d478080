"""Finds which themes and evidence a statement had when a kept state of it stood, and brings them back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from sessions.models import Evidence, Source, Statement, StatementTheme, Theme
from sessions.models.theme import SHOWN_TAGS, TagState
from sessions.workbench.parts import STANDS, TAKEN_AWAY, parts_of, put
from speakers.history.records import FIRST_STATE

# The rows of a form are saved after their record, by one button: what follows within it belongs to the record's state.
SAME_SAVE = timedelta(seconds=1)


@dataclass(frozen=True)
class RestoredPart:
    """`part` is its name and `then` its value as the workbench has them; `lost` says why it cannot come back."""

    label: str
    part: str
    now: str
    then: str
    value: object = None
    lost: str = ""


def restored_parts(statement: Statement, state: models.Model) -> list[RestoredPart]:
    """What differs now from the moment of the state; rows that nobody ever edited have no history, and stay."""
    when = _moment(state)
    now = {part: value for (owner, part), value in parts_of([statement]).items() if owner}
    return sorted([*_themes(statement, when, now), *_evidence(statement, when, now)], key=lambda one: one.part)


def restore(statement: Statement, parts: list[RestoredPart]) -> None:
    """Put the parts; the statement is yet to be saved."""
    for one in parts:
        if not one.lost:
            put({statement.pk: statement}, statement.pk, one.part, one.value)


def _moment(state: models.Model) -> datetime:
    """The last one of the state; of what was deleted with all its rows, one before that."""
    if state.history_type == "-":
        return state.history_date - SAME_SAVE
    later = type(state).objects.filter(id=state.id, history_id__gt=state.history_id).order_by("history_id").first()
    end = state.history_date + SAME_SAVE
    return min(end, later.history_date - timedelta(microseconds=1)) if later else end


def _themes(statement: Statement, when: datetime, now: dict) -> Iterator[RestoredPart]:
    kept = _kept(StatementTheme, statement, when, lambda row: row.theme_id)
    names = dict(Theme.objects.filter(pk__in=kept).values_list("pk", "name"))
    for pk, state in kept.items():
        part, shown = f"theme {pk}", now.get(f"theme {pk}")
        then = state.state if state else TagState.REJECTED if shown in SHOWN_TAGS else shown
        if then != shown:
            lost = "" if pk in names else "this theme is deleted."
            words = (TagState(one).label if one else "" for one in (shown, then))
            yield RestoredPart(f"Theme {names.get(pk, pk)}", part, *words, then, lost)


def _evidence(statement: Statement, when: datetime, now: dict) -> Iterator[RestoredPart]:
    kept = _kept(Evidence, statement, when, lambda row: (row.source_id, row.start, row.end, row.text))
    standing = {one.text for one in statement.evidence.all()}
    texts = dict(Source.objects.filter(pk__in={source for source, *_ in kept}).values_list("pk", "text"))
    for (source, start, end, text), state in kept.items():
        part = f"evidence {source} {start} {end}"
        is_imported, stands = now.get(part) or (False, None)
        if state and text not in standing:
            lost = "" if texts.get(source, "")[start:end] == text else "its source does not hold these words there."
            yield RestoredPart("Evidence", part, "", text, [state.is_imported, STANDS], lost)
        elif not state and stands == STANDS:
            yield RestoredPart("Evidence", part, text, "", [is_imported, TAKEN_AWAY])


def _kept(kind: type[models.Model], statement: Statement, when: datetime, key) -> dict:
    """The state in which each row stood at the moment, None where it did not; of every row that has a history."""
    rows = defaultdict(list)
    for one in kind.history.filter(statement_id=statement.pk).order_by("history_date", "history_id"):
        rows[one.id].append(one)
    kept: dict = {}
    for states in rows.values():
        kept[key(states[-1])] = _standing(states, when) or kept.get(key(states[-1]))
    return kept


def _standing(states: list[models.Model], when: datetime) -> models.Model | None:
    """A row that has no state yet then stood there untouched if its first one says so, or is that it was deleted."""
    before = [one for one in states if one.history_date <= when]
    if before:
        return before[-1] if before[-1].history_type != "-" else None
    was_there = states[0].history_type == "-" or states[0].history_change_reason == FIRST_STATE
    return states[0] if was_there else None
