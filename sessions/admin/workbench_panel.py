"""What a card of the workbench shows once it is open: every form of its statement, and why a change was refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.models import Participation, Statement, Theme
from sessions.models.statement import State
from sessions.workbench.desk import Desk, StaleStatement, WorkbenchError
from speakers.versioned_admin import Difference

DECISIONS = {
    "approve": State.APPROVED,
    "reject": State.REJECTED,
    "hide": State.HIDDEN,
    "suggest": State.SUGGESTED,
}


@dataclass(frozen=True)
class Refusal:
    """Why nothing was changed; of a stale statement both versions and who saved theirs. `typed` are words to keep."""

    sentence: str
    typed: str | None = None
    differences: tuple[Difference, ...] = ()
    saving: object = None

    @property
    def is_stale(self) -> bool:
        return self.saving is not None


@dataclass(frozen=True)
class Panel:
    """The choices of the open card: statements of its voice, voices with theirs, baskets; `following` is the next."""

    key: str
    siblings: list[Statement]
    others: dict[Participation, list[Statement]]
    baskets: list[Theme]
    refused: Refusal | None
    following: Statement | None = None


def open_panel(desk: Desk, key: str, refused: Refusal | None) -> Panel | None:
    """None where no statement of the session has the key and nothing was refused."""
    kept = Statement.objects.kept().filter(participation__session=desk.session).in_reading_order()
    kept = list(kept.select_related("participation__speaker"))
    mine = Statement.objects.filter(participation__session=desk.session, key=key[:8].replace("\0", "")).first()
    if mine is None:
        return Panel("", [], {}, [], refused) if refused else None
    others: dict[Participation, list[Statement]] = {}
    for one in kept:
        if one.participation_id != mine.participation_id:
            others.setdefault(one.participation, []).append(one)
    siblings = [one for one in kept if one.participation_id == mine.participation_id and one != mine]
    baskets = list(Theme.objects.filter(basket=None).prefetch_related("themes"))
    following = next((one for one in siblings if one.position > mine.position), None)
    return Panel(mine.key, siblings, others, baskets, refused, following)


def refusal(error: WorkbenchError, form: Mapping[str, str]) -> Refusal:
    name = form.get("do", "").partition(" ")[0]
    typed = form.get("text") if name == "word" else None
    if not isinstance(error, StaleStatement):
        return Refusal(str(error), typed)
    theirs = error.statement
    saving = theirs.history.select_related("history_user").first()
    return Refusal(str(error), typed, tuple(_differences(theirs, name, typed)), saving)


def _differences(theirs: Statement, name: str, typed: str | None):
    if typed is not None:
        yield Difference("Text", typed, theirs.text)
    if name in DECISIONS:
        yield Difference("State", DECISIONS[name].label, theirs.get_state_display())
