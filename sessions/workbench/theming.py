"""Accepts or rejects a theme of a statement, whether the machine proposed it or the editor thought of it."""

from sessions.models import StatementTheme, Theme, WorkbenchChange
from sessions.models.theme import TagState
from sessions.workbench.desk import Desk, Seen, WorkbenchError
from sessions.workbench.recording import recorded

SAID = {TagState.ACCEPTED: "Theme accepted", TagState.REJECTED: "Theme rejected"}


def set_theme(desk: Desk, seen: Seen, theme: int, state: TagState) -> WorkbenchChange:
    found = Theme.objects.filter(pk=theme).first()
    if found is None:
        raise WorkbenchError("Expected a theme of the vocabulary, found none.")
    with recorded(desk, f"{SAID[state]}: {found}", seen) as recording:
        [statement] = recording.statements
        StatementTheme.objects.update_or_create(statement=statement, theme=found, defaults={"state": state})
    return recording.change
