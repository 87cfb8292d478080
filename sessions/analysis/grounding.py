"""Turns a claim and a voice's turns into its grounding: how far the turns hold the claim, where, and what differs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from sessions.analysis.alignment import Alignment
from sessions.analysis.background import is_content
from sessions.analysis.discrepancies import Flag, paraphrase_flags, quote_flags
from sessions.analysis.numerals import is_number_word, numbers
from sessions.analysis.paraphrase import Windows, coverage
from sessions.analysis.polarity import Polarity, negations
from sessions.analysis.quote_words import Token, tokens_of
from sessions.analysis.quotes import QuotedText
from sessions.analysis.sentences import sentences
from sessions.analysis.words import Words, stem, words_of
from sessions.transcript import Span
from speakers.names import fold

LEAST_LIKENESS, LEAST_DOUBT = 0.75, 0.40
FEWEST_QUOTED = 4
# How many characters before a quotation its sentence is looked for.
LOOK_BACK = 400
# 'we must [...] act', 'we must … act': parts quoted with something left out between
ELISION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
QUOTATION_MARKS = " \t\n\"'“”‘’«»„"


class Match(StrEnum):
    """From the surest to none; "ask" leaves the decision to a person and never counts as supported."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    NEAR = "near"
    PARAPHRASE = "paraphrase"
    ASK = "ask"
    UNSUPPORTED = "unsupported"

    @property
    def is_supported(self) -> bool:
        return self not in (Match.ASK, Match.UNSUPPORTED)


@dataclass(frozen=True)
class Grounding:
    """`score` is 1 for a quotation, else the likeness or the content covered; `spans` count characters of the text."""

    match: Match
    score: float
    spans: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()


UNSUPPORTED = Grounding(Match.UNSUPPORTED, 0.0)


class SpokenText:
    """What one voice said: spans of a text, prepared for many claims."""

    def __init__(self, text: str, spans: Iterable[Span]):
        self.text, self.spans = text, tuple(spans)

    @cached_property
    def quoted(self) -> QuotedText:
        return QuotedText(self.text, self.spans)

    @cached_property
    def windows(self) -> Windows:
        return Windows(self.text, self.spans)

    def ground(self, claim: str, known_names: Iterable[str] = ()) -> Grounding:
        """The claim's grounding; names in `known_names` (the speaker's own) need not be spoken."""
        claim = claim.strip(QUOTATION_MARKS)
        parts = [part.strip(QUOTATION_MARKS) for part in ELISION.split(claim) if any(map(str.isalnum, part))]
        if not parts or not self.spans:
            return UNSUPPORTED
        names = frozenset(word for name in known_names for word in fold(name).split())
        whole = self._exact(claim, tokens_of(claim, Span(0, len(claim))))
        found = [whole] if whole else [self._part(part, names) for part in parts]
        return _joined(found, self._elision_flags(found))

    def _elision_flags(self, parts: Sequence[Grounding]) -> tuple[Flag, ...]:
        """A negation left out between two parts of one sentence turns the quotation round."""
        gaps = [
            Span(one.spans[-1].end, other.spans[0].start) for one, other in pairwise(parts) if one.spans and other.spans
        ]
        near = [tokens_of(self.text, gap) for gap in gaps if len(sentences(self.text, gap)) == 1]
        return (Flag.NEGATION,) if any(map(negations, near)) else ()

    def _part(self, claim: str, names: frozenset[str]) -> Grounding:
        tokens = tokens_of(claim, Span(0, len(claim)))
        if not tokens:
            return UNSUPPORTED
        return self._exact(claim, tokens) or self._near(tokens) or self._paraphrase(claim, tokens, names)

    def _exact(self, claim: str, tokens: Sequence[Token]) -> Grounding | None:
        for span in self.spans:
            place = _whole_words(self.text, claim, span)
            if place:
                return self._quotation(Match.VERBATIM, place)
        place = self.quoted.find(tokens)
        return self._quotation(Match.NORMALISED, place) if place else None

    def _quotation(self, match: Match, place: Span) -> Grounding:
        """Words cut off from what denies them, as in "I do not think that | we should filter", say the reverse."""
        flags = (Flag.NEGATION,) if self._is_denied_before(place) else ()
        return Grounding(Match.ASK if flags else match, 1.0, (place,), flags)

    def _is_denied_before(self, place: Span) -> bool:
        start = next(span.start for span in self.spans if span.start <= place.start < span.end)
        sentence = sentences(self.text, Span(max(start, place.start - LOOK_BACK), place.end))
        begun = max((one.start for one in sentence if one.start <= place.start), default=place.start)
        before = tokens_of(self.text, Span(begun, place.start))
        whole = [*before, *tokens_of(self.text, place)] if before else []
        return Polarity(whole).is_denied_before(len(before))

    def _near(self, tokens: Sequence[Token]) -> Grounding | None:
        alignment = self.quoted.align(tokens) if len(tokens) >= FEWEST_QUOTED else None
        if alignment is None or min(alignment.score, _content_kept(tokens, alignment)) < LEAST_LIKENESS:
            return None
        denied = (Flag.NEGATION,) if self._is_denied_before(alignment.span) else ()
        flags = tuple(dict.fromkeys((*quote_flags(alignment, tokens), *denied)))
        return Grounding(Match.ASK if flags else Match.NEAR, round(alignment.score, 3), (alignment.span,), flags)

    def _paraphrase(self, claim: str, tokens: Sequence[Token], names: frozenset[str]) -> Grounding:
        passage = self.windows.best(self._worded(words_of(claim, Span(0, len(claim)))))
        if passage is None or passage.coverage < LEAST_DOUBT:
            return Grounding(Match.UNSUPPORTED, round(passage.coverage, 3) if passage else 0.0)
        said, nearest = tokens_of(self.text, passage.span), tokens_of(self.text, passage.nearest)
        flags = paraphrase_flags(tokens, said, nearest, names)
        is_sure = not flags and passage.is_telling
        return Grounding(Match.PARAPHRASE if is_sure else Match.ASK, round(passage.coverage, 3), (passage.span,), flags)

    def _worded(self, words: Words) -> list[str]:
        """The stems without the numbers written otherwise than they were said, which are left to the flags."""
        pairs = zip(words.lower, words.stems, strict=True)
        return [key for word, key in pairs if not is_number_word(word) or self.windows.hold(key)]


def ground(claim: str, text: str, spans: Iterable[Span], known_names: Iterable[str] = ()) -> Grounding:
    """The grounding of one claim in the spans of a text that a voice's words fill."""
    return SpokenText(text, spans).ground(claim, known_names)


def _content_kept(tokens: Sequence[Token], alignment: Alignment) -> float:
    """The share of the claim's content, weighted by idf, that the aligned words hold: formulas alone are no quotation.

    Numbers are left to the flags: they may stand in figures here and in words there.
    """
    changed = {stem(token.folded) for ours, _ in alignment.changes for token in ours}
    worded = (token.folded for token in tokens if not numbers([token]))
    content = [key for word in worded if is_content(key := stem(word))]
    return coverage(content, [key for key in content if key not in changed]) if content else 1.0


def _whole_words(text: str, claim: str, span: Span) -> Span | None:
    """The first place of the claim, letter by letter, that does not begin or end inside a word."""
    place = text.find(claim, span.start, span.end)
    while place >= 0:
        end = place + len(claim)
        if not (text[place - 1 : place].isalnum() and claim[0].isalnum()) and not (
            text[end : end + 1].isalnum() and claim[-1].isalnum()
        ):
            return Span(place, end)
        place = text.find(claim, place + 1, span.end)
    return None


def _joined(parts: Sequence[Grounding], elided: tuple[Flag, ...]) -> Grounding:
    """A quotation with something left out is as sure as its weakest part."""
    weakest = max((part.match for part in parts), key=list(Match).index)
    flags = tuple(dict.fromkeys((*(flag for part in parts for flag in part.flags), *elided)))
    spans = tuple(span for part in parts for span in part.spans)
    match = Match.ASK if elided and weakest.is_supported else weakest
    return Grounding(match, min(part.score for part in parts), spans, flags)
