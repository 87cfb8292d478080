"""Words a statement anew, or splits it into several that keep its evidence, its themes and its state."""

from sessions.importing.keys import give_keys
from sessions.models import Evidence, Statement, StatementTheme, WorkbenchChange
from sessions.models.statement import State
from sessions.workbench.desk import Desk, Seen, WorkbenchError, short
from sessions.workbench.ordering import make_room
from sessions.workbench.recording import recorded


def word(desk: Desk, seen: Seen, text: str) -> WorkbenchChange:
    """Give the statement these words; each further line of them becomes a statement of its own."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        raise WorkbenchError("Expected the words of a statement, found none. Reject it if nobody should read it.")
    return reword(desk, seen, lines[0]) if len(lines) == 1 else split(desk, seen, lines)


def reword(desk: Desk, seen: Seen, text: str) -> WorkbenchChange:
    with recorded(desk, f"Worded: {short(text)}", seen) as recording:
        recording.statements[0].text = text
    return recording.change


def split(desk: Desk, seen: Seen, texts: list[str]) -> WorkbenchChange:
    """The statement keeps its key and the first of the texts; the others get keys of their own behind it."""
    with recorded(desk, "Split", seen) as recording:
        [statement] = recording.statements
        recording.said = f"Split into {len(texts)}: {short(statement.text)}"
        made = _make(statement, texts[1:], make_room(recording, len(texts) - 1))
        recording.add(*made)
        statement.text = texts[0]
        for one in made:
            one.state, one.merged_into = statement.state, None
            give_rows(statement, one)
    return recording.change


def _make(statement: Statement, texts: list[str], first: int) -> list[Statement]:
    """Statements that are part of the other still: so they are again once the split is undone."""
    made = [
        Statement(
            participation=statement.participation,
            text=text,
            position=first + place,
            state=State.REJECTED,
            merged_into=statement,
        )
        for place, text in enumerate(texts)
    ]
    give_keys(made)
    return Statement.objects.bulk_create(made)  # their history begins with the save that ends the change


def give_rows(giver: Statement, taker: Statement) -> None:
    """The taker gets the evidence and the themes of the other that it lacks; no reading of the source moves them."""
    there = set(taker.evidence.values_list("source", "start", "end"))
    for row in giver.evidence.all():
        if (row.source_id, row.start, row.end) not in there:
            Evidence.objects.create(
                statement=taker, source_id=row.source_id, start=row.start, end=row.end, text=row.text
            )
    themes = set(taker.statement_themes.values_list("theme", flat=True))
    for tag in giver.statement_themes.shown().exclude(theme__in=themes):
        StatementTheme.objects.create(
            statement=taker, theme_id=tag.theme_id, state=tag.state, score=tag.score, phrases=tag.phrases
        )
