"""Turns what people type into a query: words, "a phrase", -excluded, begin*; nothing that is typed is an error."""

import re
from dataclasses import dataclass, replace

from sessions.search.terms import WORD, encode, pieces, terms_of_word

# -"digital skills"  "open net  -law  encr*  a phrase may lack its end while it is typed
PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))')
CURLY = str.maketrans("“”„‟«»＂‐‑‒–—−－\0", '"""""""------- ')
LONGEST_TEXT = 400
MOST_PARTS = 16
# A shorter last word is a word ("AI"), not the beginning of one.
SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Sequence:
    """Terms that stand side by side; where `is_prefix`, the last one is only the beginning of a term."""

    terms: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Part:
    """One thing asked for or excluded; any of its sequences will do. `text` is how it is typed again."""

    text: str
    sequences: tuple[Sequence, ...]
    is_excluded: bool = False
    beginning: str = ""


@dataclass(frozen=True)
class Query:
    text: str
    parts: tuple[Part, ...] = ()

    @property
    def wanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_excluded)

    @property
    def excluded(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_excluded)

    def widened(self, place: int, found: list[str]) -> "Query":
        """The query whose part at that place also means these terms: those of the words that its word begins."""
        part = self.parts[place]
        before = part.sequences[0].terms[:-1]
        more = tuple(Sequence((*before, term)) for term in found)
        changed = replace(part, sequences=part.sequences + more)
        return replace(self, parts=(*self.parts[:place], changed, *self.parts[place + 1 :]))


def parse(text: str) -> Query:
    """The query of a text; one without a wanted part finds nothing."""
    text = text[:LONGEST_TEXT].translate(CURLY)
    found = list(PART.finditer(text))[:MOST_PARTS]
    is_open = bool(text) and not text[-1].isspace()
    parts = [_part(match, is_open and match.end() == len(text)) for match in found]
    return Query(" ".join(text.split()), tuple(part for part in parts if part.sequences))


def _part(match: re.Match, is_last: bool) -> Part:
    """The part; its last word is a beginning where a star says so, or while it is typed."""
    written = match["word"] or match["phrase"] or ""
    words = [piece for word in WORD.finditer(written) for piece in pieces(word[1])]
    is_typed = is_last and not match["minus"] and not match["closed"] and written[-1:].isalnum()
    is_beginning = bool(words) and (written.endswith("*") or is_typed) and len(words[-1]) >= SHORTEST_PREFIX
    beginning = words[-1] if is_beginning else ""
    return Part(match.group().strip(), _sequences(words, beginning), bool(match["minus"]), beginning)


def _sequences(words: list[str], beginning: str) -> tuple[Sequence, ...]:
    terms = tuple(term for word in words for term in terms_of_word(word))
    if not terms:
        return ()
    whole = Sequence(terms)
    return (Sequence((*terms[:-1], encode(beginning)), is_prefix=True), whole) if beginning else (whole,)
