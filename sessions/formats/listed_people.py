"""Turns a line of a document's list of people into a ListedSpeaker."""

import re

from sessions.transcript import ListedSpeaker
from speakers.names import is_placeholder, looks_like_person, role_of

# •, -, *, 1., 🔒 before what a site's visitors may not open
BULLET = re.compile(r"^(?:[\s•·▪◦‣∙●○*–—🔒-]|\d{1,2}[.)]\s)+")
# **Name**, [Name](https://...), `Name`
MARKDOWN = re.compile(r"\*\*|__|`|^#{1,6}\s+|\[(?=[^\[\]]{1,200}\]\(\S{1,500}\))|(?<=\S)\]\(\S{1,500}\)")
# Moderator: Name, Online moderator: Name
ROLE_FIRST = re.compile(r"([^\W\d_][\w -]{2,30}):\s+(?=\S)")
# Name: Director at Example Org, Name - Director, Example Org
NAME_FIRST = re.compile(r"(?P<name>[^,:]{3,60}?)(?:\s*:|\s+[-‐-―])\s+(?=\S)")
GROUPS = """government, governments, civil society, private sector, technical community, intergovernmental organization,
    intergovernmental organisation, intergovernmental organizations, intergovernmental organisations, academia,
    academic community, media, youth, parliamentarian, parliamentarians, legislators"""
REGIONAL_GROUPS = """african group, asia-pacific group, asia pacific group, eastern european group,
    latin american and caribbean group, latin american and caribbean group (grulac), grulac, grulac group,
    western european and others group, western european and others group (weog), weog,
    weog group"""
STAKEHOLDER_GROUPS = frozenset(" ".join(group.split()) for group in GROUPS.split(","))
REGIONS = frozenset(" ".join(group.split()) for group in REGIONAL_GROUPS.split(","))


def read_person(line: str, role: str | None) -> ListedSpeaker:
    """The person of a list's line: name to the first comma, then affiliation; groups and regions stand last."""
    line = without_marks(line)
    found = ROLE_FIRST.match(line)
    if found and (printed_role := role_of(found[1])):
        line, role = line[found.end() :], str(printed_role)
    name, affiliation = split_listed_name(line)
    if affiliation and is_placeholder(affiliation) and (printed_role := role_of(affiliation)):
        affiliation, role = None, str(printed_role)
    affiliation, region = _without_last(affiliation, REGIONS)
    affiliation, group = _without_last(affiliation, STAKEHOLDER_GROUPS)
    return ListedSpeaker(name, affiliation, role, group, region)


def without_marks(line: str) -> str:
    """The line without bullets, Markdown and doubled blanks."""
    return " ".join(BULLET.sub("", MARKDOWN.sub("", line.strip())).split())


def split_name(line: str) -> tuple[str, str | None]:
    """What stands before the first comma, and what stands after it."""
    name, _, affiliation = line.partition(",")
    return name.strip(), affiliation.strip(" ,") or None


def split_listed_name(line: str) -> tuple[str, str | None]:
    """The name and the rest of a list's line, parted by a comma, else by a colon or a dash behind a person's name."""
    found = NAME_FIRST.match(line)
    is_name = found and " " in found["name"] and looks_like_person(found["name"])
    return (found["name"], line[found.end() :]) if found and is_name else split_name(line)


def _without_last(affiliation: str | None, known: frozenset[str]) -> tuple[str | None, str | None]:
    """The affiliation without its last part where that part is a known one, and that part as printed."""
    before, _, last = (affiliation or "").rpartition(",")
    if last.strip().casefold() not in known:
        return affiliation, None
    return before.strip() or None, last.strip()
