"""Turns a claim and the sentence it is held against into whether each still does to the other what was said."""

from collections.abc import Sequence
from itertools import combinations

from sessions.analysis.background import is_content
from sessions.analysis.numerals import numbers
from sessions.analysis.quote_words import Token
from sessions.analysis.words import stem, word_set

# "radio more than platforms", "the parents instead of the child": what stands before is set above what stands after
PIVOTS = word_set("than instead rather against over")
# "For cameras at the port, recordings ...": what begins a phrase set before its sentence
FRONTING = word_set("""in on at for by with from under of to during within among across until before after since when
if while although though because as once unless without""")
# "publishers", "operators": nouns, though a word of their stem is a verb
DOERS = ("ers", "ors")
BEING = word_set("be is are was were been being get gets got")
# What a verb follows ("must pay", "have paid") or is followed by ("pay the fee")
BEFORE_VERB = word_set("""must should shall will would may might can could cannot not do does did has have had who
which they we""")
AFTER_VERB = word_set("the a an its their our his her your every each all any no them it him us")
# How far before a participle its "be" may stand, and how far before an agent its "by"
BE_REACH, BY_REACH = 2, 3


class Order:
    """The words that two texts share, each where it first stands, in the order of one of them."""

    def __init__(self, tokens: Sequence[Token], shared: frozenset[str]):
        self.tokens = tokens
        self.places: dict[str, int] = {}
        for place, key in enumerate(map(_key, tokens)):
            if key in shared:
                self.places.setdefault(key, place)
        self.words = [word for word in self.places if word not in PIVOTS]

    def left(self, word: str) -> str | None:
        """The nearest word before, or None."""
        return next((each for each in reversed(self.words) if self.places[each] < self.places[word]), None)

    def right(self, word: str) -> str | None:
        return next((each for each in self.words if self.places[each] > self.places[word]), None)

    def side(self, word: str, pivot: str) -> int:
        """-1 where the word stands before the pivot, else 1."""
        return -1 if self.places[word] < self.places[pivot] else 1

    def is_verb(self, word: str) -> bool:
        is_doer = self.tokens[self.places[word]].folded.endswith(DOERS)
        return not is_doer and (self._follows(word, BEFORE_VERB) or self._precedes(word, AFTER_VERB))

    def is_noun(self, word: str) -> bool:
        return self._follows(word, AFTER_VERB)

    def _follows(self, word: str, others: frozenset[str]) -> bool:
        place = self.places[word]
        return any(each.folded in others for each in self.tokens[max(0, place - 1) : place])

    def _precedes(self, word: str, others: frozenset[str]) -> bool:
        place = self.places[word]
        return any(each.folded in others for each in self.tokens[place + 1 : place + 2])

    def is_owner(self, word: str) -> bool:
        """ "recordings of cameras": the order within a noun phrase says nothing."""
        place = self.places[word]
        return any(each.folded == "of" for each in self.tokens[max(0, place - 3) : place])

    def is_passive(self, word: str) -> bool:
        place = self.places[word]
        return any(each.folded in BEING for each in self.tokens[max(0, place - BE_REACH) : place])

    def agent(self, verb: str) -> str | None:
        """Who does it: the nearest word before an active verb, the one that follows "by" after a passive one."""
        if not self.is_passive(verb):
            return self.left(verb)
        after = [word for word in self.words if self.side(word, verb) > 0]
        return next((word for word in after if self._follows_by(word, verb)), None)

    def _follows_by(self, word: str, verb: str) -> bool:
        place = self.places[word]
        return any(each.folded == "by" for each in self.tokens[max(self.places[verb], place - BY_REACH) : place])

    def affects(self, verb: str, word: str) -> bool:
        """Whether the word stands where the verb has those whom it concerns."""
        return (self.side(word, verb) > 0) != self.is_passive(verb)


def keeps_roles(claim: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether the words that both have stand to each other as they did: nobody has changed places."""
    claim, said = _unfronted(claim), _unfronted(said)
    shared = frozenset(map(_key, claim)) & frozenset(map(_key, said)) - {""}
    ours, theirs = Order(claim, shared), Order(said, shared)
    return not (
        any(_is_reversed(pivot, ours, theirs) for pivot in sorted(shared))
        or (
            _has_one_voice(ours, theirs)
            and any(_are_exchanged(*pair, ours, theirs) for pair in combinations(ours.words, 2))
        )
    )


def _has_one_voice(ours: Order, theirs: Order) -> bool:
    """A passive sentence has another order than an active one that says the same."""
    return all(ours.is_passive(word) == theirs.is_passive(word) for word in ours.words)


def _unfronted(tokens: Sequence[Token]) -> list[Token]:
    """The words with a phrase set before the sentence, as "For cameras at the port,", put behind it."""
    place = next((place for place, token in enumerate(tokens) if place and token.opens_clause), 0)
    is_fronted = bool(tokens) and tokens[0].folded in FRONTING
    return [*tokens[place:], *tokens[:place]] if is_fronted else [*tokens]


def _key(token: Token) -> str:
    """A pivot, a number by its value or a word of content by its stem; else nothing."""
    if token.folded in PIVOTS:
        return token.folded
    if found := numbers([token]):
        return f"{found[0]:g}"
    return key if is_content(key := stem(token.folded)) else ""


def _is_reversed(pivot: str, ours: Order, theirs: Order) -> bool:
    """Whether those on the two sides of a verb, or of a word as "than", have changed sides."""
    if pivot in PIVOTS:
        return _have_changed(pivot, ours.left(pivot), theirs.left(pivot), ours, theirs) or _have_changed(
            pivot, theirs.right(pivot), ours.right(pivot), ours, theirs
        )
    if not (ours.is_verb(pivot) or theirs.is_verb(pivot)) or ours.is_noun(pivot) or theirs.is_noun(pivot):
        return False
    one, other = ours.agent(pivot), theirs.agent(pivot)
    return bool(one and other) and one != other and ours.affects(pivot, other) and theirs.affects(pivot, one)


def _have_changed(pivot: str, one: str | None, other: str | None, ours: Order, theirs: Order) -> bool:
    """Whether what stands before the pivot here stands after it there, and the other the reverse."""
    if one is None or other is None:
        return False
    here, there = (ours.side(word, pivot) for word in (one, other)), (theirs.side(word, pivot) for word in (one, other))
    return [*here] == [-1, 1] and [*there] == [1, -1]


def _are_exchanged(one: str, other: str, ours: Order, theirs: Order) -> bool:
    """Whether two words have changed neighbours: who published comments, and who commented publishes."""
    if any(ours.is_owner(word) != theirs.is_owner(word) for word in (one, other)):
        return False
    return any(_has_exchanged(one, other, *sides) for sides in ((ours.left, theirs.left), (ours.right, theirs.right)))


def _has_exchanged(one: str, other: str, ours, theirs) -> bool:
    now, then = (ours(one), ours(other)), (theirs(one), theirs(other))
    return None not in now and now == then[::-1] and now != then
