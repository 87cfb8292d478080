"""Turns the editors' gazetteer into a finder of named organisations and concepts, under any of their names."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from sessions.analysis.phrase_keys import acronym_keys, phrase_keys
from sessions.analysis.phrases import PhraseTrie
from sessions.analysis.words import Words, words_of
from sessions.transcript import Span


@dataclass(frozen=True)
class Concept:
    """A named thing ("organisation", "instrument", "concept", ...) and the other names it goes by."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


class Gazetteer:
    """The concepts compiled; words match by stem, acronyms as written."""

    def __init__(self, concepts: Iterable[Concept] = ()):
        self.concepts = tuple(concepts)
        self._trie = PhraseTrie(
            (phrase_keys(name), concept.name) for concept in self.concepts for name in (concept.name, *concept.aliases)
        )

    def names_in(self, words: Words) -> list[tuple[int, str]]:
        """(index of the first word, concept's name) for each mention, in order."""
        hits = self._trie.hits(words.stems, acronym_keys(words))
        return [(hit.first, name) for hit in hits for name in hit.values]

    def concepts_in(self, text: str, span: Span) -> tuple[str, ...]:
        """The concepts that the span names, each once, in the order of their first mention."""
        return tuple(dict.fromkeys(name for _, name in self.names_in(words_of(text, span))))


def read_gazetteer(csv_text: str) -> Gazetteer:
    """The gazetteer of a CSV with the columns name, kind and aliases (one a line or separated by "|")."""
    rows = csv.DictReader(io.StringIO(csv_text.lstrip("\ufeff"), newline=""))
    return Gazetteer(
        Concept(row["name"].strip(), row["kind"].strip(), _aliases(row["aliases"] or ""))
        for row in rows
        if row["name"].strip()
    )


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in cell.replace("|", "\n").splitlines() if alias.strip())
