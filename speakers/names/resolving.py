"""Turns an attribution and a session's own list of people into a Resolution, by the strongest evidence there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from speakers.names.attributions import person_name, read_label
from speakers.names.folding import without_invisible
from speakers.names.forms import NameForm, fits_initials, holds_words, is_initial, name_form, place_in, same_words
from speakers.names.label_words import word_set
from speakers.names.resolution import NOBODY_NAMED, Candidate, Resolution, decided, suggested
from speakers.names.similarity import explained

MATCH_FROM, MARGIN, SUGGEST_FROM = 0.84, 0.06, 0.72
# Countries that are also people's names: a label of this one word may be a delegation.
COUNTRIES = word_set(
    "america austria benin brazil canada chad china cuba cyprus france georgia germany holland india iran ireland "
    "israel italia italy japan jordan kenya lebanon mali malta niger nigeria oman panama peru portugal romania "
    "spain togo tonga"
)


@dataclass(frozen=True)
class _Label:
    """An attribution as compared: `form` of the name, `whole` of the label with all its words ("CAVALLI, Olga")."""

    name: str
    form: NameForm
    whole: NameForm
    monsieur: bool

    @property
    def words(self) -> tuple[str, ...]:
        return self.form.parts


@dataclass(frozen=True)
class _Person:
    """A candidate as compared."""

    key: str
    name: str
    own: tuple[NameForm, ...]
    aliases: tuple[NameForm, ...]

    @property
    def forms(self) -> tuple[NameForm, ...]:
        return self.own + self.aliases


def resolve(attribution: str, listed: Sequence[Candidate]) -> Resolution:
    """The Resolution of an attribution within a session's own list; a guess is never more than a suggestion."""
    label, people = _label(attribution), [_person(candidate) for candidate in listed]
    if not label.words:
        return NOBODY_NAMED
    resolutions = (rule(label, people) for rule in RULES)
    return next(filter(None, resolutions), None) or _by_likeness(label, people)


def _label(attribution: str) -> _Label:
    """The label, in which "M. KUMMER" keeps its M: it may be an initial."""
    read = read_label(attribution)
    monsieur = read.monsieur and " " not in read.name
    form = name_form(f"M. {read.name}" if monsieur else read.name)
    return _Label(read.name, form, name_form(attribution), monsieur)


@lru_cache(maxsize=8192)
def _person(candidate: Candidate) -> _Person:
    own = dict.fromkeys(name_form(name) for name in (person_name(candidate.name), candidate.name))
    aliases = tuple(name_form(person_name(alias) or alias) for alias in candidate.aliases)
    return _Person(candidate.key, without_invisible(candidate.name), tuple(own), aliases)


def _by_same_name(label: _Label, people: list[_Person]) -> Resolution | None:
    """The same name: as printed; but for case, accents and titles; in another order. Each before the next."""
    tests: tuple[tuple[Callable[[_Person], bool], str], ...] = (
        (lambda person: person.name == label.name, "same name"),
        (lambda person: any(_in_order(form, label.form) for form in person.own), "same name"),
        (lambda person: any(_in_any_order(form, label) for form in person.own), "same name, other order"),
    )
    several = "several people in the session's list have this name"
    found = (decided([p.key for p in people if test(p)], reason, several) for test, reason in tests)
    return next(filter(None, found), None)


def _in_order(form: NameForm, other: NameForm) -> bool:
    return form.words == other.words or form.parts == other.parts


def _in_any_order(form: NameForm, label: _Label) -> bool:
    return same_words(form, label.form) or same_words(form, label.whole)


def _by_alias(label: _Label, people: list[_Person]) -> Resolution | None:
    keys = [person.key for person in people if any(same_words(form, label.form) for form in person.aliases)]
    return decided(keys, "known by this name", "several people are known by this name")


def _by_initials_alone(label: _Label, people: list[_Person]) -> Resolution | None:
    if not all(map(is_initial, label.words)):
        return None
    initials = sorted(label.words)
    keys = [p.key for p in people if any(sorted(word[0] for word in form.parts) == initials for form in p.own)]
    return suggested(keys, "initials alone identify nobody")


def _by_part(label: _Label, people: list[_Person]) -> Resolution | None:
    """A first or last name that one person of the list bears, and no other person in any place."""
    bearers = [person for person in people if any(holds_words(form, label.words) for form in person.forms)]
    keys = dict.fromkeys(person.key for person in bearers)
    if len(keys) != 1:
        return decided(keys, "", "several people in the session's list bear this name")
    place = next(filter(None, (place_in(form, label.words) for person in bearers for form in person.forms)), "")
    if COUNTRIES.issuperset(label.whole.parts):
        return suggested(keys, "may be a delegation")
    if len(label.words) > 1 and place != "surname":
        return None
    unique = f"unique {place} in the session's list"
    return decided(keys, unique, "") if place else suggested(keys, "a middle name only")


def _by_initial(label: _Label, people: list[_Person]) -> Resolution | None:
    """A name and an initial ("D. MILOSHEVIC") that fit one person of the list only, on whichever side they are."""
    fits = [p.key for p in people if any(_fit(label.words, form.parts) for form in p.forms)]
    several = "several people in the session's list fit the initial"
    return decided(fits, "initial and name, unique in the session's list", several)


def _fit(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return fits_initials(words, others) or fits_initials(others, words)


def _by_surname_after_m(label: _Label, people: list[_Person]) -> Resolution | None:
    """The bearers of the surname, where "M." fits nobody as an initial and may mean Monsieur."""
    bearers = [p.key for p in people if any(holds_words(form, label.words[1:]) for form in p.forms)]
    return suggested(bearers, '"M." may be a title or an initial') if label.monsieur and bearers else None


RULES = (_by_same_name, _by_alias, _by_initials_alone, _by_part, _by_initial, _by_surname_after_m)


def _by_likeness(label: _Label, people: list[_Person]) -> Resolution:
    ranked = list(_ranked(label, people))
    if not ranked:
        return suggested([], "nobody in the session's list is like this name")
    best = ranked[0][0]
    if best < MATCH_FROM:
        return suggested([key for _, key in ranked], f"likeness too small to be sure ({best:.2f})")
    close = [key for score, key in ranked if best - score < MARGIN]
    return decided(close, f"close spelling ({best:.2f})", f"several close spellings ({best:.2f})")


def _ranked(label: _Label, people: list[_Person]) -> Iterator[tuple[float, str]]:
    """(likeness, key) of everyone worth a look, the likest first."""
    scores: dict[str, float] = {}
    for person in people:
        best = max(explained(label.form, form) for form in person.forms)
        scores[person.key] = max(best, scores.get(person.key, 0.0))
    worth = ((score, key) for key, score in scores.items() if score >= SUGGEST_FROM)
    yield from sorted(worth, key=lambda pair: (-pair[0], pair[1]))
