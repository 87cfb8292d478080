"""Turns a person's participations in published sessions into affiliations over time and names as printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sessions.models import Participation
from speakers.models import Speaker


@dataclass(frozen=True)
class Affiliation:
    """What documents print beside the name, with the first and last day on which they do; None where undated."""

    name: str
    first: date | None
    last: date | None
    sessions: int


def affiliations(taking_part: Iterable[Participation]) -> list[Affiliation]:
    """Each affiliation once, the latest first, the undated last."""
    days: dict[str, list[date | None]] = {}
    for one in taking_part:
        if one.affiliation:
            days.setdefault(one.affiliation, []).append(one.session.start_date)
    found = [_affiliation(name, dates) for name, dates in days.items()]
    return sorted(found, key=lambda one: (one.last is None, -(one.last or date.min).toordinal(), one.name))


def _affiliation(name: str, dates: list[date | None]) -> Affiliation:
    known = [day for day in dates if day]
    return Affiliation(name, min(known, default=None), max(known, default=None), len(dates))


def names_as_printed(speaker: Speaker, taking_part: Iterable[Participation]) -> list[str]:
    """The other forms of the name that an editor confirmed and a published session prints."""
    printed = {one.attribution for one in taking_part} - {speaker.name}
    return sorted(alias.name for alias in speaker.aliases.all() if alias.name in printed)
