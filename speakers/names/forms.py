"""Turns a name without titles into the folded words by which names are compared."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from speakers.names.folding import fold
from speakers.names.label_words import word_set

LONGEST_NAME = 200
MOST_WORDS = 12
PARTICLES = word_set(
    "van von der den de del della di da do dos das du des la las le les los lo el al bin ibn ben bint abu y e e' "
    "zu zur ter ten af av"
)


@dataclass(frozen=True)
class NameForm:
    """A name's folded words: `parts` cut at hyphens, `words` with "Jean-Pierre" in one and particles apart."""

    parts: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def full_words(self) -> tuple[str, ...]:
        return tuple(word for word in self.parts if not is_initial(word))


def same_words(mine: NameForm, theirs: NameForm) -> bool:
    """Whether the words are the same in any order, hyphens aside."""
    return bool(mine.parts) and (
        _sorted(mine.parts) == _sorted(theirs.parts) or _sorted(mine.words) == _sorted(theirs.words)
    )


def name_form(name: str) -> NameForm:
    """The NameForm of a name without titles."""
    return _name_form(name[:LONGEST_NAME])


@lru_cache(maxsize=8192)
def _name_form(name: str) -> NameForm:
    chunks = _letters(fold(name).replace("'", "")).split()[:MOST_WORDS]
    pieces = [[piece for piece in chunk.split("-") if piece] for chunk in chunks]
    parts = [piece for chunk in pieces for piece in chunk]
    words = [
        word for chunk in pieces for word in (chunk if PARTICLES.intersection(chunk) else ["".join(chunk)]) if word
    ]
    return NameForm(tuple(parts[:MOST_WORDS]), tuple(words[:MOST_WORDS]))


def _letters(text: str) -> str:
    return "".join(c if c.isalnum() or c == "-" or unicodedata.category(c)[0] == "M" else " " for c in text)


@lru_cache(maxsize=8192)
def _sorted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words))


def is_initial(word: str) -> bool:
    """Whether the word is one letter of a script that has capitals."""
    return len(word) == 1 and word.upper() != word.lower()


def holds_words(form: NameForm, words: tuple[str, ...]) -> bool:
    """Whether all the words are words of the name, wherever they stand; no initial counts as a word."""
    return set(words) <= set(form.parts) and not any(map(is_initial, words))


def place_in(form: NameForm, words: tuple[str, ...]) -> str:
    """The place of the words in the name: "surname" at its end, "first name" at its beginning, else ""."""
    chief = tuple(word for word in form.parts if word not in PARTICLES)
    if words in (form.parts[-len(words) :], chief[-len(words) :]):
        return "surname"
    return "first name" if words == form.parts[: len(words)] else ""


def fits_initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is `full` with initials for some names ("D. MILOSHEVIC"): the first name's must be there."""
    initials = [word for word in short if is_initial(word)]
    spelt = [word for word in short if not is_initial(word)]
    left = [word[0] for word in full if word not in spelt and word not in PARTICLES]
    if not initials or not left or not set(spelt) <= set(full) or PARTICLES.issuperset(spelt):
        return False
    return left[0] in initials and all(initials.count(initial) <= left.count(initial) for initial in initials)
