"""Turns what a form of the workbench sends into the change that it asks for."""

from collections.abc import Callable, Mapping

from sessions.models import RelationKind, WorkbenchChange
from sessions.models.statement import State
from sessions.models.theme import TagState
from sessions.transcript import Span
from sessions.workbench.deciding import Pile, approve_pile, decide
from sessions.workbench.desk import Desk, Seen, WorkbenchError
from sessions.workbench.evidencing import attach, attach_words, detach
from sessions.workbench.merging import merge
from sessions.workbench.ordering import move
from sessions.workbench.relating import judge, relate
from sessions.workbench.theming import set_theme
from sessions.workbench.undoing import last_to_redo, last_to_undo, redo, undo
from sessions.workbench.wording import word

# A number with more digits than this is no id, place or version of ours.
MOST_DIGITS = 15
JUDGED = {"accept": TagState.ACCEPTED, "reject": TagState.REJECTED}
KINDS = {str(kind): kind for kind in RelationKind}


def make_change(desk: Desk, form: Mapping[str, str]) -> WorkbenchChange:
    """The change that `do` names, as in "approve KEY VERSION", with the rest of the form; WorkbenchError if none."""
    name, *words = form.get("do", "").split() or [""]
    if name not in CHANGES or any("\0" in text for text in form.values()):
        raise WorkbenchError("Expected a change of the workbench, found none. Load the page again.")
    try:
        return CHANGES[name](desk, words, form)
    except (IndexError, KeyError, ValueError) as error:
        if isinstance(error, WorkbenchError):
            raise
        raise WorkbenchError("Expected a whole form of the workbench, found a part. Load the page again.") from error


def _seen(words: list[str]) -> Seen:
    return Seen(words[0], _number(words[1]))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise ValueError(text)
    return int(text)


def _decision(state: State) -> Callable[..., WorkbenchChange]:
    return lambda desk, words, form: decide(desk, _seen(words), state)


def _attach(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    if "source" not in form:
        return attach_words(desk, _seen(words), form["words"])
    span = Span(_number(form["start"]), _number(form["end"]))
    return attach(desk, _seen(words), _number(form["source"]), span, form["text"].replace("\r\n", "\n"))


def _detach(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    source, start, end = map(_number, words[2:5])
    return detach(desk, _seen(words), source, Span(start, end))


def _theme(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    """The theme stands beside the decision, or in the form where the editor chose one."""
    theme = words[3] if len(words) > 3 else form["theme"]
    return set_theme(desk, _seen(words), _number(theme), JUDGED[words[2]])


def _merge(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    return merge(desk, _seen(words), _seen(words[2:] or form["with"].split()))


def _pile(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    voice, word_for_word, number, versions = map(_number, words)
    return approve_pile(desk, Pile(voice, bool(word_for_word), number, versions))


def _turn_back(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    return undo(desk, _number(words[0]) if words else _named(last_to_undo(desk), "undo"))


def _turn_again(desk: Desk, words: list[str], form: Mapping[str, str]) -> WorkbenchChange:
    return redo(desk, _number(words[0]) if words else _named(last_to_redo(desk), "do again"))


def _named(change: WorkbenchChange | None, what: str) -> int:
    if change is None:
        raise WorkbenchError(f"There is nothing of yours to {what} in this session.")
    return change.pk


CHANGES: dict[str, Callable[[Desk, list[str], Mapping[str, str]], WorkbenchChange]] = {
    "approve": _decision(State.APPROVED),
    "reject": _decision(State.REJECTED),
    "hide": _decision(State.HIDDEN),
    "suggest": _decision(State.SUGGESTED),
    "approve-pile": _pile,
    "word": lambda desk, words, form: word(desk, _seen(words), form["text"]),
    "merge": _merge,
    "up": lambda desk, words, form: move(desk, _seen(words), later=False),
    "down": lambda desk, words, form: move(desk, _seen(words), later=True),
    "theme": _theme,
    "attach": _attach,
    "detach": _detach,
    "relate": lambda desk, words, form: relate(desk, _seen(words), KINDS[form["kind"]], form["with"]),
    "judge": lambda desk, words, form: judge(desk, _seen(words), _number(words[3]), JUDGED[words[2]]),
    "undo": _turn_back,
    "redo": _turn_again,
}
