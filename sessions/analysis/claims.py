"""Turns a sentence's words into its profile: how far it claims, proves, opens a meeting, asks or speaks of oneself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sessions.analysis.cues import Cue, cue_trie
from sessions.analysis.standing import addressing, asks, leaning
from sessions.analysis.words import Words
from sessions.transcript import Span

# 'Who pays?"': a question mark at the end, whatever closes after it
QUESTION_END = re.compile(r"[?？؟][\"'”’)\]]*$")
# 'and then the', 'so I was—': speech that breaks off
BROKEN_END = re.compile(r"(?:[,;:–—-]|\.\.\.|…)[\"'”’]*$")
CLAIMING = (Cue.CLAIM, Cue.PROPOSAL, Cue.POSITION, Cue.COMMITMENT)
# "the officials—I think they were asked—agreed", "only are – like, there are": broken off and begun again
BREAKS = re.compile(r"—|(?<= )[–-]+ |\.\.\.|…")
MOST_BREAKS = 3
MOST_CLAIM, MOST_OTHER = 8.0, 3.0


@dataclass(frozen=True)
class Profile:
    """Sums of the weights of the cues found, each capped."""

    sums: dict[Cue, float] = field(default_factory=dict)
    is_question: bool = False
    leaning: float = 0.0
    addressing: int = 0
    is_broken: bool = False
    breaks: int = 0
    commas: int = 0
    figures: int = 0

    def of(self, cue: Cue) -> float:
        return min(MOST_OTHER, self.sums.get(cue, 0.0))

    @property
    def claim(self) -> float:
        return min(MOST_CLAIM, sum(self.sums.get(cue, 0.0) for cue in CLAIMING))

    @property
    def evidence(self) -> float:
        return min(MOST_OTHER, self.sums.get(Cue.EVIDENCE, 0.0) + self.figures)

    @property
    def kind(self) -> str:
        """The strongest of claim, proposal, position and commitment; a special one wins against a plain claim."""
        special = max(CLAIMING[1:], key=lambda cue: self.sums.get(cue, 0.0))
        return str(special if self.sums.get(special, 0.0) >= MOST_OTHER else Cue.CLAIM)


def profiles(text: str, words: Words, spans: Iterable[Span]) -> list[Profile]:
    """The profile of each sentence of a turn; a phrase ends with its sentence ("... today. We will ...")."""
    reaches = ((span, words.within(span)) for span in spans)
    return [_profile(span.of(text), words.lower[reach.start : reach.stop]) for span, reach in reaches]


def _profile(sentence: str, lower: list[str]) -> Profile:
    sums = _sums(lower)
    return Profile(
        sums=sums,
        is_question=bool(QUESTION_END.search(sentence[-6:])) or sums.get(Cue.QUESTION, 0.0) > 0 or asks(lower),
        leaning=leaning(lower),
        addressing=addressing(lower),
        is_broken=bool(BROKEN_END.search(sentence[-6:])),
        breaks=min(MOST_BREAKS, len(BREAKS.findall(sentence))),
        commas=sentence.count(", "),
        figures=sum(word[0].isdigit() for word in lower),
    )


def _sums(lower: list[str]) -> dict[Cue, float]:
    sums: dict[Cue, float] = {}
    for hit in cue_trie().hits(lower):
        for cue, weight in hit.values:
            sums[cue] = sums.get(cue, 0.0) + weight
    return sums
