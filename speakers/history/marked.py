"""Turns differences into HTML that says without colour, and without sight, what was removed and what was added."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from speakers.history.word_differences import How, Piece

HIDDEN = '<span class="visually-hidden">{}</span>'
TEMPLATES = {
    How.SAME: "{}",
    How.REMOVED: f"<del>{HIDDEN.format('[removed: ')}{{}}{HIDDEN.format(']')}</del>",
    How.ADDED: f"<ins>{HIDDEN.format('[added: ')}{{}}{HIDDEN.format(']')}</ins>",
}
LEFT_OUT = SafeString(
    f'<span class="left-out"><span aria-hidden="true"> … </span>{HIDDEN.format("[words that are the same] ")}</span>'
)


def marked(pieces: Iterable[Piece]) -> SafeString:
    """The difference as one block whose direction is that of its text."""
    shown = format_html_join("", "{}", ([_marked(piece)] for piece in pieces))
    return format_html('<div class="difference" dir="auto">{}</div>', shown)


def _marked(piece: Piece) -> SafeString:
    return LEFT_OUT if piece.how == How.LEFT_OUT else format_html(TEMPLATES[piece.how], piece.text)
