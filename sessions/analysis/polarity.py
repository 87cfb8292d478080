"""Turns words into what they deny and where they stand between opposites."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sessions.analysis.background import is_content
from sessions.analysis.opposites import Denying, End, turning_phrases
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
        for place in range(hit.last + 1, min(len(self.tokens), hit.last + 1 + MOST_WORDS)):
            if self._ends_reach(hit, place, content):
                break
            reached.append(place)
            if place in self._hits and _denies(self._hits[place]):
                break
            content += is_content(self.stems[place])
        return reached if reached or not _denies_plainly(hit) else self._before(hit)

    def _ends_reach(self, hit: Hit, place: int, content: int) -> bool:
        """Whether what the negation denies is over before the place; `content` words of it stand there so far."""
        word, is_plain = self.tokens[place].folded, _denies_plainly(hit)
        is_preposition = self.tokens[hit.first].folded in PREPOSITIONS
        most = MOST_OF_PHRASE if is_preposition else MOST_CONTENT
        is_phrase_over = (is_preposition or not is_plain) and word in AUXILIARIES
        is_next_phrase = is_preposition and word in DETERMINERS
        is_full = content > 0 and (content == most or self._opens(place) or is_phrase_over or is_next_phrase)
        is_clause_of_its_own = self.tokens[hit.last].folded in OBJECTS and word in SUBJECTS
        is_condition = not is_plain and word in CONDITIONS
        is_other = place in self._hits and Denying.TOO in self._hits[place].values
        return is_full or is_clause_of_its_own or is_condition or is_other

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
