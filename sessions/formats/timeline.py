"""Turns a TEI timeline into the seconds at which a document's utterances start and end."""

import math

from lxml import etree

from sessions.formats.xml_document import identifier, named, pointed
from sessions.transcript import Interval

SECONDS_A_UNIT = {"s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "ms": 0.001, "millisecond": 0.001, "min": 60.0}


def seconds_of_points(root: etree._Element) -> dict[str, float]:
    """The seconds of each point that the document's only timeline measures from its origin; empty for others."""
    timelines = list(named(root, "timeline"))
    unit = SECONDS_A_UNIT.get(timelines[0].get("unit", "s")) if len(timelines) == 1 else None
    return _measured(timelines[0], unit) if unit else {}


def interval_of(utterance: etree._Element, points: dict[str, float]) -> tuple[Interval, ...]:
    """The utterance's interval by its start and end, else by the first and the last anchor inside it."""
    anchors = [anchor.get("synch") for anchor in named(utterance, "anchor")]
    start = points.get(pointed(utterance.get("start") or next(iter(anchors), None)))
    end = points.get(pointed(utterance.get("end") or next(reversed(anchors), None)))
    if start is None:
        return ()
    return (Interval(start, end if end is not None and end > start else None),)


def _measured(timeline: etree._Element, unit: float) -> dict[str, float]:
    """A point counts from the one it names in `since`, which stands before it, else from the origin."""
    points = {pointed(timeline.get("origin")): 0.0}
    for when in named(timeline, "when"):
        since = points.get(pointed(when.get("since")), 0.0 if not when.get("since") else None)
        seconds = _number(when.get("interval"))
        if since is not None and seconds is not None:
            points[identifier(when) or ""] = round(since + seconds * unit, 3)
    points.pop("", None)
    return points


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
