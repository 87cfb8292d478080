"""Turns two names into a figure from 0 to 1: how well the one could be another spelling of the other."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from speakers.names.attributions import person_name
from speakers.names.forms import PARTICLES, NameForm, is_initial, name_form, same_words

INITIAL, PREFIX, PERHAPS = 0.86, 0.93, 0.6
AGREES = 0.8
UNEXPLAINED, UNSAID, MOST_UNSAID = 0.25, 0.02, 0.06
ONE_WORD = 0.93
FIRST_AND_LAST, SURNAME_AND_INITIAL, LONGER_NAME, LONGER_THAN_A_WORD = 0.87, 0.74, 0.74, 0.72
ONLY_A_HINT = 0.8
# Of names with fewer letters, one word more or less makes another person: "Kim Min", "Kim Min Jung".
ENOUGH_LETTERS = 9
VOWELS = "aeiouyаеиоуыэюяαεηιουω"
SOUNDS = (("ph", "f"), ("ck", "k"), ("h", ""), ("z", "s"), ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"), ("w", "v"))


def likeness(name: str, other: str) -> float:
    """How likely two names are one person's, 0 to 1, the same both ways; 0.84 is strong, 0.72 worth a look."""
    mine, theirs = name_form(person_name(name)), name_form(person_name(other))
    score = min(explained(mine, theirs), explained(theirs, mine))
    return score * ONE_WORD if min(len(mine.parts), len(theirs.parts)) < 2 < len(mine.parts + theirs.parts) else score


def same_person(name: str, other: str) -> bool:
    """Whether both are one full name of several words, in whatever order; never for one word or initials."""
    mine, theirs = name_form(person_name(name)), name_form(person_name(other))
    return len(mine.full_words) > 1 and same_words(mine, theirs)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words by which a name is compared, without titles and roles."""
    return name_form(person_name(name)).parts


@lru_cache(maxsize=65536)
def explained(label: NameForm, other: NameForm) -> float:
    """How well the other name explains every word of the label, 0 to 1."""
    mine, theirs = (label.parts, other.parts) if len(label.parts) == len(other.parts) else (label.words, other.words)
    return _Comparison(mine, theirs, _pairs(mine, theirs)).score if mine and theirs else 0.0


def _pairs(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[float, int, int], ...]:
    """(likeness, place in mine, place in theirs) of the words that go together, best first, each word once."""
    every = ((word_likeness(a, b), -i, -j) for i, a in enumerate(mine) for j, b in enumerate(theirs))
    chosen: list[tuple[float, int, int]] = []
    for score, i, j in sorted((pair for pair in every if pair[0]), reverse=True):
        if all(-i != mine_at and -j != theirs_at for _, mine_at, theirs_at in chosen):
            chosen.append((score, -i, -j))
    return tuple(chosen)


@dataclass(frozen=True)
class _Comparison:
    """Two names' words, and which of them go together."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    pairs: tuple[tuple[float, int, int], ...]

    @property
    def score(self) -> float:
        score = max(self._sum(), self._floor()) - min(MOST_UNSAID, UNSAID * len(self._unsaid()))
        return max(0.0, min(score, self._ceiling()) * (ONE_WORD if len(self.mine) == 1 else 1))

    def _sum(self) -> float:
        unexplained = len(self._unexplained())
        mean = sum(score for score, _, _ in self.pairs) / (len(self.pairs) + unexplained or 1)
        return mean - UNEXPLAINED * unexplained

    def _unexplained(self) -> list[str]:
        paired = {i for _, i, _ in self.pairs}
        return [word for i, word in enumerate(self.mine) if i not in paired and word not in PARTICLES]

    def _unsaid(self) -> list[str]:
        paired = {j for _, _, j in self.pairs}
        return [word for j, word in enumerate(self.theirs) if j not in paired and word not in PARTICLES]

    def _full(self) -> list[tuple[float, int, int]]:
        return [pair for pair in self.pairs if pair[0] >= AGREES and not self._rests_on_initial(pair)]

    def _rests_on_initial(self, pair: tuple[float, int, int]) -> bool:
        return is_initial(self.mine[pair[1]]) or is_initial(self.theirs[pair[2]])

    def _floor(self) -> float:
        """What a longer name that contradicts nothing is worth."""
        if self._unsaid() or any(score < AGREES for score, _, _ in self.pairs):
            return 0.0
        if len(self._full()) < 2:
            return LONGER_THAN_A_WORD if [pair[0] for pair in self._full()] == [1.0] and len(self.theirs) == 1 else 0.0
        places = {(i, j) for _, i, j in self._full()}
        both_ends = {(0, 0), (len(self.mine) - 1, len(self.theirs) - 1)} <= places
        return FIRST_AND_LAST if both_ends and not self._is_short(self._unexplained()) else LONGER_NAME

    def _is_short(self, left_out: list[str]) -> bool:
        """Whether whole words are left out of a name with few letters."""
        letters = min(sum(map(len, self.mine)), sum(map(len, self.theirs)))
        return len(self.mine) > 1 and letters < ENOUGH_LETTERS and not all(map(is_initial, left_out))

    def _ceiling(self) -> float:
        """One word that does not agree, or a bare initial, is never more than a hint."""
        full = self._full()
        if not full:
            return ONLY_A_HINT if any(not self._rests_on_initial(pair) for pair in self.pairs) else 0.0
        if len(self.pairs) > len(full) < 2 and any(map(self._rests_on_initial, self.pairs)):
            return SURNAME_AND_INITIAL
        weak = min(score for score, _, _ in self.pairs) < AGREES or self._is_one_unsure_word(full[0])
        return ONLY_A_HINT if weak or self._is_short(self._unsaid()) else 1.0

    def _is_one_unsure_word(self, pair: tuple[float, int, int]) -> bool:
        """A misspelt first name alone, or a short surname, points to nobody for certain."""
        score, i, j = pair
        surname = len(self.theirs) > 1 and j == len(self.theirs) - 1 and len(self.mine[i]) >= 7 and score > PREFIX
        return len(self.mine) == 1 and score < 1 and not surname


@lru_cache(maxsize=65536)
def word_likeness(word: str, other: str) -> float:
    """How likely two words of names are one word, 0 to 1: equal 1, prefix 0.93, initial 0.86, slips between."""
    short, long = sorted((word, other), key=len)
    if short == long:
        return 1.0
    if len(short) < 4:
        return INITIAL if is_initial(short) and long.startswith(short) else 0.0
    if long.startswith(short):
        return PERHAPS if short[-1] in VOWELS or (long[-1] in VOWELS and len(long) == len(short) + 1) else PREFIX
    return _spelling_likeness(short, long)


def _spelling_likeness(short: str, long: str) -> float:
    if _sounds_like(short, long):
        return JaroWinkler.similarity(short, long)
    changes = OSA.distance(short, long, score_cutoff=2)
    if changes > (1 if len(short) < 10 else 2):
        return PERHAPS if changes == 2 and len(short) > 6 else 0.0
    return PERHAPS if _is_another_name(short, long) else JaroWinkler.similarity(short, long)


def _sounds_like(short: str, long: str) -> bool:
    sure = len(short) > 6 or (len(short) > 4 and short[0] == long[0])
    return sure and not _differ_in_ending(short, long) and _sound(short) == _sound(long)


def _differ_in_ending(short: str, long: str) -> bool:
    """Whether one may be the name of a man and the other of a woman: Mario and Maria, Christian and Christina."""
    return short[-1] != long[-1] and (short[-1] in VOWELS or long[-1] in VOWELS)


def _is_another_name(short: str, long: str) -> bool:
    """Whether a small change may make another name: the ending, the first letter, any letter of a short word."""
    swapped = len(short) > 4 and sorted(short) == sorted(long)
    return _differ_in_ending(short, long) or (not swapped and (len(short) < 7 or short[0] != long[0]))


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """The word without what spellings of one name differ in: double letters, a silent h, s or z, c or k, i or y."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
