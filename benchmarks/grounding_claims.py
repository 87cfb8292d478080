"""Prints how claims in other words are grounded and changed facts caught: python benchmarks/grounding_claims.py [-v]

Data: benchmarks/paraphrases.csv, 64 claims in other words, as a report would state them, each true of one voice of
benchmarks/statement_voices/ (both written for this project). The thresholds were chosen on the first three documents
("tuning"); "heldout" are the others. Each claim is also held against every other voice, which did not say it, and a
fact of it is changed, as is one of each sentence that its voice said. "unseen" are benchmarks/unseen_claims.csv, 30
claims of the voices of benchmarks/unseen_voices/ that were written after the last change by somebody who knew nothing
of the rules, each with a false one beside it: ten with another number, ten with a negation turned, five with another
name, five with an opposite word. "turned" are benchmarks/turned_claims.csv: 50 short speeches, 100 claims true of them
in other words and 150 that deny or reverse what was said (with words as "refuse", "no longer", "free of" or opposites
as often as with "not"), written by the author of the rules after these and frozen before they were first held against
them: that run caught 134 (the rules before, 120) and flagged 24 true claims (29). Some of what passed has mended the
rules since, so that the set is a seen one now. "reworded" are benchmarks/reworded_claims.csv: 50 other speeches, 100
true claims and 150 that turn them in more ways (actors and things exchanged, quantity, force, comparatives, ordinals,
units, ranges, dates, names), in other words throughout and frozen before their first run. It caught 114, supported
48 true claims and flagged 30; the rules that compare roles, quantity, force and rates were made from what passed.
"reworded, unseen" are benchmarks/reworded_claims_unseen.csv, 34 more speeches with 68 true claims and 102 turned ones,
written by the author of the rules and first run after these: 75 were caught by the rules before, 91 by the new ones.
"""

import csv
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from grounding import quotes_of, with_other_negation, with_other_number  # noqa: E402

from sessions.analysis.grounding import SpokenText, ground  # noqa: E402
from sessions.formats import read_transcript  # noqa: E402
from sessions.transcript import Span  # noqa: E402

TURNED_SETS = {
    "turned": "turned_claims.csv",
    "reworded": "reworded_claims.csv",
    "reworded, unseen": "reworded_claims_unseen.csv",
}
TUNING = {"committee_evidence", "council_hearing", "panel_captions"}
Voices = dict[tuple[str, str], SpokenText]
# What is exchanged for what, either way; a word of the left side found in a claim is written as the right, and back.
UNITS = "million|billion, thousand|million, hundred|thousand, per cent|in a thousand, dollars|euros, years|months"
UNITS += ", days|weeks, hours|minutes, half|quarter"
MODALS = "should|should not, must|must not, can|cannot, is|is not, are|are not, will|will never, would|would never"
OTHER_NEGATIONS = "not|, never|always, without|with, nobody|everybody, nothing|everything, no|every, cannot|can"
CONTRACTIONS = "don't|do, doesn't|does, isn't|is, wasn't|was, can't|can, won't|will, aren't|are, haven't|have"
NO_LONGER = "is|is no longer, are|are no longer, should|should no longer, can|can no longer, must|need no longer"
TURNED = "more|fewer, increase|decrease, before|after, legal|illegal, always|never, all|none, voluntary|mandatory"
TURNED += ", support|oppose, first|last, public|private, protect|endanger, better|worse, open|close, expensive|cheap"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
OTHER_NAMES = ("Uruguay", "Halvorsen", "Marrakesh", "Microsoft")


def exchanged(pairs: str) -> Callable[[str, random.Random], str | None]:
    table = dict(pair.split("|") for pair in pairs.split(", "))
    pattern = re.compile(r"\b(" + "|".join(sorted(table, key=len, reverse=True)) + r")\b(?! not)(?!')")

    def change(claim: str, chance: random.Random) -> str | None:
        found = list(pattern.finditer(claim))
        match = chance.choice(found) if found else None
        return match and " ".join(f"{claim[: match.start()]}{table[match.group()]}{claim[match.end() :]}".split())

    return change


def other_year(claim: str, chance: random.Random) -> str | None:
    found = YEAR.search(claim)
    return found and YEAR.sub(str(int(found.group()) + chance.choice((-2, -1, 1, 10))), claim, count=1)


def other_name(claim: str, chance: random.Random) -> str | None:
    found = list(NAME.finditer(claim))
    match = chance.choice(found) if found else None
    return match and claim[: match.start()] + chance.choice(OTHER_NAMES) + claim[match.end() :]


CHANGES = {
    "number": with_other_number,
    "year": other_year,
    "unit": exchanged(UNITS),
    "name": other_name,
    "not put in or left out": with_other_negation,
    "should not, must not, never": exchanged(MODALS),
    "never, without, nobody, no left out": exchanged(OTHER_NEGATIONS),
    "n't left out": exchanged(CONTRACTIONS),
    "no longer put in": exchanged(NO_LONGER),
    "opposite word": exchanged(TURNED),
}


def read_voices(folder: str) -> Voices:
    voices: Voices = {}
    for path in sorted((ROOT / "benchmarks" / folder).glob("*.txt")):
        transcript, spans = read_transcript(path.name, path.read_bytes()), defaultdict(list)
        for turn in transcript.turns:
            spans[turn.attribution].extend(turn.paragraphs)
        voices.update({(path.stem, name): SpokenText(transcript.text, said) for name, said in spans.items()})
    return voices


def read_claims() -> Iterator[tuple[tuple[str, str], str]]:
    with (ROOT / "benchmarks/paraphrases.csv").open(encoding="utf-8", newline="") as file:
        yield from (((row["document"], row["voice"]), row["claim"]) for row in csv.DictReader(file))


def print_recognised(voices: Voices, claims: list[tuple[tuple[str, str], str]]) -> None:
    for name in ("tuning", "heldout"):
        own = [(voice, claim) for voice, claim in claims if (voice[0] in TUNING) == (name == "tuning")]
        found = Counter(str(voices[voice].ground(claim, [voice[1]]).match) for voice, claim in own)
        print(f"{name}: {len(own)} claims in other words: {dict(found.most_common())}")


def print_wrong(voices: Voices, claims: list[tuple[tuple[str, str], str]]) -> None:
    wrong = [other.ground(claim).match for voice, claim in claims for name, other in voices.items() if name != voice]
    print(f"held against another voice: accepted {sum(match.is_supported for match in wrong)} of {len(wrong)}")


def print_changes(voices: Voices, claims: list[tuple[tuple[str, str], str]]) -> None:
    spoken = [
        (voice, quote)
        for voice, text in voices.items()
        for span in text.spans
        for quote in quotes_of(span.of(text.text))
    ]
    for what, change in CHANGES.items():
        for kind, facts in (("quotations", spoken), ("claims", claims)):
            chance = random.Random(5)
            changed = [(voice, false) for voice, fact in facts if (false := change(fact, chance))]
            passed = [false for voice, false in changed if voices[voice].ground(false, [voice[1]]).match.is_supported]
            print(f"{what}, {kind}: caught {len(changed) - len(passed)} of {len(changed)}")
            if "-v" in sys.argv:
                print("\n".join(f"    {false}" for false in passed))


def print_unseen(voices: Voices) -> None:
    with (ROOT / "benchmarks/unseen_claims.csv").open(encoding="utf-8", newline="") as file:
        rows = [((row["document"], row["voice"]), row["claim"], row["changed"]) for row in csv.DictReader(file)]
    found = Counter(str(voices[voice].ground(claim, [voice[1]]).match) for voice, claim, _ in rows)
    passed = [false for voice, _, false in rows if voices[voice].ground(false, [voice[1]]).match.is_supported]
    print(f"unseen: {len(rows)} claims in other words: {dict(found.most_common())}")
    print_wrong(voices, [(voice, claim) for voice, claim, _ in rows])
    print(f"unseen, a false claim beside each: caught {len(rows) - len(passed)} of {len(rows)}")


def print_turned(name: str, file_name: str) -> None:
    with (ROOT / "benchmarks" / file_name).open(encoding="utf-8", newline="") as file:
        rows = [(row["kind"], row["claim"], row["said"]) for row in csv.DictReader(file)]
    found = [(kind, claim, ground(claim, said, [Span(0, len(said))])) for kind, claim, said in rows]
    faithful = [each for kind, _, each in found if kind == "faithful"]
    flagged = sum(bool(each.flags) for each in faithful)
    matches = Counter(str(each.match) for each in faithful)
    print(f"{name}: {len(faithful)} true claims {dict(matches.most_common())}, {flagged} flagged")
    passed = [claim for kind, claim, each in found if kind == "turned" and each.match.is_supported]
    print(f"{name}: caught {len(found) - len(faithful) - len(passed)} of {len(found) - len(faithful)}")
    if "-v" in sys.argv:
        print("\n".join(f"    {false}" for false in passed))


def main() -> None:
    voices, claims = read_voices("statement_voices"), list(read_claims())
    print_recognised(voices, claims)
    print_wrong(voices, claims)
    print_changes(voices, claims)
    print_unseen(read_voices("unseen_voices"))
    for name, file in TURNED_SETS.items():
        print_turned(name, file)


if __name__ == "__main__":
    main()
