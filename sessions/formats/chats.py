"""Finds the messages of a chat, as Slack, Teams, Discord, WhatsApp and Zoom save what people typed to each other."""

import re

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TOLD_DAY = rf"(?:(?:today|yesterday|heute|gestern|aujourd['’]hui|hier)(?: (?:at|um|à))?\s|{DAY},? )"
# Jane Doe  10:01 AM    Jane Doe — Today at 10:01    Jane Doe — 10/02/2024 10:01: above what somebody typed
HEAD = re.compile(
    rf"^(?!\d)[^\n:]{{2,60}}?[^\S\n]+(?:[—–-][^\S\n]+)?(?:{TOLD_DAY}\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?|\d{{1,2}}:\d\d\s?[ap]\.?m\.?)$",
    re.MULTILINE | re.IGNORECASE,
)
# [10/02/2024, 10:01:12] Jane Doe: Hi    10/02/2024, 10:01 - Jane Doe: Hi
DATED = rf"\[?{DAY},? \d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]m)?\]?(?: -)? [^\n:]{{2,60}}: "
# 10:01:12 From Jane Doe to Everyone: Hi    00:12:31<tab>Jane Doe:<tab>Hi
OF_ZOOM = r"\d{1,2}:\d\d(?::\d\d)?\s+From\s[^\n:]{2,60}?\sto\s[^\n:]{2,60}:|\d\d:\d\d:\d\d\t[^\n:\t]{2,60}:\t"
LINE = re.compile(rf"^[\u200e\u200f]?(?:{DATED}|{OF_ZOOM})", re.MULTILINE | re.IGNORECASE)
LEAST_MESSAGES, LEAST_SHARE = 2, 0.3


def first_message(text: str) -> int | None:
    """The number of the line with the first message; None unless as many lines begin one as in a chat."""
    places = [found.start() for form in (HEAD, LINE) for found in form.finditer(text)]
    written = sum(bool(line.strip()) for line in text.split("\n")) if places else 0
    is_chat = len(places) >= LEAST_MESSAGES and len(places) >= LEAST_SHARE * written
    return text.count("\n", 0, min(places)) + 1 if is_chat else None
