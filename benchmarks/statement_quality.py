"""Prints how many first statements stand alone as a position: python benchmarks/statement_quality.py [FOLDER]

Data: benchmarks/statement_judgements.csv, sentences of 61 voices with 150 words or more in passages of 14 public
meetings (parliamentary committees, a council hearing, panels, a standards body), halved by document into "tuning" to
look at and "test" to measure. One reader judged each sentence alone with its speaker's name, in random order, not
knowing which way had picked it: does it stand alone as a claim, proposal, position or commitment of that voice, and is
it noise (a question, procedure, small talk, a fragment)? The 15 sentences that only "after" picked were judged later,
by themselves, and so not blind. Nor is the test half wholly unseen: its passages were read when they were copied by
hand, and it was measured after each of four late changes (with a threshold of 1.0, since set back to 1.15, .70 of 20
stood alone and .067 of all 45 were noise). `start` and `end` count the characters of the voice's turn that holds the
sentence, `sha256` is that of its words; `picked_by` names the ways of a first pick (lead: the voice's first sentence
of eight words or more; lexrank; before, after: ours before and after tuning, which may pick none) and the samples of
all our statements (all_before: 120 at random, all_after: every one).
"fresh" are 106 sentences of the 34 voices of benchmarks/statement_voices/, six meetings written for this project by
somebody who had not read the cues. Their writer judged them too, from one shuffled sheet without the ways, before the
cues were read and changed; the six that only "after" picked were judged afterwards, and so not blind. "before" measures
unseen voices; "after" was tuned on them. 28 of the 34 voices take a position: "before" picked nothing for 8 of them
(and something for 2 of the others), "after" for 5 (and for none).
"unseen" are 122 sentences of the 40 voices of benchmarks/unseen_voices/, eight meetings written for this project after
the last change by somebody who knew nothing of the cues, and judged blind by somebody else from one shuffled sheet. Six
of the 40 voices take no position. Nothing was changed for them: the figures to quote.
With FOLDER, which holds those passages as "Name: words", each named as the last part of its path with .txt, the
picks are made again and looked up among the judgements.
"""

import csv
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sessions.analysis.background import is_content  # noqa: E402
from sessions.analysis.drafting import by_voice  # noqa: E402
from sessions.analysis.reading import ReadTurn, Sentence, read_turns  # noqa: E402
from sessions.analysis.statements import FEWEST_WORDS, key_statements, score_voice  # noqa: E402
from sessions.analysis.vocabulary import Vocabulary, read_vocabulary  # noqa: E402
from sessions.formats import read_transcript  # noqa: E402
from sessions.transcript import Transcript  # noqa: E402

JUDGEMENTS = ROOT / "benchmarks/statement_judgements.csv"
LEAST_VOICE_WORDS, SAMPLE, SEED = 150, 120, 20
DAMPING, ROUNDS = 0.85, 50


@dataclass(frozen=True)
class Pick:
    """A sentence that a way picked: its document, voice, place in its turn and words."""

    document: str
    voice: str
    way: str
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def lexrank(vectors: Sequence[dict[str, float]]) -> list[float]:
    """Each sentence's rank: the power iteration over the row-normalised cosines of their TF-IDF vectors."""
    likeness = [[cosine(one, other) for other in vectors] for one in vectors]
    sums = [sum(row) or 1.0 for row in likeness]
    count = len(vectors)
    ranks = [1.0 / count] * count
    for _ in range(ROUNDS):
        flows = [sum(ranks[i] * likeness[i][j] / sums[i] for i in range(count)) for j in range(count)]
        ranks = [(1 - DAMPING) / count + DAMPING * flow for flow in flows]
    return ranks


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    dot = sum(weight * other.get(stem, 0.0) for stem, weight in one.items())
    lengths = sqrt(sum(w * w for w in one.values())) * sqrt(sum(w * w for w in other.values()))
    return dot / lengths if lengths else 0.0


def tf_idf(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Plain TF-IDF of the content words, with the document frequencies of these sentences."""
    found = [[stem for stem in sentence if is_content(stem)] for sentence in sentences]
    frequency: dict[str, int] = {}
    for stems in found:
        for stem in set(stems):
            frequency[stem] = frequency.get(stem, 0) + 1
    return [{stem: stems.count(stem) * log(1 + len(found) / frequency[stem]) for stem in set(stems)} for stems in found]


def voice_picks(turns: Sequence[ReadTurn]) -> Iterator[tuple[str, Sentence]]:
    """The first pick of each way and all our statements ("all") of one voice."""
    pairs = [(turn, sentence) for turn in turns for sentence in turn.sentences if len(sentence.words) >= FEWEST_WORDS]
    ranks = lexrank(tf_idf([turn.words.stems[each.words.start : each.words.stop] for turn, each in pairs]))
    yield "lead", pairs[0][1]
    yield "lexrank", pairs[max(range(len(pairs)), key=lambda i: (ranks[i], -i))][1]
    statements = key_statements(score_voice(turns))
    yield from (("all", each.sentence) for each in statements)
    if statements:
        yield "ours", max(statements, key=lambda each: each.score).sentence


def document_picks(name: str, transcript: Transcript, vocabulary: Vocabulary) -> Iterator[Pick]:
    for voice, turns in by_voice(read_turns(transcript, vocabulary)).items():
        if sum(len(turn.words) for turn in turns) >= LEAST_VOICE_WORDS:
            starts = {turn.index: transcript.turns[turn.index].span.start for turn in turns}
            for way, each in voice_picks(turns):
                start, text = starts[each.turn], each.span.of(transcript.text)
                yield Pick(name, voice, way, each.span.start - start, each.span.end - start, text)


def folder_picks(folder: Path) -> list[Pick]:
    vocabulary = read_vocabulary((ROOT / "seeds/themes.csv").read_text(encoding="utf-8"))
    picks = [
        pick
        for path in sorted(folder.glob("*.txt"))
        for pick in document_picks(path.stem, read_transcript(path.name, path.read_bytes()), vocabulary)
    ]
    everything = [pick for pick in picks if pick.way == "all"]
    sampled = random.Random(SEED).sample(everything, min(SAMPLE, len(everything)))
    return [pick for pick in picks if pick.way != "all"] + sampled


def judgements() -> list[dict[str, str]]:
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(rows: Iterable[dict[str, str]]) -> str:
    found = list(rows)
    stands, noise = (sum(row[column] == "1" for row in found) for column in ("stands_alone", "noise"))
    count = len(found) or 1
    return f"n {len(found):3}  stands alone {stands / count:.2f}  noise {noise / count:.3f}"


def print_stored(rows: Sequence[dict[str, str]]) -> None:
    """Each way over the voices for which it picks, then all ways over the voices for which ours still does."""
    ways = sorted({way for row in rows for way in row["picked_by"].split()})
    for part in ("tuning", "test", "fresh", "unseen"):
        own = [row for row in rows if row["set"] == part]
        speaking = {(row["path"], row["voice"]) for row in own if "after" in row["picked_by"].split()}
        for way in ways:
            picked = [row for row in own if way in row["picked_by"].split()]
            same = [row for row in picked if (row["path"], row["voice"]) in speaking]
            beside = "" if way.startswith("all") else f"  | where ours speaks: {figures(same)}"
            print(f"{part:7} {way:10} {figures(picked)}{beside}")


def print_again(rows: Sequence[dict[str, str]], picks: Sequence[Pick]) -> None:
    judged = {row["sha256"]: row for row in rows}
    for way in sorted({pick.way for pick in picks}):
        keys = [pick.key for pick in picks if pick.way == way]
        missing = sum(key not in judged for key in keys)
        print(f"again   {way:10} {figures(judged[key] for key in keys if key in judged)}  not judged {missing}")


def main() -> None:
    rows = judgements()
    print_stored(rows)
    if len(sys.argv) > 1:
        print_again(rows, folder_picks(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
