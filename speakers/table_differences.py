"""Shows what a table changes in a record, cell by cell and word by word."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join

WORD = re.compile(r"\s+|[^\s]+")
# Past it a comparison word by word takes longer than its reader.
MOST_WORDS = 2_000


def differences(before: list[str], after: list[str]) -> list[str]:
    """The cells as HTML: what goes in <del>, what comes in <ins>, what stays as it is."""
    return [_difference(old, new) for old, new in zip(before, after, strict=True)]


def _difference(old: str, new: str) -> str:
    if old == new:
        return format_html("{}", new)
    first, second = WORD.findall(old), WORD.findall(new)
    if not old or max(len(first), len(second)) > MOST_WORDS:
        return _replaced(old, new)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    parts = ((first[a:b], second[c:d], kind) for kind, a, b, c, d in matcher.get_opcodes())
    return format_html_join("", "{}", ((_part("".join(a), "".join(b), kind),) for a, b, kind in parts))


def _part(old: str, new: str, kind: str) -> str:
    return format_html("{}", new) if kind == "equal" else _replaced(old, new)


def _replaced(old: str, new: str) -> str:
    gone = format_html("<del>{}</del>", old) if old else ""
    come = format_html("<ins>{}</ins>", new) if new else ""
    return format_html("{}{}", gone, come)
