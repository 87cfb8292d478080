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
    for start, statement in sorted(_found(text, statements), key=lambda found: found[0]):
        if start >= position:
            pieces += [Piece(text[position:start])] if start > position else []
            position = start + len(statement.text)
            pieces.append(Piece(text[start:position], statement))
    return [*pieces, Piece(text[position:])] if position < len(text) else pieces


def _found(text: str, statements: Iterable[Statement]) -> Iterable[tuple[int, Statement]]:
    for statement in statements:
        start = text.find(statement.text) if statement.text else -1
        if start >= 0:
            yield start, statement
