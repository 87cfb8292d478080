"""Turns a number for each year into the columns of a small chart, drawn with SVG attributes alone."""

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT = 160
# Room above the highest column for its number.
HEADROOM = 20
# As many as stand beside each other on a phone.
MOST_LABELS = 8


@dataclass(frozen=True)
class Column:
    """A year's column: places across in per cent, as text (a template would print a decimal comma), down in pixels."""

    year: int
    count: int
    left: str
    width: str
    middle: str
    top: int
    height: int
    is_labelled: bool


def trend_columns(counts: Mapping[int, int], is_mirrored: bool = False) -> list[Column]:
    """A column for each year from the first to the last, those without a count too; the latest first if mirrored."""
    if not counts:
        return []
    years = list(range(min(counts), max(counts) + 1))
    slot, highest = 100 / len(years), max(counts.values())
    step = -(-len(years) // MOST_LABELS)
    columns = []
    for place, year in enumerate(reversed(years) if is_mirrored else years):
        count = counts.get(year, 0)
        height = round(count / highest * HEIGHT)
        width = min(slot * 0.7, 12)
        middle = (place + 0.5) * slot
        is_labelled = (years[-1] - year) % step == 0
        left, across, centre = f"{middle - width / 2:.2f}", f"{width:.2f}", f"{middle:.2f}"
        columns.append(Column(year, count, left, across, centre, HEADROOM + HEIGHT - height, height, is_labelled))
    return columns
