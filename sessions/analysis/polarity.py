"""Turns words into what they deny and where they stand between opposites, to tell whether two texts say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sessions.analysis.background import is_content
from sessions.analysis.opposites import Denying, End, turning_phrases, without_prefix
from sessions.analysis.phrases import Hit
from sessions.analysis.quote_words import Token
from sessions.analysis.words import stem, word_set

# "it protects nobody, I think": what denies by standing for its object
OBJECTS = word_set("nobody nothing none nowhere")
SUBJECTS = word_set("i we you they he she")
# How far a negation reaches, unless a clause ends before: "should not, after all this, be banned"
MOST_WORDS, MOST_CONTENT, MOST_OF_PHRASE = 10, 5, 2
CONTEXT_BEFORE, CONTEXT_AFTER = 5, 8
JOINTS = word_set(
    "and but because since while whereas although though if when where which who whose so therefore however then"
)
BEING = word_set("be is are was were been being it's they're get gets become becomes remain remains stay stays")
# "tracking without consent is": what denies a phrase alone ends where the sentence has its verb
PREPOSITIONS = word_set("without except instead rather free absence lack failure refusal denial")
# "refuse drones unless", "stop without": what sets a condition is not itself denied by the verb before
CONDITIONS = word_set("without unless except")
DETERMINERS = word_set("the a an its their our his her every each all any some few most many no")
AUXILIARIES = BEING | word_set("should must ought shall can may will would could might has have had does do did")
DEMANDING = word_set("should must ought shall need needs shouldn't mustn't")
PAST = word_set("has have had was were did been hasn't haven't hadn't wasn't weren't didn't")
BARE_CONTRACTIONS = word_set(
    "cant wont dont doesnt didnt isnt arent wasnt werent shouldnt mustnt couldnt wouldnt hasnt havent"
)


@dataclass(frozen=True)
class Denial:
    """What one negation reaches, as keys; whether it denies a demand ("should not") or a past fact ("has never").

    `is_plain` is false where an opposite denies ("stop it"), which agrees by its axis already.
    """

    keys: frozenset[str]
    is_plain: bool
    is_demand: bool
    is_past: bool


@dataclass(frozen=True)
class Side:
    """A word of an axis of opposites: the axis, the end (1 or -1; turned by a negation), the content around it."""

    axis: str
    end: int
    word: str
    context: frozenset[str]


class Polarity:
    """What a sentence denies and on which side of each pair of opposites it stands."""

    def __init__(self, tokens: Sequence[Token]):
        self.tokens = tokens
        self.stems = [_key(token) for token in tokens]
        self._hits = {hit.first: hit for hit in turning_phrases().hits(self.stems) if not _is_discourse(tokens, hit)}
        self._turned: set[int] = set()
        self._reaches = {first: self._reach(hit) for first, hit in self._hits.items() if _denies(hit)}
        self._turn_others()

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(key for key in self.stems if is_content(key))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word by its stem, and each axis that the sentence speaks on."""
        return frozenset(self.stems) | {side.axis for side in self.sides}

    @cached_property
    def denials(self) -> list[Denial]:
        """One for each negation that is not itself the object of another."""
        return [
            Denial(self._denied(first), _denies_plainly(self._hits[first]), *self._mood(first))
            for first in self._reaches
            if first not in self._turned and not self._turns_another(first)
        ]

    @cached_property
    def sides(self) -> list[Side]:
        return [
            Side(value.axis, value.end * self._sign(first), self.stems[first], self._context(hit))
            for first, hit in self._hits.items()
            for value in hit.values
            if isinstance(value, End)
        ]

    def is_denied_before(self, place: int) -> bool:
        """Whether a word before the place denies what stands there, and no other word before it turns that round."""
        reaching = {
            first: reach for first, reach in self._reaches.items() if first < place and first not in self._turned
        }
        return any(
            place in reach and not (self._turns_another(first) and reach[-1] < place)
            for first, reach in reaching.items()
        )

    def _reach(self, hit: Hit) -> list[int]:
        """The places that a negation reaches: to the end of its clause, or up to and with the next negation."""
        reached, content = self._before(hit) if self._is_said_of_its_subject(hit) else [], 0
        is_preposition = self.tokens[hit.first].folded in PREPOSITIONS
        is_phrase, most = not _denies_plainly(hit) or is_preposition, MOST_OF_PHRASE if is_preposition else MOST_CONTENT
        is_object = self.tokens[hit.last].folded in OBJECTS
        for place in range(hit.last + 1, min(len(self.tokens), hit.last + 1 + MOST_WORDS)):
            if content and (content == most or self._opens(place)):
                break
            if is_phrase and content and self.tokens[place].folded in AUXILIARIES:
                break
            if is_preposition and content and self.tokens[place].folded in DETERMINERS:
                break
            if not _denies_plainly(hit) and self.tokens[place].folded in CONDITIONS:
                break
            if is_object and self.tokens[place].folded in SUBJECTS:
                break
            if place in self._hits and Denying.TOO in self._hits[place].values:
                break
            reached.append(place)
            if place in self._hits and _denies(self._hits[place]):
                break
            content += is_content(self.stems[place])
        return reached if reached or not _denies_plainly(hit) else self._before(hit)

    def _is_said_of_its_subject(self, hit: Hit) -> bool:
        """ "Tracking is banned", "tracking is unlawful": what is denied stands before."""
        is_end = any(isinstance(value, End) for value in hit.values)
        return is_end and any(token.folded in BEING for token in self.tokens[max(0, hit.first - 2) : hit.first])

    def _before(self, hit: Hit) -> list[int]:
        start = max(0, hit.first - MOST_WORDS)
        opening = [place for place in range(start, hit.first) if self._opens(place)]
        return [place for place in range(max([start, *opening]), hit.first) if place not in self._hits]

    def _opens(self, place: int) -> bool:
        return self.tokens[place].opens_clause or self.tokens[place].folded in JOINTS

    def _turn_others(self) -> None:
        for first in sorted(self._reaches):
            if self._turns_another(first) and first not in self._turned:
                self._turned.add(self._reaches[first][-1])

    def _turns_another(self, first: int) -> bool:
        return bool(self._reaches[first]) and self._reaches[first][-1] in self._reaches

    def _denied(self, first: int) -> frozenset[str]:
        """The content reached with its axes; where it is none ("and not where") the very words."""
        places = self._reaches[first]
        head = next((place for place in places if place > first and self._weighs(place)), first)
        own = (first, head) if _denies_plainly(self._hits[first]) else (first,)
        axes = {value.axis for place in own for value in self._ends(place)}
        content = {self.stems[place] for place in places} & self.content
        return frozenset(axes | content or {self.stems[place] for place in places[:2]})

    def _ends(self, place: int) -> list[End]:
        return [value for value in self._hits[place].values if isinstance(value, End)] if place in self._hits else []

    def _weighs(self, place: int) -> bool:
        return place in self._hits or self.stems[place] in self.content

    def _mood(self, first: int) -> tuple[bool, bool]:
        near = {token.folded for token in self.tokens[max(0, first - 3) : first + 2]}
        return bool(near & DEMANDING), bool(near & PAST)

    def _sign(self, first: int) -> int:
        """Only a plain negation turns an opposite round: what is banned may be strong or weak."""
        if first in self._reaches:
            return -1 if first in self._turned else 1
        plain = [places for other, places in self._reaches.items() if _denies_plainly(self._hits[other])]
        return -1 if sum(first in places for places in plain) % 2 else 1

    def _context(self, hit: Hit) -> frozenset[str]:
        around = (*range(max(0, hit.first - CONTEXT_BEFORE), hit.first), *range(hit.last + 1, hit.last + CONTEXT_AFTER))
        return frozenset(self.stems[place] for place in around if place < len(self.stems)) & self.content


def says_the_same(claim: Sequence[Token], nearest: Sequence[Token], passage: Sequence[Token]) -> bool:
    """Whether a claim denies what its nearest sentence denies, and takes the same side of each pair of opposites."""
    ours, theirs, around = Polarity(claim), Polarity(nearest), Polarity(passage)
    sides = theirs.sides + [side for side in around.sides if side.axis not in {each.axis for each in theirs.sides}]
    if _stand_apart(ours.sides, sides) or _differ_by_prefix(ours, around):
        return False
    agreed = {side.axis for side in ours.sides} & {side.axis for side in theirs.sides}
    denied = [denial for denial in ours.denials if not denial.keys & agreed]
    said = [denial for denial in theirs.denials if denial.keys & ours.words and not denial.keys & agreed]
    answering = [denial for denial in ours.denials if denial.is_plain or not denial.keys & agreed]
    return (
        len(said) <= len(ours.denials)
        and all(_has_like(denial, theirs.denials) for denial in denied)
        and all(_has_like(denial, answering) for denial in said)
    )


def _stand_apart(ours: Sequence[Side], theirs: Sequence[Side]) -> bool:
    own, other = _unshared(ours, theirs), _unshared(theirs, ours)
    return any(_is_other_side(side, other) for side in own)


def _has_like(denial: Denial, others: Iterable[Denial]) -> bool:
    return any(denial.keys & other.keys and not (denial.is_demand and other.is_past) for other in others)


def _unshared(sides: Iterable[Side], others: Iterable[Side]) -> list[Side]:
    """Those whose word the others do not hold on the same side: "grows" with "grows" tells nothing of "decrease"."""
    held = {(other.axis, other.word, other.end) for other in others}
    return [side for side in sides if (side.axis, side.word, side.end) not in held]


def _is_other_side(side: Side, others: Iterable[Side]) -> bool:
    """Whether the others stand at the other end of the axis, those about the same thing if there are any."""
    same = [other for other in others if other.axis == side.axis]
    most = max((len(other.context & side.context) for other in same), default=0)
    about = [other for other in same if len(other.context & side.context) == most]
    return bool(about) and all(other.end != side.end for other in about)


def _differ_by_prefix(ours: Polarity, theirs: Polarity) -> bool:
    """possible, impossible: one text's word is the other's behind a negating prefix, and neither is denied."""
    return any(
        without_prefix(word) in other.content - one.content
        and not any(word in denial.keys for denial in one.denials)
        and not any(without_prefix(word) in denial.keys for denial in other.denials)
        for one, other in ((ours, theirs), (theirs, ours))
        for word in one.content - other.content
    )


def negations(tokens: Sequence[Token]) -> int:
    """How many words or phrases deny something, apart from those at one end of an axis."""
    return sum(_denies_plainly(hit) for hit in turning_phrases().hits(list(map(_key, tokens))))


def _key(token: Token) -> str:
    return "not" if token.folded.endswith("n't") or token.folded in BARE_CONTRACTIONS else stem(token.folded)


def _denies(hit: Hit) -> bool:
    return any(value in (Denying.IS, Denying.TOO) for value in hit.values) or any(
        isinstance(value, End) and value.denies for value in hit.values
    )


def _denies_plainly(hit: Hit) -> bool:
    return Denying.IS in hit.values or Denying.TOO in hit.values


def _is_discourse(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "No, we should": an answer, not a negation."""
    following = tokens[hit.last + 1 : hit.last + 2]
    return tokens[hit.first].folded == "no" and bool(following) and following[0].opens_clause
