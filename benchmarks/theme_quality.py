"""Prints how well the vocabulary of seeds/ tags passages of known themes: python benchmarks/theme_quality.py [SET] [-v]

Data: benchmarks/theme_passages.csv, passages written for this project, each with one to three themes, in four sets:
"tuning" to look at, "heldout" to choose settings by, and the blind "fresh-speaker" and "fresh-report", written by
somebody who had not seen the phrases, to measure. "unseen-speaker" and "unseen-report" are 107 more, by another writer
who had seen those of telecommunications infrastructure alone; they were measured before the single words of many themes
were weakened and once after. Passages stand alone, without the prior of a session.
benchmarks/theme_sessions.csv: 34 public sessions of the Internet Governance Forum, each retold in four short turns of
this project's own words, its themes taken from its title; `source` is the page that tells of it.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sessions.analysis.reading import passages as passages_of  # noqa: E402
from sessions.analysis.reading import read_turns  # noqa: E402
from sessions.analysis.themes import ThemeTag, offer_themes, proposed, tag_session  # noqa: E402
from sessions.analysis.vocabulary import Vocabulary, read_vocabulary  # noqa: E402
from sessions.analysis.words import words_of  # noqa: E402
from sessions.transcript import Kind, Span, TextBuilder, Transcript, Turn  # noqa: E402

SETS = ["tuning", "heldout", "fresh-speaker", "fresh-report", "unseen-speaker", "unseen-report"]


@dataclass(frozen=True)
class Tagged:
    """A passage with its true themes and what was offered and proposed for it."""

    text: str
    gold: frozenset[str]
    offered: tuple[ThemeTag, ...]

    @property
    def chosen(self) -> list[str]:
        return [tag.theme for tag in proposed(self.offered)]


def tagged(name: str, vocabulary: Vocabulary) -> list[Tagged]:
    with (ROOT / "benchmarks/theme_passages.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == name]
    return [
        Tagged(
            text,
            frozenset(row["themes"].split(";")),
            offer_themes(vocabulary.matches_in(words_of(text, Span(0, len(text)))), {}),
        )
        for row in rows
        for text in [row["passage"]]
    ]


def figures(passages: list[Tagged]) -> str:
    right = sum(len(passage.gold & set(passage.chosen)) for passage in passages)
    proposals, gold = sum(len(passage.chosen) for passage in passages), sum(len(passage.gold) for passage in passages)
    first = sum(bool(passage.offered) and passage.offered[0].theme in passage.gold for passage in passages)
    offered = sum(len(passage.gold & {tag.theme for tag in passage.offered}) for passage in passages)
    f1, precision, recall = 2 * right / (proposals + gold), right / proposals, right / gold
    return (
        f"{len(passages)} passages: micro-F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}),"
        f" first right {first / len(passages):.3f}, recall of the five offered {offered / gold:.3f}"
    )


def print_sessions(vocabulary: Vocabulary) -> None:
    """How often a session's largest theme is one of those that its title names."""
    with (ROOT / "benchmarks/theme_sessions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first = {row["source"]: _first_theme(row["turns"].splitlines(), vocabulary) for row in rows}
    right = [row for row in rows if first[row["source"]] in row["themes"].split(";")]
    print(f"sessions: first theme right in {len(right)} of {len(rows)}")
    for row in rows if "-v" in sys.argv else ():
        if row not in right:
            print(f"  {row['source']}\n  gold {row['themes']}, first {first[row['source']]}")


def _first_theme(said: list[str], vocabulary: Vocabulary) -> str | None:
    builder = TextBuilder()
    turns = tuple(Turn(f"Voice {number}", (builder.add(text),)) for number, text in enumerate(said))
    session = Transcript(Kind.TRANSCRIPT, builder.text, turns, language="en")
    tags = tag_session(passages_of(read_turns(session, vocabulary), session.kind))
    return tags[0].theme if tags else None


def main() -> None:
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")] or SETS
    vocabulary = read_vocabulary((ROOT / "seeds/themes.csv").read_text(encoding="utf-8"))
    print_sessions(vocabulary)
    for name in names:
        passages = tagged(name, vocabulary)
        print(f"{name}: {figures(passages)}")
        for passage in passages if "-v" in sys.argv else ():
            if set(passage.chosen) != passage.gold:
                print(f"\n{passage.text}\n  gold {sorted(passage.gold)}")
                print("\n".join(f"  {tag.theme} {tag.score} {tag.phrases}" for tag in passage.offered))


if __name__ == "__main__":
    main()
