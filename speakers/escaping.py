"""Keeps a spreadsheet from running a cell as a formula, and gives the very same text back when it comes in again."""

# What spreadsheet programs take for the start of a formula, and our own mark.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


def escape_formula(value: object) -> object:
    """The text with an apostrophe before what could run; every other value as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def unescape_formula(value: object) -> object:
    """The text that escape_formula was given; a text that it would not have made stays as it is."""
    is_escaped = isinstance(value, str) and value[:1] == "'" and value[1:].startswith(FORMULA_STARTS)
    return value[1:] if is_escaped else value
