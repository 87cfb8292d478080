"""Tells the lines of a report that name a voice from those that tell what it said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sessions.formats.listed_people import split_name, without_marks
from sessions.formats.report_heads import Line
from sessions.transcript import ListedSpeaker
from speakers.names import Candidate, fold, is_placeholder, looks_like_person, resolve, role_of

# Moderator 1 – Olga Cavalli, Speaker 3, Unknown (B)
UNKNOWN = re.compile(r"(?:unknown|unidentified|anonymous)\b[^.!?]{0,30}", re.IGNORECASE)
# Moderator 1 – Olga Cavalli
NUMBERED_ROLE = re.compile(r"[^\W\d_]+ \d{1,2}\s*[‐-―:-]\s*\S")
# What names no voice although each is a role's word elsewhere.
NO_VOICES = frozenset(
    [
        "question",
        "questions",
        "questions",
        "and",
        "answers",
        "public",
        "host",
        "hosts",
        "floor",
        "participants",
        "attendees",
        "speakers",
        "chairs",
    ]
)
# Inc., Ltd., U.S.: the end of an affiliation, not of a sentence
SENTENCE_END = re.compile(r"(?:[!?…:;]|[^\W\d]{4}\.|\d\.|[)\]”\"]\.)[”\"’)]*$")
LONGEST_NAME, LONGEST_HEADING = 80, 240
PROSE_LETTERS, PROSE_WORDS = 60, 8
# Looking up near-misses of names costs as much as the names times the people; nobody has more in one session.
MOST_LOOK_UPS = 20_000


@dataclass(frozen=True)
class Heading:
    """A line that names a voice; `is_certain` where the name is on the page's list or is a role."""

    line: Line
    attribution: str
    affiliation: str | None
    is_certain: bool


class KnownPeople:
    """The people of the page's own list, found again by their lines and names."""

    def __init__(self, listed: Sequence[ListedSpeaker], printed: Iterable[str]):
        self.listed = listed
        self._by_name = {fold(person.name): person for person in reversed(listed)}
        self._words = {_words(person.name) for person in listed}
        self._whole = {fold(without_marks(line)) for line in printed}
        self._found: dict[str, ListedSpeaker | None] = {}

    def holds_line(self, line: str) -> bool:
        return fold(line) in self._whole

    def holds_name(self, name: str) -> bool:
        """Whether somebody has the name; a list may say surname first."""
        return fold(name) in self._by_name or (" " in name and _words(name) in self._words)

    def role(self, attribution: str) -> str:
        """The role on the list, else the one that the attribution says, else speaker."""
        person = self._person(attribution)
        return str((person and person.role) or role_of(attribution) or "speaker")

    def _person(self, attribution: str) -> ListedSpeaker | None:
        if attribution not in self._found:
            self._found[attribution] = self._by_name.get(fold(attribution)) or self._alike(attribution)
        return self._found[attribution]

    def _alike(self, attribution: str) -> ListedSpeaker | None:
        if len(self._found) * len(self.listed) > MOST_LOOK_UPS:
            return None
        key = resolve(attribution, [Candidate(str(n), person.name) for n, person in enumerate(self.listed)]).key
        return self.listed[int(key)] if key else None


def find_headings(lines: Sequence[Line], people: KnownPeople) -> list[Heading]:
    """The lines that name a voice, each followed by a line that does not."""
    candidates = [_heading(line, people) for line in lines]
    following = [*zip(lines[1:], candidates[1:], strict=True), (None, None)][: len(lines)]
    return [
        heading
        for heading, (after, is_heading) in zip(candidates, following, strict=True)
        if heading and _is_followed(heading, after, bool(is_heading))
    ]


def is_prose(line: Line | None) -> bool:
    return line is not None and (len(line.text) >= PROSE_LETTERS or len(line.text.split()) >= PROSE_WORDS)


def could_be_heading(line: Line, after: Line | None) -> bool:
    """Whether a line stands as a voice's name would, although it names nobody known: "Kenya", "UNESCO"."""
    if len(line.text) > LONGEST_NAME or SENTENCE_END.search(line.text):
        return False
    is_followed = after is not None and len(after.text) >= 2 * PROSE_LETTERS
    return is_followed and all(word[0].isupper() for word in line.bare.split() if len(word) > 3 and word[0].isalpha())


def _heading(line: Line, people: KnownPeople) -> Heading | None:
    """The line as a voice's heading, where it can be one."""
    if len(line.text) > LONGEST_HEADING:
        return None
    words = without_marks(line.text).rstrip(" :")
    name, affiliation = split_name(words)
    if not name or line.text[0] in "•·▪":
        return None
    heading = Heading(line, name, affiliation, is_certain=True)
    if people.holds_line(words) or (people.holds_name(name) and (affiliation is None or not _is_sentence(line))):
        return heading
    if (_is_role(name) or _is_numbered_role(name)) and not SENTENCE_END.search(words):
        return heading
    is_name = looks_like_person(name) and fold(name) not in NO_VOICES and not is_placeholder(name)
    return replace(heading, is_certain=bool(role_of(name))) if is_name and _is_set_off(line) else None


def _is_set_off(line: Line) -> bool:
    return line.follows_blank and not _is_sentence(line)


def _is_sentence(line: Line) -> bool:
    return bool(SENTENCE_END.search(line.bare.rstrip(" :")))


def _is_role(name: str) -> bool:
    """Whether the words are a role or a stand-in for a name: "Moderator 2", "Audience", "Unknown (B)"."""
    if len(name) > LONGEST_NAME or fold(name) in NO_VOICES:
        return False
    is_short = len(name.split()) <= 3 and name[0].isupper()
    return bool(UNKNOWN.fullmatch(name)) or (is_short and is_placeholder(name) and role_of(name) is not None)


def _is_numbered_role(name: str) -> bool:
    """Whether a person's name stands after a numbered role: "Moderator 1 – Olga Cavalli"."""
    return bool(NUMBERED_ROLE.match(name)) and role_of(name) is not None and looks_like_person(name)


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(fold(name).split()))


def _is_followed(heading: Heading, after: Line | None, is_heading: bool) -> bool:
    if after is None or is_heading:
        return heading.is_certain
    return heading.is_certain or is_prose(after)
