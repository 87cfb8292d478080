"""Turns a claim and the words it is held against into flags: a changed number, name, negation or other word."""

import re
from collections.abc import Collection, Iterable, Sequence, Set
from enum import StrEnum
from itertools import pairwise

from sessions.analysis.alignment import Alignment
from sessions.analysis.background import is_content
from sessions.analysis.numerals import numbers
from sessions.analysis.quote_words import Token, is_misspelt, is_opposite, is_slip
from sessions.analysis.words import stem, word_set

NEGATIONS = word_set(
    "not no never none nobody nothing neither nor without cannot hardly barely nowhere cant wont dont doesnt "
    "didnt isnt arent wasnt werent shouldnt mustnt couldnt wouldnt"
)
# The pairs whose exchange turns a sentence round; by stems, either way.
OPPOSITES = """
increase decrease|rise fall|more less|more fewer|support oppose|support reject|accept reject|allow ban|allow prohibit
always never|all none|everyone nobody|before after|open closed|strong weak|strengthen weaken|include exclude
agree disagree
succeed fail|win lose|legal illegal|encourage discourage|protect endanger|high low|higher lower|above below|over under
best worst|better worse|first last|cheap expensive|safe dangerous|public private|mandatory voluntary|enable disable
everything nothing|many few|most few|with without|start stop|begin end|helped harmed|help harm|gain loss|expand reduce
grow shrink|maximum minimum|most least|faster slower|easy difficult|possible impossible|for against|can cannot
buy sell
"""
OPPOSITE_STEMS = frozenset(
    frozenset(map(stem, pair.split())) for line in OPPOSITES.strip().splitlines() for pair in line.split("|")
)
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
# "should not, after all this, be banned": how many words a negation reaches
NEGATION_REACH = 4
# unsafe, impossible, disagree
NEGATIVE_PREFIX = re.compile(r"^(?:un|in|im|il|ir|dis|non)(?=\w{4})")


class Flag(StrEnum):
    """What a claim says otherwise than its source."""

    NUMBER = "changed number"
    NAME = "changed name"
    NEGATION = "changed negation"
    WORD = "changed word"


def quote_flags(alignment: Alignment, quotation: Sequence[Token]) -> tuple[Flag, ...]:
    """The flags of a near quotation, from the words that differ and from the order of its figures."""
    changes = alignment.changes
    flags = {
        Flag.NUMBER: numbers(quotation) != numbers(alignment.tokens) or any(_changes_number(*each) for each in changes),
        Flag.NAME: any(_changes_name(ours, theirs, quotation[:1]) for ours, theirs in changes),
        Flag.NEGATION: negations(quotation) != negations(alignment.tokens) or any(_turns(*each) for each in changes),
    }
    raised = tuple(flag for flag, is_raised in flags.items() if is_raised)
    inner = [(ours, theirs) for ours, theirs in changes if not {*ours} & {quotation[0], quotation[-1]}]
    return raised or ((Flag.WORD,) if any(_changes_word(*each) for each in inner) else ())


def paraphrase_flags(
    claim: Sequence[Token], passage: Sequence[Token], nearest: Sequence[Token], known_names: Collection[str]
) -> tuple[Flag, ...]:
    """The flags of a claim in other words; `nearest` is the passage's sentence that comes nearest to the claim."""
    said = {token.folded for token in passage} | set(known_names)
    flags = {
        Flag.NUMBER: not set(numbers(claim)) <= set(numbers(passage)) or not _measures(claim) <= _measures(passage),
        Flag.NAME: any(not _is_named(token, said) for token in names(claim)),
        Flag.NEGATION: not _is_negated_alike(claim, nearest) or _is_turned(claim, passage),
    }
    return tuple(flag for flag, is_raised in flags.items() if is_raised)


def names(tokens: Sequence[Token]) -> list[Token]:
    """The words with a capital that do not merely begin the sentence."""
    return [
        token for number, token in enumerate(tokens) if _has_capital(token) and (number or token.written[1:2].isupper())
    ]


def _has_capital(token: Token) -> bool:
    return token.written[0].isupper() and token.folded not in ("i", "i'm", "i've", "i'd", "i'll")


def negations(tokens: Iterable[Token]) -> int:
    return sum(token.folded in NEGATIONS or token.folded.endswith("n't") for token in tokens)


def _is_negated_alike(claim: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether the two deny the same: each negation of the claim has its like, and none reaches more of its content."""
    content = {key for word in _folded(claim) if is_content(key := stem(word))}
    ours, theirs = _denied(claim, content), [reached for reached in _denied(said, content) if reached]
    return len(theirs) <= len(ours) and all(any(one & other for other in theirs) for one in ours)


def _denied(tokens: Sequence[Token], among: Set[str]) -> list[set[str]]:
    """Of each negation the words among these that it reaches."""
    return [
        among & set(map(stem, _folded(tokens[place + 1 : place + 1 + NEGATION_REACH])))
        for place, token in enumerate(tokens)
        if negations([token])
    ]


def _measures(tokens: Sequence[Token]) -> set[str]:
    """The units that stand right after a number: "months" of "two months"."""
    return {stem(unit.folded) for number, unit in pairwise(tokens) if numbers([number])} & UNIT_STEMS


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
    return any(is_opposite(*pair) or frozenset(map(stem, pair)) in OPPOSITE_STEMS for pair in pairs)


def _is_turned(claim: Sequence[Token], passage: Sequence[Token]) -> bool:
    """Whether the claim says the opposite of a word of the passage, and the passage not the claim's word."""
    ours, theirs = set(map(stem, _folded(claim))), set(map(stem, _folded(passage)))
    return any(
        (one in ours - theirs and other in theirs - ours) or (other in ours - theirs and one in theirs - ours)
        for one, other in map(sorted, OPPOSITE_STEMS)
    ) or any(_without_prefix(word) & (theirs - ours) for word in ours - theirs)


def _without_prefix(word: str) -> set[str]:
    bare = NEGATIVE_PREFIX.sub("", word)
    return {bare} if bare != word else set()


def _is_named(token: Token, said: Collection[str]) -> bool:
    bare = re.sub(r"'s$", "", token.folded)
    return bare in said or token.folded in said or any(is_slip(bare, other) for other in said if other[:1] == bare[:1])


def _folded(tokens: Iterable[Token]) -> list[str]:
    return [token.folded for token in tokens]
