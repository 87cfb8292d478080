"""Turns a session's themes and statements into its key points: for each leading theme the statement that fits best."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sessions.analysis.own_words import names
from sessions.models import SessionTheme, Statement, StatementTheme, Theme
from sessions.models.theme import TagState
from sessions.pages import Voice

MOST_POINTS = 5


@dataclass(frozen=True)
class KeyPoint:
    theme: Theme
    voice: Voice
    statement: Statement


def key_points(themes: Sequence[SessionTheme], voices: Iterable[Voice], told: Collection[str] = ()) -> list[KeyPoint]:
    """At most five, in the order of the themes; no statement twice, reviewed ones before drafts.

    A theme that no statement is really about has none; a draft that the page has `told` already is not told again.
    """
    said = [(voice, statement) for voice in voices for statement in voice.statements]
    said = [(voice, one) for voice, one in said if not (one.is_machine_draft and one.text in told)]
    points, taken = [], set()
    for row in themes:
        rated = [(_rank(statement, row.theme), voice, statement) for voice, statement in said if statement not in taken]
        rank, voice, statement = max(rated, key=lambda each: each[0] or (), default=(None, None, None))
        if rank and len(points) < MOST_POINTS:
            points.append(KeyPoint(row.theme, voice, statement))
            taken.add(statement)
    return points


def _rank(statement: Statement, theme: Theme) -> tuple | None:
    """How well the statement speaks for the theme; None where it is not about it."""
    tag = next((tag for tag in statement.shown_themes if tag.theme_id == theme.pk), None)
    if tag is None or not (tag.state == TagState.ACCEPTED or _is_meant(statement, tag)):
        return None
    return not statement.is_machine_draft, tag.state == TagState.ACCEPTED, tag.score or 0.0


def _is_meant(statement: Statement, tag: StatementTheme) -> bool:
    """Whether no theme suits the statement better, and its own words hold the phrase that speaks most for this one.

    The machine reads the whole passage around a claim: its phrases may all stand in the sentences beside it.
    """
    scores = [other.score or 0.0 for other in statement.shown_themes]
    return (tag.score or 0.0) == max(scores) and (not tag.phrases or names(statement.text, tag.phrases[0]))
