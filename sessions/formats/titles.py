"""Turns a title line into its parts: the title itself, the event after it, and the session's code."""

import re
from dataclasses import dataclass

# IGF 2023, EuroDIG 2022, WSIS Forum 2024
EVENT = r"(?P<event>[^\W\d_][\w.+&'’ -]{0,60}? (?:19|20)\d\d)\b"
# WS #209, Open Forum #20, Day 0 Event #1, Launch / Award Event #46, DC-Gender
NUMBERED = (
    r"(?:(?:WS|Workshop|OF|Open Forum|Town Hall|TH|Lightning Talk|Networking(?: Session)?|Day 0(?: Event)?|Pre-?Event"
    r"|Launch ?/ ?Award Event|Award Event|Launch Event|Parliamentary(?: Session)?"
    r"|High[- ]Level(?: Leaders)?(?: Session| Track)?|Leaders(?: TalkX)?|NRIs?(?: \w+){0,2}|DC(?: \w+)?"
    r"|Dynamic Coalition(?: \w+)?|BPF|PN|Main Session|Panel|Session|Event|Side Event) ?(?:#|No\. ?)\d+[a-z]?"
)
CODE = rf"(?P<code>{NUMBERED}|WS ?\d+[a-z]?|Workshop ?\d{{1,3}}[a-z]?)|DC-[A-Za-z]\w*)(?![\w])"
CODE_FIRST = re.compile(rf"{CODE}\s*[:.–—|-]*\s+(?=\S)", re.IGNORECASE)
CODE_ALONE = re.compile(CODE, re.IGNORECASE)
EVENT_LAST = re.compile(rf"{EVENT}(?P<rest>[^|]{{0,80}})")
# IGF 2023 – Day 1 – WS #209 ...
EVENT_FIRST = re.compile(
    r"(?P<event>(?:IGF|EuroDIG|WSIS Forum) (?:19|20)\d\d)\s*(?:[-–—‑|:]+\s*|(?=(?:WS|Open Forum) ?#?\d|D(?:ay|AY) \d))"
    r"(?:(?!D(?:ay|AY) 0 (?:Event|#))D(?:ay|AY) \d+\s*(?:[-–—‑|:]+\s*|(?=[A-Z])))?(?=\S)"
)
STATUS = r"(?:raw|finished|unedited)(?: (?:file|copy|transcript))?"
# – RAW, -- RAW, ( FINISHED), [RAW FILE]
STATUS_LAST = re.compile(rf"\s*(?:[-–—‑|]+\s*|[(\[]\s*){STATUS}\s*[)\]]?\s*[-–—‑]*$", re.IGNORECASE)
# FINISHED - , RAW:, (RAW)
STATUS_FIRST = re.compile(rf"(?:[(\[]\s*{STATUS}\s*[)\]]|{STATUS}\s*[-–—‑:|]+)\s*", re.IGNORECASE)
# ## Title, **Title**, __Title__
MARKDOWN = re.compile(r"^\s*#{1,6}\s+|\*\*|__|\s+#+$")
# | Digital Watch Observatory
SITE_LAST = re.compile(r"\s*\|\s*(?:digital watch observatory|dig\.watch|diplo(?:foundation)?)\s*$", re.IGNORECASE)
LONGEST_TITLE = 1000


@dataclass(frozen=True)
class TitleParts:
    """A title line's parts, None for what it does not hold."""

    title: str | None = None
    event: str | None = None
    code: str | None = None


def read_title(line: str) -> TitleParts:
    """The parts of a title line, each as printed, without Markdown and the captioners' RAW and FINISHED."""
    line = _without_marks(line[:LONGEST_TITLE])
    title, event, code = _split_event(line)
    found = CODE_FIRST.match(title)
    if found:
        title, code = title[found.end() :], code or found["code"]
    elif CODE_ALONE.fullmatch(title):
        title, code = "", code or title
    return TitleParts(title.strip() or None, event, code)


def _without_marks(line: str) -> str:
    line = SITE_LAST.sub("", " ".join(MARKDOWN.sub("", line).split()))
    while (bare := STATUS_LAST.sub("", STATUS_FIRST.sub("", line, count=1))) not in (line, ""):
        line = bare
    return line


def _split_event(line: str) -> tuple[str, str | None, str | None]:
    """The title, the event before or after it, and the code beside the event."""
    before, bar, after = line.rpartition(" | ")
    found = EVENT_LAST.fullmatch(after.strip()) if bar else None
    if found:
        code = CODE_ALONE.search(found["rest"])
        return before.strip(), found["event"], code["code"] if code else None
    found = EVENT_FIRST.match(line)
    return (line[found.end() :], found["event"], None) if found else (line, None, None)
