"""Keeps a spreadsheet from running a text as a formula or reading it as a number, by a mark that comes off again."""

import calendar
import re

MARK = "'"
# What spreadsheet programs take for the start of a formula, and our own mark.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", MARK)
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in calendar.month_name[1:])
# "007", "1E5", "1,234.50", "1/2", "50 %", "09:30", "2023-10-10", "10 Oct 2023", "TRUE"
NUMBER_LIKE = re.compile(rf"(?i)(?=.*\d)(?:[\d\s.,:;/%$€£¥()+-]|e|[ap]m|{MONTH}){{1,40}}|true|false")
# "7" comes back as it went.
PLAIN_NUMBER = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)


def escape_formula(value: object) -> object:
    """The text with an apostrophe before what could run; every other value as it is."""
    return f"{MARK}{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def escape_number(value: object) -> object:
    """The text with an apostrophe where a spreadsheet would make another number, day or time of it."""
    return f"{MARK}{value}" if isinstance(value, str) and is_number_like(value) else value


def unescape_formula(value: object) -> object:
    """The text that the two above were given; a text that they would not have made stays as it is."""
    if not isinstance(value, str) or not value.startswith(MARK):
        return value
    inside = value[len(MARK) :]
    return inside if inside.startswith(FORMULA_STARTS) or is_number_like(inside) else value


def is_number_like(text: str) -> bool:
    return bool(NUMBER_LIKE.fullmatch(text)) and not PLAIN_NUMBER.fullmatch(text)
