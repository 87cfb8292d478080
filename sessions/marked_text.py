"""Turns a text and the statements drawn from it into pieces: claims, each with its statement, and what lies between."""

from collections.abc import Iterable
from dataclasses import dataclass

from sessions.models import Statement


@dataclass(frozen=True)
class Piece:
    text: str
    statement: Statement | None = None


def marked_text(text: str, statements: Iterable[Statement]) -> list[Piece]:
    """The pieces of the text in order; a claim that the text does not hold, or that overlaps another, is not marked."""
    pieces, position = [], 0
    for start, end, statement in sorted(_found(text, statements), key=lambda found: found[:2]):
        if start >= position:
            pieces += [Piece(text[position:start])] if start > position else []
            pieces.append(Piece(text[start:end], statement))
            position = end
    return [*pieces, Piece(text[position:])] if position < len(text) else pieces


def _found(text: str, statements: Iterable[Statement]) -> Iterable[tuple[int, int, Statement]]:
    """(start, end, statement) for the first of the statement's words that the text holds."""
    for statement in statements:
        words = next((words for words in _words(statement) if words in text), None)
        if words:
            start = text.index(words)
            yield start, start + len(words), statement


def _words(statement: Statement) -> list[str]:
    """The claim, and where an editor reworded it, what was said."""
    spoken = [evidence.text for evidence in statement.shown_evidence if not evidence.source.is_report]
    return [words for words in (statement.text, *spoken) if words]
