"""The shapes of labels at the head of a line: "Name:", "**Name:**", "Name [0:01]:", "### Name", "Name. – "."""

import re

from sessions.formats.stamps import STAMP

EMPHASIS = r"(?:\*{1,3}|_{1,2})?"
TIMES = rf"[\[(]?(?P<start>{STAMP})(?:\s?(?:-->|[-–—])\s?(?P<end>{STAMP}))?[\])]?"
# Speaker 0: 00:00:02    Name 00:01:02:    **Name** [0:01]: text    Name (1:05)    Name · Function [1:02:03]:
TIMED = re.compile(
    rf"{EMPHASIS}(?P<name>[^\s:*\[\]|>][^\n:*\[\]|>]{{0,120}}?){EMPHASIS}(?:\s?:{EMPHASIS}\s?|[^\S\n]{{1,20}}|(?=[\[(]))"
    rf"{TIMES}{EMPHASIS}\s?:?{EMPHASIS}(?=\s|$)"
)
# ### Jane Doe  8:07
HEADED_TIMED = re.compile(rf"#{{1,6}}[^\S\n]+(?:{TIMED.pattern})")
# 0:00:36.2 **Jane Doe** text
TIMED_BOLD = re.compile(
    rf"{TIMES}[^\S\n]{{1,5}}(?:[-–|][^\S\n]{{1,5}})?\*\*(?P<name>[^\s\d:*\[\]|>][^\n:*\[\]|>]{{0,120}}?)\*\*(?=\s|$)"
)
# [00:01:02] Name: text    00:01:02 - **Name:** text    00:00:15 - Speaker 2
TIMED_BEFORE = re.compile(
    rf"{TIMES}[^\S\n]{{0,5}}[-–|]?[^\S\n]{{0,5}}{EMPHASIS}(?P<name>[^\s\d:*\[\]|>][^\n:*\[\]|>]{{0,120}}?){EMPHASIS}"
    rf"(?:\s?(?P<colon>:){EMPHASIS}(?=\s|$)|[^\S\n]{{0,5}}$)",
    re.MULTILINE,
)
# Name: text    **Name:** text    **Name**: text    Name, Role, Organisation: text    Name [Role]: text    Name：text
# – Name:- text
PLAIN = re.compile(
    rf"(?:[–—][^\S\n])?(?P<bold>\*\*|__)?{EMPHASIS}(?P<name>[^\s:*\[\]|>#\d–—-][^\n:：*\[\]|>]{{0,140}}?){EMPHASIS}"
    rf"(?:\s\[(?P<beside>[^\W\d_][^\n:\[\]]{{1,80}})\])?\s?[:：](?:[-–—](?=\s))?{EMPHASIS}(?=\s|$|[^\s\d/:])"
)
# M. le président. - La séance est ouverte.    Mme Ana Rey, ministre . – Merci.    President. – Thank you.
DASHED = re.compile(r"(?P<name>[^\W\d_][^\n:*\[\]|>]{0,140}?)\s?\.\s{1,3}[-–—]\s{1,3}(?=\S)")
# ### Jane Doe:
HEADED = re.compile(r"#{1,6}[^\S\n]+(?P<name>[^\s:*\[\]|>#\d-][^\n:：*\[\]|>]{0,140}?)\s?[:：][^\S\n]*$", re.MULTILINE)
# **Jane Doe | Director | Example Org**    **Jane Doe | Example Org:** text    Jane Doe | Director | Example Org: text
PIPED = re.compile(
    rf"(?:(?P<bold>\*\*|__){EMPHASIS})?(?P<name>[^\s:*\[\]|>#\d-][^\n:*\[\]|>]{{0,60}}\|[^\n:*\[\]>]{{1,120}}?)"
    rf"(?:\s?:{EMPHASIS}(?=\s|$)|(?(bold)(?P=bold){EMPHASIS}(?:\s?:(?=\s|$)|[^\S\n]*$)|(?!)))",
    re.MULTILINE,
)
# **Jane Doe**    ### Jane Doe: the whole line is a name, and what it says follows below
ALONE = re.compile(
    r"(?:#{1,6}[^\S\n]+(?:\*\*)?|(?P<bold>\*\*|__))(?P<name>[^\s:*_\[\]|>#\d-][^\n:：*_\[\]|>]{0,100}?)(?:\*\*|__)?[^\S\n]*\n\s*"
    r"(?=[^\W\d_]|[\"“‘(¿¡])"
)
# ○佐藤委員長 text    ○国務大臣（佐藤花子君） text
CIRCLED = re.compile(r"[○◯〇](?P<name>[^\s（）()○]{2,20}(?:[（(][^（）()\n]{2,20}[）)])?)[^\S\n]{1,3}(?=\S)")
# [Jane Doe]: text    [Jane Doe] 11:02:09
BRACKETED = re.compile(
    rf"{EMPHASIS}\[(?P<name>[^\s\[\]\d][^\n:\[\]]{{0,80}})\]{EMPHASIS}(?:[^\S\n]{{1,5}}(?P<start>{STAMP})|[^\S\n]?:)"
    rf"{EMPHASIS}(?=\s|$)(?!\s*(?:<?https?:|[./#]))"
)
CIRCLES = dict.fromkeys("○◯〇", (CIRCLED,))
PATTERNS = {**CIRCLES, "#": (HEADED, HEADED_TIMED, ALONE), "[": (TIMED_BOLD, TIMED_BEFORE, BRACKETED)}
ANY = (TIMED, TIMED_BOLD, TIMED_BEFORE, DASHED, PLAIN, PIPED, ALONE)
WITH_TIMES = (TIMED, HEADED_TIMED)
