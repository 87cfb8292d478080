"""Turns sentences that take a first-person stance on a person present into suggested agreements and differences."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sessions.analysis.reading import ReadTurn, Sentence
from sessions.transcript import Span
from speakers.names import fold, is_placeholder, person_name

# 'I fully agree with', 'I can accept what', "I couldn't agree more with", 'I would like to echo': then the person
AGREES = re.compile(
    r"\b(?:i|we)(?: \w+| could ?n.t| can ?not| can.t){0,4}?"
    r" (?:agree|concur|accept|support|second|echo|endorse|share)\b",
    re.I,
)
# "I don't agree with", 'I do not share', 'I disagree with', 'I cannot support', 'I differ from'
DIFFERS = re.compile(
    r"\b(?:i|we)(?: \w+){0,3}? (?:disagree|differ|object)\b"
    r"|\b(?:i|we)(?: \w+){0,2}?(?: not|n.t|not) (?:\w+ )?(?:agree|accept|support|share|endorse)\b(?! more)",
    re.I,
)
# "I cannot agree more", "couldn't agree more": agreement whatever the negation says
EMPHATIC = re.compile(r"\bagree(?:d)? more\b", re.I)
# Bo, O'Neill, Anne-Marie's: without the marks around it
NAMED_WORD = re.compile(r"\w+(?:['’-]\w+)*")
REACH_WORDS, SHORTEST_NAME = 8, 3


@dataclass(frozen=True)
class Relation:
    """`source` agrees or differs (kind) with `target` (attributions) in the sentence at `span` of turn `turn`."""

    kind: str
    source: str
    target: str
    turn: int
    span: Span


def find_relations(text: str, turns: Sequence[ReadTurn]) -> tuple[Relation, ...]:
    """The stances on persons present, in the document's order."""
    names = names_present(turn.attribution for turn in turns)
    found = (_relation(text, turn, sentence, names) for turn in turns for sentence in turn.sentences)
    return tuple(relation for relation in found if relation)


def names_present(attributions: Iterable[str]) -> dict[str, str]:
    """Each name that means one voice only, folded, with that voice's attribution."""
    owners: dict[str, set[str]] = {}
    for attribution in dict.fromkeys(attributions):
        if not is_placeholder(attribution):
            for name in fold(person_name(attribution)).split():
                owners.setdefault(name, set()).add(attribution)
    return {
        name: min(owned) for name, owned in sorted(owners.items()) if len(owned) == 1 and len(name) >= SHORTEST_NAME
    }


def _relation(text: str, turn: ReadTurn, sentence: Sentence, names: Mapping[str, str]) -> Relation | None:
    words = turn.words.lower[sentence.words.start : sentence.words.stop]
    if sentence.profile.is_question or not ({"i", "we"} & set(words)) or names.keys().isdisjoint(map(_bare, words)):
        return None
    stance = _stance(sentence.span.of(text))
    target = stance and _person(sentence.span.of(text)[stance[1] :], names)
    if not target or target == turn.attribution:
        return None
    return Relation(stance[0], turn.attribution, target, turn.index, sentence.span)


def _stance(sentence: str) -> tuple[str, int] | None:
    """("differs" or "agrees", where the person is named next)."""
    differs, agrees = DIFFERS.search(sentence), AGREES.search(sentence)
    if differs and not EMPHATIC.search(sentence):
        return "differs", differs.end()
    return ("agrees", agrees.end()) if agrees else None


def _person(after: str, names: Mapping[str, str]) -> str | None:
    """The one voice named within a few words; two named voices are nobody for certain."""
    near = [_bare(word) for word in NAMED_WORD.findall(after)[:REACH_WORDS]]
    named = {names[word] for word in near if word in names}
    return named.pop() if len(named) == 1 else None


def _bare(word: str) -> str:
    """sela's, Tomáš: sela, tomas."""
    return fold(re.sub(r"['’]s$", "", word))
