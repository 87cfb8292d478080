"""Turns a claim and the words it is held against into flags: a changed number, name, negation or other word."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from sessions.analysis.alignment import Alignment
from sessions.analysis.background import is_content
from sessions.analysis.numerals import numbers
from sessions.analysis.opposites import are_opposite
from sessions.analysis.polarity import negations
from sessions.analysis.quote_words import Token, is_misspelt, is_opposite, is_slip
from sessions.analysis.roles import keeps_roles
from sessions.analysis.same_side import says_the_same
from sessions.analysis.words import stem, word_set

# What is counted: two months are not two years.
UNIT_STEMS = frozenset(
    map(
        stem,
        word_set(
            "second minute hour day week month year decade century cent percent percentage point euro dollar pound yen"
            " franc kilometre mile metre hectare tonne ton kilo gram litre megabyte gigabyte degree"
        ),
    )
)
TIME_STEMS = frozenset(map(stem, word_set("hour day week month quarter year decade century")))
RATES = word_set("a per each every")
# Words whose number the text may write otherwise: "1 percent" of "one percent", "2" of "second"
ONES, SECONDS = word_set("one once single first"), word_set("second two")
DEMANDS = word_set("must should shall mandatory obliged required ought need needs")
PERMISSIONS = word_set("may might could can optional voluntary")


class Flag(StrEnum):
    """What a claim says otherwise than its source."""

    NUMBER = "changed number"
    NAME = "changed name"
    NEGATION = "changed negation"
    WORD = "changed word"
    ROLE = "changed role"


def quote_flags(alignment: Alignment, quotation: Sequence[Token]) -> tuple[Flag, ...]:
    """The flags of a near quotation, from the words that differ and from the order of its figures."""
    changes, said = alignment.changes, alignment.tokens
    corrected = _corrected(quotation, said)
    flags = {
        Flag.NUMBER: numbers(quotation) != numbers(said) or any(_changes_number(*each) for each in changes),
        Flag.ROLE: not keeps_roles(corrected, said),
        Flag.NAME: any(_changes_name(ours, theirs, quotation[:1]) for ours, theirs in changes),
        Flag.NEGATION: any(
            negations(ours) != negations(theirs) or _turns(ours, theirs) or _differ_in_force(ours, theirs)
            for ours, theirs in changes
        ),
    }
    raised = tuple(flag for flag, is_raised in flags.items() if is_raised)
    inner = [(ours, theirs) for ours, theirs in changes if not {*ours} & {quotation[0], quotation[-1]}]
    if raised or any(_changes_word(*each) for each in inner):
        return raised or (Flag.WORD,)
    return () if says_the_same(corrected, said, said) else (Flag.NEGATION,)


def _corrected(quotation: Sequence[Token], said: Sequence[Token]) -> list[Token]:
    """The quotation with each word that is a slip of one said written as it was said."""
    words = {token.folded: token for token in said}
    return [_without_slip(token, words) for token in quotation]


def _without_slip(token: Token, words: Mapping[str, Token]) -> Token:
    meant = None if token.folded in words else next((word for word in words if is_slip(token.folded, word)), None)
    return token if meant is None else replace(token, folded=meant)


def paraphrase_flags(
    claim: Sequence[Token], passage: Sequence[Token], nearest: Sequence[Token], known_names: Collection[str]
) -> tuple[Flag, ...]:
    """The flags of a claim in other words; `nearest` is the passage's sentence that comes nearest to the claim."""
    said = {token.folded for token in passage} | set(known_names)
    flags = {
        Flag.NUMBER: not _figures(claim) <= _figures(passage) | _other_figures(passage)
        or not _measures(claim) | _rates(claim) <= _measures(passage) | _rates(passage)
        or bool(_bounds(claim, "from") & _bounds(passage, "to")),
        Flag.NAME: any(not _is_named(token, said) for token in names(claim)),
        Flag.NEGATION: not says_the_same(claim, nearest, passage) or _differ_in_force(claim, nearest),
        Flag.ROLE: not keeps_roles(claim, nearest),
    }
    return tuple(flag for flag, is_raised in flags.items() if is_raised)


def names(tokens: Sequence[Token]) -> list[Token]:
    """The words with a capital that do not merely begin the sentence."""
    return [
        token for number, token in enumerate(tokens) if _has_capital(token) and (number or token.written[1:2].isupper())
    ]


def _has_capital(token: Token) -> bool:
    return token.written[0].isupper() and token.folded not in ("i", "i'm", "i've", "i'd", "i'll")


def _measures(tokens: Sequence[Token]) -> set[str]:
    """The units that stand right after a number: "months" of "two months"."""
    return {stem(unit.folded) for number, unit in pairwise(tokens) if numbers([number])} & UNIT_STEMS


def _rates(tokens: Sequence[Token]) -> set[str]:
    """The spans of time in "a week", "each quarter"."""
    return {stem(unit.folded) for word, unit in pairwise(tokens) if word.folded in RATES} & TIME_STEMS


def _figures(tokens: Sequence[Token]) -> set[float]:
    """The numbers, with the one that is counted: "one month"."""
    counted = {1.0 for word, unit in pairwise(tokens) if word.folded == "one" and stem(unit.folded) in UNIT_STEMS}
    return {*numbers(tokens), *counted}


def _other_figures(tokens: Sequence[Token]) -> set[float]:
    words = {token.folded for token in tokens}
    return {value for value, names in ((1.0, ONES), (2.0, SECONDS)) if words & names}


def _bounds(tokens: Sequence[Token], preposition: str) -> set[float]:
    """The numbers right after "from" or "to"."""
    return {value for word, number in pairwise(tokens) if word.folded == preposition for value in numbers([number])}


def _differ_in_force(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether one demands ("must") what the other leaves open ("may"), and neither does both or denies."""
    forces = [tuple(bool({*_folded(tokens)} & words) for words in (DEMANDS, PERMISSIONS)) for tokens in (ours, theirs)]
    return all(sum(force) == 1 for force in forces) and forces[0] != forces[1] and not negations([*ours, *theirs])


def _changes_number(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    units, others = (UNIT_STEMS & set(map(stem, _folded(tokens))) for tokens in (ours, theirs))
    return (
        numbers(ours) != numbers(theirs)
        or (not numbers(ours) and ("one" in _folded(ours)) != ("one" in _folded(theirs)))
        or bool(units and others and units != others)
    )


def _changes_name(ours: Sequence[Token], theirs: Sequence[Token], first: Sequence[Token]) -> bool:
    """Whether a name stands for other words; a name left out or a capital at the beginning is no change."""
    return any(
        _has_capital(token) and token not in first and not any(is_slip(token.folded, other.folded) for other in theirs)
        for token in ours
    )


def _changes_word(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether a word of content stands where the text has another: an actor, an act or a thing exchanged."""
    other = [word for word in _content(ours) if not any(is_misspelt(word, said) for said in _folded(theirs))]
    return bool(other) and bool(_content(theirs))


def _content(tokens: Sequence[Token]) -> list[str]:
    return [token.folded for token in tokens if not numbers([token]) and is_content(stem(token.folded))]


def _turns(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    pairs = [(one.folded, other.folded) for one in ours for other in theirs]
    return any(is_opposite(*pair) or are_opposite(*pair) for pair in pairs)


def _is_named(token: Token, said: Collection[str]) -> bool:
    bare = re.sub(r"'s$", "", token.folded)
    return bare in said or token.folded in said or any(is_slip(bare, other) for other in said if other[:1] == bare[:1])


def _folded(tokens: Iterable[Token]) -> list[str]:
    return [token.folded for token in tokens]
