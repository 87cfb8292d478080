"""Tells whether two texts deny the same and stand on the same side of each pair of opposites."""

from collections.abc import Iterable, Sequence

from sessions.analysis.opposites import without_prefix
from sessions.analysis.polarity import Denial, Polarity, Side
from sessions.analysis.quote_words import Token


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
