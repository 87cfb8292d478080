"""Reads who was present, absent, in the chair and scribe from the heads of W3C minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.transcript import ListedSpeaker, Span, lines_of

# Present: Ian, Florian    Regrets    Chair: Dan Connolly    <PhilA> scribe: PhilA    14:04:30 scribe: Ian
HEAD = re.compile(
    r"(?:#{1,6}\s+)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?:<[^<>\s]{1,40}>\s*)?"
    r"(present|regrets|attendees|chairs?|scribe ?nick|scribes?|scribe\(s\))\s?(?::\s*(.*)|$)",
    re.IGNORECASE,
)
ROLES = {"regrets": "Regrets", "chair": "Chair", "scribe": "Scribe", "scribenick": "Scribe"}
# mjs[last_10_minutes], Ian (remote)
REMARK = re.compile(r"[\[(][^\[\]()]*[\])]")
NOBODY = frozenset({"", "-", "none", "n/a", "no one", "nobody", "no", "tbd"})
MOST_WORDS_OF_A_NAME = 5
LIST_MARK = re.compile(r"^[\s*•+-]+")


@dataclass(frozen=True)
class Heads:
    """The people of the heads, and the lines that the heads take up; `start` is where the first begins."""

    listed: tuple[ListedSpeaker, ...]
    lines: frozenset[int]
    start: int

    @property
    def names(self) -> set[str]:
        """The names, and each word of them, in small letters."""
        names = {person.name.casefold() for person in self.listed}
        return names | {word for name in names for word in name.split()}

    @property
    def initials(self) -> set[str]:
        """What scribes shorten the names to, in small letters: "ek" for Ege Korkan."""
        names = (person.name.casefold().split() for person in self.listed)
        return {"".join(word[0] for word in words) for words in names if len(words) > 1}

    def holds(self, line_start: int) -> bool:
        return line_start in self.lines


def read_heads(text: str) -> Heads:
    """The heads, each with the names on its line or, where that is empty, on the lines up to the next blank one."""
    people: dict[str, str | None] = {}
    lines: set[int] = set()
    for kind, spans, values in _blocks(text):
        lines |= {span.start for span in spans}
        for name in (name for value in values for name in _names(value)):
            people[name] = people.get(name) or ROLES.get(kind)
    return Heads(
        tuple(ListedSpeaker(name, role=role) for name, role in people.items()),
        frozenset(lines),
        min(lines, default=len(text)),
    )


def _blocks(text: str) -> Iterator[tuple[str, list[Span], list[str]]]:
    """Each head as its kind, its lines and the values on them."""
    kind, spans, values, is_open = "", [], [], False
    for _, span in lines_of(text):
        line = span.of(text)
        head = HEAD.fullmatch(line)
        if head and not is_prose(line):
            yield kind, spans, values
            kind = (
                head.group(1)
                .casefold()
                .replace(" ", "")
                .replace("(s)", "")
                .removesuffix("s" if head.group(1).casefold() != "regrets" else "")
            )
            spans, values = [span], [head.group(2) or ""]
            is_open = not head.group(2) or head.group(2).rstrip().endswith(",")
        elif is_open and line:
            spans.append(span)
            values.append(line)
            is_open = line.endswith(",") or kind in ("present", "attendee", "regrets")
        elif is_open:
            is_open = not any(values)
    yield kind, spans, values


def is_prose(line: str) -> bool:
    """Whether a line that begins as a head goes on as a sentence: "scribe: then we can publish it"."""
    value = line.partition(":")[2]
    parts = [part.split() for part in re.split(r"[,;(\[]", value)]
    longest = max(map(len, parts))
    return longest > MOST_WORDS_OF_A_NAME or (longest > 3 and value.lstrip()[:1].islower())


def _names(value: str) -> Iterator[str]:
    for part in re.split(r"[,;]", REMARK.sub("", value)):
        name = " ".join(LIST_MARK.sub("", part).replace("_", " ").split())
        if name.casefold() not in NOBODY and len(name) < 60:
            yield name
