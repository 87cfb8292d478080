"""Prints how the grounding check tells true quotations from false ones: python benchmarks/grounding.py [FOLDER]

Data: benchmarks/synthetic_meetings.py, whose meetings share their patterns, so that a sentence of another meeting is
often the same but for who does what; or, with FOLDER, the .txt and .html files there (pieces of 2,000 words each).
The thresholds were chosen on meetings 0 to 59; these are 1000 to 1059, with other sentences. From wrong documents it
accepted 2 of 5,384 as paraphrases; of a programming handbook's prose (36 pieces, not of the project) 0 of 6,000.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from synthetic_meetings import meeting  # noqa: E402

from sessions.analysis.grounding import LEAST_LIKENESS, Match, SpokenText  # noqa: E402
from sessions.analysis.sentences import sentences  # noqa: E402
from sessions.transcript import Span  # noqa: E402

FIRST_MEETING, MEETINGS = 1000, 60
QUOTES, DOCUMENT_WORDS, FEWEST_WORDS = 6000, 2000, 8
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
MODAL = re.compile(r"\b(should|must|can|will|is|are|does|do|has|have|could|would)\b(?! not)(?!')")
NEGATED = re.compile(r"\b(should|must|will|is|are|does|do|did|has|have|could|would) not\b")


def documents(arguments: Sequence[str]) -> list[str]:
    if not arguments:
        return [meeting(FIRST_MEETING + number, DOCUMENT_WORDS).text for number in range(MEETINGS)]
    paths = sorted(path for path in Path(arguments[0]).rglob("*") if path.suffix in (".txt", ".html"))
    texts = [
        unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<pre.*?</pre>|<script.*?</script>", " ", path.read_text())))
        for path in paths
    ]
    pieces = [
        text.split()[start : start + DOCUMENT_WORDS]
        for text in texts
        for start in range(0, len(text.split()), DOCUMENT_WORDS)
    ]
    return [" ".join(piece) for piece in pieces if len(piece) == DOCUMENT_WORDS][:400]


def quotes_of(text: str) -> list[str]:
    spans = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    return [quote for quote in spans if FEWEST_WORDS <= len(quote.split()) <= 40 and "?" not in quote]


def with_typos(quote: str, chance: random.Random) -> str:
    """Two letters exchanged, one lost or one doubled in 15 % of the words of four letters and more."""
    return " ".join(
        _slipped(word, chance) if chance.random() < 0.15 and word.isalpha() and len(word) > 3 else word
        for word in quote.split()
    )


def _slipped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        )
    )


def with_other_number(quote: str, chance: random.Random) -> str | None:
    found = list(NUMBER.finditer(quote))
    if not found:
        return None
    match = chance.choice(found)
    digits = match.group()
    place = chance.choice([index for index, letter in enumerate(digits) if letter.isdigit()])
    other = chance.choice([figure for figure in "123456789" if figure != digits[place]])
    return quote[: match.start()] + digits[:place] + other + digits[place + 1 :] + quote[match.end() :]


def with_other_negation(quote: str, chance: random.Random) -> str | None:
    negated, plain = list(NEGATED.finditer(quote)), list(MODAL.finditer(quote))
    if negated:
        match = chance.choice(negated)
        return quote[: match.start()] + match.group(1) + quote[match.end() :]
    match = chance.choice(plain) if plain else None
    return match and f"{quote[: match.end()]} not{quote[match.end() :]}"


def main() -> None:
    texts, chance, counts, seconds = documents(sys.argv[1:]), random.Random(7), Counter(), 0.0
    spoken = [SpokenText(text, [Span(0, len(text))]) for text in texts]
    quotes = [quotes_of(text) for text in texts]
    for _ in range(QUOTES):
        own, other = chance.sample(range(len(texts)), 2)
        if not quotes[own]:
            continue
        quote = chance.choice(quotes[own])
        _count(counts, "exact", spoken[own], quote)
        started = perf_counter()
        _count(counts, "with typos", spoken[own], with_typos(quote, chance))
        seconds += perf_counter() - started
        if quote.lower() not in texts[other].lower():
            _count(counts, "wrong document", spoken[other], quote)
        _count(counts, "changed number", spoken[own], with_other_number(quote, chance))
        _count(counts, "changed negation", spoken[own], with_other_negation(quote, chance))
    report(counts, len(texts), seconds)


def _count(counts: Counter, what: str, spoken: SpokenText, claim: str | None) -> None:
    if claim is None:
        return
    found = spoken.ground(claim)
    counts[what] += 1
    counts[what, "quote"] += found.match in (Match.VERBATIM, Match.NORMALISED, Match.NEAR)
    counts[what, "found"] += found.score >= LEAST_LIKENESS and found.match != Match.PARAPHRASE
    counts[what, "supported"] += found.match.is_supported


def report(counts: Counter, documents: int, seconds: float) -> None:
    print(f"{documents} documents of about {DOCUMENT_WORDS} words, {QUOTES} quotations")
    for what in ("exact", "with typos"):
        accepted, found = counts[what, "quote"] / counts[what], counts[what, "found"] / counts[what]
        print(f"{what}: accepted as a quotation {accepted:.2%}, or with a flag {found:.2%}")
    quoted, supported = counts["wrong document", "quote"], counts["wrong document", "supported"]
    print(f"wrong document: accepted as a quotation {quoted}, as a paraphrase {supported - quoted}", end=" ")
    print(f"of {counts['wrong document']}")
    for what in ("changed number", "changed negation"):
        print(f"{what}: caught {1 - counts[what, 'supported'] / max(1, counts[what]):.2%} of {counts[what]}")
    print(f"{1000 * seconds / counts['exact']:.2f} ms a quotation")


if __name__ == "__main__":
    main()
