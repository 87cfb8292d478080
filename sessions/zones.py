"""Turns a printed time zone into its minutes east of UTC, where the print leaves no doubt."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

# Abbreviations with one meaning only: IST, CST, BST or AST are several zones each, so they stay unknown.
OFFSET_MINUTES = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "WET": 0,
    "WEST": 60,
    "CET": 60,
    "MEZ": 60,
    "CEST": 120,
    "MESZ": 120,
    "EET": 120,
    "EEST": 180,
    "JST": 540,
}
# UTC+2 | GMT-03:30 | UTC + 1 | +05:30
NUMERIC_ZONE = re.compile(r"(?:UTC|GMT)?\s*([+\-−])\s?(\d{1,2})(?::?([0-5]\d))?")


def offset_minutes(zone: str | None) -> int | None:
    """Minutes east of UTC; None where the zone is unknown or ambiguous."""
    printed = (zone or "").strip().upper()
    if printed in OFFSET_MINUTES:
        return OFFSET_MINUTES[printed]
    numeric = NUMERIC_ZONE.fullmatch(printed)
    if numeric is None or int(numeric[2]) > 14:
        return None
    minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
    return minutes if numeric[1] == "+" else -minutes


def instant(day: date | None, clock: time | None, zone: str | None) -> datetime | None:
    """The moment in UTC; None where the day, the time or the zone is unknown."""
    minutes = offset_minutes(zone)
    if day is None or clock is None or minutes is None:
        return None
    local = datetime.combine(day, clock, timezone(timedelta(minutes=minutes)))
    return local.astimezone(UTC)
