"""Finds the public statements of the same session that share a theme with a statement."""

from sessions.models import Statement, StatementTheme
from sessions.pages import with_evidence

MOST_RELATED = 6


def statements_of_the_same_themes(statement: Statement) -> list[Statement]:
    """At most six, in reading order; those of other voices first."""
    themes = [tag.theme_id for tag in statement.shown_themes if tag.theme.basket_id]
    if not themes:
        return []
    tagged = StatementTheme.objects.shown().filter(theme__in=themes).exclude(statement=statement).values("statement")
    others = Statement.objects.public().filter(participation__session=statement.participation.session_id, pk__in=tagged)
    nearest = others.select_related("participation__speaker", "participation__session__event").in_reading_order()
    found = list(with_evidence(nearest)[: 4 * MOST_RELATED])
    found.sort(key=lambda one: one.participation_id == statement.participation_id)
    return found[:MOST_RELATED]
