"""Turns what a voice said into an index that finds a quotation in it, exactly or nearly."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import fuzz

from sessions.analysis.alignment import Alignment, align_tokens
from sessions.analysis.quote_words import Token, tokens_of
from sessions.transcript import Span

MOST_PLACES, MOST_DIAGONALS, STRIDE = 60, 3, 8


class QuotedText:
    """The spans of a text that a voice's words fill, prepared for many quotations."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self.text = text
        self.tokens = [token for span in spans for token in tokens_of(text, span)]

    @cached_property
    def folded(self) -> list[str]:
        return [token.folded for token in self.tokens]

    @cached_property
    def places(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of one, two and three words begins."""
        places: dict[tuple[str, ...], list[int]] = {}
        for size in (1, 2, 3):
            for place in range(len(self.folded) - size + 1):
                places.setdefault(tuple(self.folded[place : place + size]), []).append(place)
        return places

    def find(self, quotation: Sequence[Token]) -> Span | None:
        """The first place where the very same folded words follow each other."""
        folded = [token.folded for token in quotation]
        for place in self.places.get(tuple(folded[:3]), ()) if folded else ():
            if self.folded[place : place + len(folded)] == folded:
                return Span(self.tokens[place].span.start, self.tokens[place + len(folded) - 1].span.end)
        return None

    def align(self, quotation: Sequence[Token]) -> Alignment | None:
        """The best alignment around the places that share most runs of words with the quotation; None where none is."""
        found = [
            self._aligned(quotation, diagonal) for diagonal in self._diagonals([token.folded for token in quotation])
        ]
        return max(found, key=lambda alignment: (alignment.score, -alignment.span.start), default=None)

    def _diagonals(self, folded: Sequence[str]) -> list[int]:
        votes: Counter[int] = Counter()
        for size in (3, 2, 1):
            for offset in range(len(folded) - size + 1):
                places = self.places.get(tuple(folded[offset : offset + size]), ())
                for place in places if len(places) <= MOST_PLACES else ():
                    votes[(place - offset) // STRIDE] += size
        best = sorted(votes, key=lambda diagonal: (-votes[diagonal] - votes[diagonal + 1], diagonal))
        return [diagonal * STRIDE for diagonal in best[:MOST_DIAGONALS]]

    def _aligned(self, quotation: Sequence[Token], diagonal: int) -> Alignment:
        slack = STRIDE + len(quotation) // 2
        first = max(0, diagonal - slack)
        window = self.tokens[first : max(first + 1, diagonal + len(quotation) + slack)]
        return align_tokens(quotation, _narrowed(quotation, window))


def _narrowed(quotation: Sequence[Token], window: Sequence[Token]) -> Sequence[Token]:
    """The stretch of the window that is most like the quotation, with a few words more on each side."""
    theirs = [token.folded for token in window]
    place = fuzz.partial_ratio_alignment([token.folded for token in quotation], theirs)
    if place is None or len(window) <= len(quotation):
        return window
    # at either end of the window only a part of the quotation is laid upon it
    slack = 4 + len(quotation) // 5 + len(quotation) - (place.dest_end - place.dest_start)
    return window[max(0, place.dest_start - slack) : place.dest_end + slack]
