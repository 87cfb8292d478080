"""Turns W3C minutes ("scribe: nick", "Name: text", "... text") into a Transcript."""

import re
from collections import Counter
from collections.abc import Iterator

from sessions.formats import boilerplate
from sessions.formats.document import Document
from sessions.formats.label_words import NO_NAMES
from sessions.formats.labels import could_be_person, is_name_like
from sessions.formats.minutes_heads import Heads, read_heads
from sessions.formats.opening import read_opening
from sessions.formats.spoken_text import voice_role
from sessions.transcript import Kind, Section, Span, Transcript, Turn, lines_of

# 14:04:41   [14:04]   at the head of a line of an IRC log
IRC_STAMP = re.compile(r"\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+(?=\S)")
# <PhilA> Wu Yi Huan arrives
TYPED = re.compile(r"<([^<>\s]{1,40})>\s*")
# 13:57:34 <trackbot> at the head of each line
LINE_HEAD = r"^[^\S\n]*+(?:#{1,6}[^\S\n]+)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[^\S\n]+)?(?:<[^<>\s]{1,40}>[^\S\n]*)?"
MARKS = re.compile(LINE_HEAD, re.MULTILINE)
# A line of an IRC log, which names nothing but by "Meeting:" or "Date:"
LOGGED = re.compile(
    r"^[^\S\n]*\[?\d{1,2}:\d{2}:\d{2}\]?[^\S\n]+(?:(<[^<>\s]{1,40}>[^\S\n]*)?(?=meeting\s?:|date\s?:)|[^\n]*$)",
    re.IGNORECASE | re.MULTILINE,
)
# Meeting: Lamp Working Group    Topic: Welcome
MEETING = re.compile(r"^meeting\s?:\s", re.IGNORECASE | re.MULTILINE)
TOPIC = re.compile(r"^(?:sub)?topic\s?:[^\n]*", re.IGNORECASE | re.MULTILINE)
# jeff: Welcome everyone    Prof. Huai: On behalf of    WuYiHuan: ...
SAID = re.compile(r"([^\W_][\w.'’()\[\]|^-]*(?: [\w.'’()-]+){0,3}?)\s?:\s+(?=\S)")
# ... see document    … in a WG
GOES_ON = re.compile(r"(?:\.{2,}|…)\s*(?=\S)")
# scribe: Ian    ScribeNick: x    Topic: Welcome    RESOLUTION: Merge
COMMAND = re.compile(
    r"(?:scribe(?: ?nick|s|options)?|topic|subtopic|agenda|agendum|meeting|date|chairs?|present|regrets|previous"
    r"|previous meeting|resolution|resolved"
    r"|so resolved|proposed(?: resolution)?|proposal|action(?:-\d+)?|issue(?:-\d+)?"
    r"|succeeded|failed|warning|maybe present|all speakers|active on irc|default present|no scribenick\b[^:\n]{0,40}"
    r"|inferring \w+|people with action items"
    r"|summary of \w+|rrsagent|zakim|trackbot|github(?:-bot| topic)?|minutes|log|slideset|q|poll)"
    r"(?:\s?[:,=+]|\s?\+\s|$)|/?s/[^/]+/.*|[+-][A-Za-z\[][\w\[\]?]*$|(?:present|regrets?|agenda|scribe|q)[+-]|(?:present|regrets|agenda|scribe)\s?[+=-]|\+present\b"
    r"|(?:zakim|rrsagent|trackbot|scribenick)\b[ ,].*|[\w|-]+ has (?:joined|left) #\S+",
    re.IGNORECASE,
)
# RESOLUTION: Merge    SO RESOLVED has no words of its own
RESOLVED = re.compile(LINE_HEAD + r"(?:resolution|resolved)\s?:[^\S\n]*(\S[^\n]*\S)", re.IGNORECASE | re.MULTILINE)
BOTS = frozenset(["zakim", "rrsagent", "trackbot", "github-bot", "github", "agendabot", "ghurlbot", "gb", "scribe_bot"])
SCRIBE_SIGN = re.compile(
    LINE_HEAD + r"scribe(?:nick|s|\(s\))?[^\S\n]?(?::|$)",
    re.IGNORECASE | re.MULTILINE,
)
# Meeting minutes: the head of what was said, below those present
MINUTES_HEAD = re.compile(r"^[^\S\n]*(?:#{1,6}[^\S\n]+)?meeting minutes[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
HEAD_SIGN = re.compile(
    LINE_HEAD + r"(present|regrets|chairs?|attendees)\b[^\S\n]?(?::|$)", re.IGNORECASE | re.MULTILINE
)
TYPED_SIGN = re.compile(r"^[^\S\n]*+<[^<>\s/!?]{1,40}>[^\S\n]+\S", re.MULTILINE)
GOES_ON_SIGN = re.compile(
    LINE_HEAD + r"(?:\.\.\.|…)[^\S\n]*\w",
    re.MULTILINE,
)
SAID_SIGN = re.compile(
    LINE_HEAD + r"([^\W_][\w.'’|-]{0,30}):[^\S\n]+\S",
    re.MULTILINE,
)
# scribe: then we can publish as many as we want: the scribe's own words, where "scribe: Ian" names him
SCRIBED_WORDS = re.compile(r"scribe\s?:\s+(?=(?:[^\s,]+\s+){3})", re.IGNORECASE)
LONG_LINE, LEAST_TYPED, LONGEST_NICK, LEAST_NICKS = 50, 3, 3, 3
LEAST_SAID = 0.25
# ... can help out. 14:08:33 ...and hope to meet 14:09:26 Ian: I first
FOLDED = re.compile(r"(?<=\S)[^\S\n](?=\d{1,2}:\d{2}:\d{2}[^\S\n]+\S)")
LEAST_FOLDED = 5
# > Brent: Welcome all!, in a mail that quotes the minutes and says something about them
QUOTED = re.compile(r"> ?")
LEAST_QUOTED = 0.7
# __dka:__ we are about to, and >  **trackbot** Date: 01 October 2014: a log that became Markdown
MARKED_SAID = re.compile(r"^[^\S\n]*__([\w|-]{1,40}):__(?=[^\S\n])", re.MULTILINE)
MARKED_TYPED = re.compile(r"^>[^\S\n]+\*\*([\w|-]{1,40})\*\*(?=[^\S\n])", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…:;)\]]$")


def recognises(document: Document) -> bool:
    """Whether people say something, and a scribe or a head of minutes is named, or lines go on, or nicks type."""
    text = _unmarked(document.text)
    if len(SAID_SIGN.findall(text)) < 2:
        return False
    heads = {head.casefold() for head in HEAD_SIGN.findall(text)}
    if SCRIBE_SIGN.search(text):
        return bool(heads or GOES_ON_SIGN.search(text) or TYPED.search(text))
    if not GOES_ON_SIGN.search(text):
        return False
    return (
        len(heads) > 1
        or bool(MINUTES_HEAD.search(text))
        or (len(TYPED_SIGN.findall(text)) >= LEAST_TYPED and _is_mostly_said(text))
    )


def _unmarked(text: str) -> str:
    """The minutes in their plain form, without the marks of Markdown, of a mail's quotation or of lost line ends."""
    if MARKED_SAID.search(text):
        text = MARKED_TYPED.sub(r"<\1>", MARKED_SAID.sub(r"\1:", text))
    return _unfolded(_unquoted(text))


def _unquoted(text: str) -> str:
    """What a mail quotes, where it quotes nearly all; what its writer adds was not said in the meeting."""
    lines = text.split("\n") if "\n>" in text else []
    quoted = [line[found.end() :] for line in lines if (found := QUOTED.match(line))]
    others = sum(bool(line.strip()) and not QUOTED.match(line) for line in lines)
    told = sum(bool(line.strip()) for line in quoted)
    return "\n".join(quoted) if told and told >= LEAST_QUOTED * (told + others) else text


def _unfolded(text: str) -> str:
    """The text of the same length, in which each time of a log that lost its line ends begins a line."""
    return FOLDED.sub("\n", text) if len(FOLDED.findall(text)) >= LEAST_FOLDED else text


def _is_mostly_said(text: str) -> bool:
    """Whether the lines that somebody says, types or goes on with are no rare ones among the others."""
    said = sum(len(sign.findall(text)) for sign in (SAID_SIGN, TYPED_SIGN, GOES_ON_SIGN))
    return said >= LEAST_SAID * sum(bool(line.strip()) for line in text.split("\n"))


def read(document: Document) -> Transcript:
    """What each person said, as scribed. Raises TranscriptError where nobody says anything."""
    text = _unmarked(document.text)
    heads = read_heads(text)
    turns = tuple(said for said in MinuteReader(text, heads).turns())
    if not turns:
        first = next((line.strip() for line in document.lines if line.strip()), "")
        raise document.error('minutes of the form "Name: text"', f'"{first[:60]}"', 1)
    said = MINUTES_HEAD.search(text)
    ends = [turns[0].span.start, heads.start, said.start() if said else len(text)]
    opening = read_opening(_title_lines(text[: min(ends)]))
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        opening.title,
        opening.event,
        opening.code,
        opening.moments and opening.moments.starts,
        opening.moments and opening.moments.ends,
        opening.disclaimer,
        opening.language,
        heads.listed,
        _resolutions(text),
    )


def _resolutions(text: str) -> tuple[Section, ...]:
    """What the meeting resolved, which no voice alone says."""
    spans = tuple(Span(*found.span(1)) for found in RESOLVED.finditer(text))
    return (Section("Resolutions", spans),) if spans else ()


class MinuteReader:
    """Goes through the lines of minutes and keeps the voice that the scribe is writing down."""

    def __init__(self, text: str, heads: Heads) -> None:
        self._text, self._heads = text, heads
        returning = _returning_labels(text)
        self._known = heads.names | heads.initials | returning | {"scribe"}
        self._calls_by_nicks = sum(map(str.islower, _labels(text))) >= LEAST_NICKS
        self._calls_by_initials = any(len(label) <= LONGEST_NICK for label in returning)
        self._voice: str | None = None
        self._paragraphs: list[Span] = []
        self._can_go_on = False

    def turns(self) -> Iterator[Turn]:
        for _, line in lines_of(self._text):
            if line.start == line.end or self._heads.holds(line.start):
                self._can_go_on = False
                continue
            yield from self._read(line)
        yield from self._finished()

    def _read(self, line: Span) -> Iterator[Turn]:
        """The turn that the line ends, if it ends one."""
        start, nick = _after_marks(self._text, line)
        rest = self._text[start : line.end]
        is_command = COMMAND.match(rest) and not SCRIBED_WORDS.match(rest)
        if not rest or nick.casefold() in BOTS or is_command or boilerplate.is_nobodys(rest):
            self._can_go_on = False
            return
        said = SAID.match(rest)
        if said and self._is_voice(said.group(1)) and not _lists_people(rest[said.end() :]):
            yield from self._finished()
            self._set_in(said.group(1), Span(start + said.end(), line.end))
        elif goes_on := GOES_ON.match(rest):
            self._go_on(Span(start + goes_on.end(), line.end))
        elif nick and nick.casefold() != "scribe":
            yield from self._finished()
            self._set_in(nick, Span(start, line.end))
        elif self._can_go_on and start == line.start and self._runs_over(rest):
            self._paragraphs[-1] = Span(self._paragraphs[-1].start, line.end)
        else:
            self._can_go_on = False

    def _set_in(self, voice: str, words: Span) -> None:
        self._voice, self._paragraphs, self._can_go_on = voice, [words], True

    def _go_on(self, words: Span) -> None:
        if self._voice is not None:
            self._paragraphs.append(words)
            self._can_go_on = True

    def _runs_over(self, rest: str) -> bool:
        """Whether a line without mark is the rest of the one before, which the page was too narrow for."""
        before = self._paragraphs[-1]
        last = self._text[max(before.start, before.end - 200) : before.end].rpartition("\n")[2]
        return rest[0].islower() or (len(last.strip()) >= LONG_LINE and not SENTENCE_END.search(last))

    def _is_voice(self, name: str) -> bool:
        words = name.casefold().split()
        if (words[0] in NO_NAMES and words != ["scribe"]) or len(name) > 40:
            return False
        if name.casefold() in self._known or (name[0].isupper() and is_name_like(name)):
            return True
        if not name.isalpha():
            return False
        return self._calls_by_initials if len(name) <= LONGEST_NICK else self._calls_by_nicks and name.islower()

    def _finished(self) -> Iterator[Turn]:
        if self._voice is not None and self._paragraphs:
            yield Turn(self._voice, tuple(self._paragraphs), voice_role(self._voice))
        self._voice, self._paragraphs = None, []


def _title_lines(head: str) -> str:
    """The lines before the heads without IRC's marks and topics; the meeting's name is the title."""
    return MEETING.sub("Title: ", TOPIC.sub("", MARKS.sub("", LOGGED.sub(r"\1", head))))


def _labels(text: str) -> list[str]:
    return [label for label in SAID_SIGN.findall(text) if label.casefold() not in NO_NAMES and label != "scribe"]


def _lists_people(words: str) -> bool:
    """Whether the words are nothing but names: "Jane Doe, John Roe"."""
    names = [name.strip() for name in words.split(",")]
    return len(names) > 1 and all(" " in name and could_be_person(name) for name in names)


def _after_marks(text: str, line: Span) -> tuple[int, str]:
    """Where the line's words begin after an IRC stamp and a nick in angle brackets, and the nick."""
    stamp = IRC_STAMP.match(text, line.start, line.end)
    start = stamp.end() if stamp else line.start
    typed = TYPED.match(text, start, line.end)
    return (typed.end(), typed.group(1)) if typed else (start, "")


def _returning_labels(text: str) -> set[str]:
    """What stands before a colon at the head of at least two lines, in small letters."""
    counts = Counter(map(str.casefold, _labels(text)))
    return {label for label, count in counts.items() if count > 1}
