"""Turns a sentence's words into how far it leans on what was said before it, and on whom it speaks to."""

from collections.abc import Sequence
from itertools import pairwise, product

from sessions.analysis.words import word_set

# "So, well, I think that it ...": words before the one that the sentence is about
OPENERS = word_set("so but and well okay yes no now then also or oh yeah right sadly certainly obviously indeed")
STANCES = word_set("i we think believe suppose guess would say hope feel mean know see that perhaps maybe of course")
THINKING = word_set("think believe suppose guess say know course hope feel")
# "I think that is": a verb after "that" makes it the subject
AFTER_SUBJECT = word_set("is was will would has can could should does might may means makes needs isn't wasn't")
# a sentence about one of these is about something already named
ANAPHORS = word_set(
    "he she they it this that these those such him her them his its their hers theirs one he's she's it's that's "
    "they're they've they'll he'd she'd they'd it'll that'll which"
)
# "because it fails", "which is why": half of a sentence
HALVES = word_set("because which or whereas nor than like until")
# "it is important that", "it's time to": the first word stands for what follows
EXPLETIVE = word_set(
    "important critical crucial essential vital necessary imperative time urgent clear paramount reasonable impossible "
    "unacceptable possible hard difficult easy true better best wrong right fair unfair argued suggested"
)
# "that is not a part of this", "I agree with that": what a sentence ends on
ENDINGS = word_set("this that it them those these so there him her one ones too same previously earlier before")
POINTERS = word_set("this these those such")
EARLY_ANAPHORS = ANAPHORS - POINTERS - {"that"}
POINTING = POINTERS | {"that", "same", "also"}
# "this week", "this country": pointing at here and now
HERE_AND_NOW = word_set(
    "week month year morning afternoon evening country house world city pandemic crisis century decade time forum day"
)
YOU = word_set("you your you're you've you'll you'd yours")
# "should we", "are there": a question that lost its mark
VERBS_FIRST = word_set("should could would can do does did is are was were will has have shall may isn't aren't don't")
ASKED = word_set("we you i it they there he she this that these those anyone anybody")
# "..., isn't it": a statement that asks for a nod
TAG_VERBS = word_set("isn't aren't wasn't weren't hasn't haven't doesn't don't didn't won't")
TAGS = frozenset(product(TAG_VERBS, word_set("it we they you he she there")))
# "for that", "in that scheme": a "that" that points
BEFORE_POINTING = word_set("of for at on about from with to by into under in")
# "those who", "the same as": what follows says which
SAID_NEXT = word_set("who that of in with which whose involved affected most")
EARLY, MOST_POINTERS, MOST_YOU = 6, 3, 3


def leaning(lower: Sequence[str]) -> float:
    """From 0, a sentence that stands alone, upwards; 1 where its subject is only understood from before."""
    if not lower:
        return 1.0
    first = _subject(lower)
    is_told = lower[first] in ANAPHORS and not _is_explained(lower, first)
    opening = 0.25 * (lower[0] in OPENERS) + 0.7 * (lower[0] in HALVES)
    early = 0.7 * (not EARLY_ANAPHORS.isdisjoint(lower[first + 1 : first + EARLY]))
    pointers = sum(lower[place] in POINTING and _points(lower, place) for place in range(first + 1, len(lower)))
    return opening + max(is_told, early) + 0.25 * min(MOST_POINTERS, pointers) + 0.35 * (lower[-1] in ENDINGS)


def _subject(lower: Sequence[str]) -> int:
    """The place of the first word that is neither an opener nor of the speaker's stance."""
    last = len(lower) - 1
    start = next((place for place in range(last) if lower[place] not in OPENERS), last)
    end = next((place for place in range(start, last) if lower[place] not in STANCES), last)
    if THINKING.isdisjoint(lower[start:end]):
        return start
    return end - (lower[end - 1] == "that" and lower[end] in AFTER_SUBJECT)


def _is_explained(lower: Sequence[str], place: int) -> bool:
    """Whether what follows says what the word stands for."""
    if lower[place] in ("it", "it's"):
        return not EXPLETIVE.isdisjoint(lower[place + 1 : place + 4])
    return lower[place] in POINTERS and not SAID_NEXT.isdisjoint(lower[place + 1 : place + 2])


def _points(lower: Sequence[str], place: int) -> bool:
    word, following = lower[place], lower[place + 1 : place + 2]
    if word == "that":
        return lower[place - 1] in BEFORE_POINTING or following == ["that"]
    if word == "same":
        return following in (["for"], ["thing"], ["here"], ["with"], ["to"])
    if word in POINTERS:
        return SAID_NEXT.isdisjoint(following) and HERE_AND_NOW.isdisjoint(lower[place + 1 : place + 3])
    return word == "also" and place < EARLY


def addressing(lower: Sequence[str]) -> int:
    """How often the sentence speaks to somebody, at most three times."""
    return min(MOST_YOU, sum(word in YOU for word in lower))


def asks(lower: Sequence[str]) -> bool:
    """Whether the words are put as a question, with or without its mark."""
    inverted = len(lower) > 1 and lower[0] in VERBS_FIRST and lower[1] in ASKED
    return inverted or (not TAG_VERBS.isdisjoint(lower) and any(pair in TAGS for pair in pairwise(lower)))
