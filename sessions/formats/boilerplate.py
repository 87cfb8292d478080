"""Tells the words of a session from what captioners, printers and web sites put around them."""

import re

# ***    * * *    -----    ____
SEPARATOR = re.compile(r"[*\-_=~#‑–—\s]{3,}")
# (Applause)    [ Laughter ]    (Speaking Wolof).    ((Crosstalk))    ...(Music)...    [2. Reading: Parks]
STAGE_DIRECTION = re.compile(r"[.…]*(?:[(\[]{1,2}[^()\[\]]{0,200}[)\]]{1,2}[\s.]*)+|\[[^\[\]\n]{0,600}\](?!\()[\s.]*")
# (Applause)    [ Gavel ]    (Music)    [end of segment]: sounds, where no voice speaks
SOUND = re.compile(
    r"[(\[{]\s*(?:applause|laughter|laughs?|laughing|gavel|music|silence|pause|bell|cheers?|cheering|"
    r"break|standing ovation|end of|no audio|no sound|video|singing|chatter|background|crosstalk|beep|tone|static"
    r"|feedback)\b[^()\[\]]{0,80}[)\]}][\s.]*",
    re.IGNORECASE,
)
# [00:02:21]    00:02:21    (1:05)    (1:05):
STAMP_LINE = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?:?")
# Session concluded at 12:30    End of session    (Meeting adjourned at 6 p.m.)    Transcribed by https://otter.ai
CLOSING_LINE = re.compile(
    r"[(\[]?\s*(?:the\s+)?(?:end of (?:session|meeting|transcript|transcription|call|recording|file|audio|captions?)"
    r"|(?:session|meeting|workshop|conference|call|event|captioning) (?:was |has )?"
    r"(?:concluded|adjourned|ended|suspended|finished|closed)\b[^\n]{0,40}"
    r"|transcribed (?:by|with) https?://\S{1,60})[\s.)\]]*",
    re.IGNORECASE,
)
SITE_LINES = frozenset(
    """contact information|you are here|jump to navigation|jump to navigation jump to search|jump to search|
    skip to main content|skip to content|daily archives|archives|view chat|main hall|
    also available in|full session transcript|session transcript|full transcript|
    transcript|from eurodig wiki|download|loading|download transcript|disable autoplay on embedded content?|
    link|social|embed|share|print|home|menu|search|log in|main menu|advertisement|back to top|read more|
    video record|recording|video|raw|raw file|raw copy|rough draft|finished|finished file|finished copy|
    finished transcript|unedited|unedited transcript|final|final transcript|draft|draft transcript|english only|
    original: english|source|title|contact|tweet|share this|email|pdf|captions|live transcription|
    live transcript""".replace("\n    ", "").split("|")
)
MARKS = frozenset("([{*-_=~#‑–—.…")
# Deprecated: Function x() is deprecated in y.php on line 63
SERVER_MESSAGE = re.compile(
    r"(?:PHP )?(?:Deprecated|Warning|Notice|Strict Standards|Fatal error): [^\n]{0,400}\bon line \d+"
)
# Welcome to the United Nations | Department ...    Revision as of 12:44, 25 April 2023    Doc 220
SITE_NOISE = re.compile(
    r"(?:welcome to the united nations\b.*"
    r"|[^|]{1,80}(?:\|\|[^|]{0,80}){2,}|see also\b.*|follow [^.!?]{1,40}\b(?:twitter|facebook|rss)\b.{0,40}"
    r"|this is now a legacy site\b.*|this is an archived\b.*"
    r"|revision as of .*|\(diff\).*|redirected from .*|from \w+ wiki"
    r"|(?:back )?to (?:the )?(?:top|navigation)|back to (?:the )?\w+"
    r"|you are here\b.*|home\s*[>»/].*"
    r"|total page:.*|size: ?px.*|(?:page )?views?: \d+"
    r"|(?:last )?(?:updated|modified)(?: on)?:? .*|posted (?:on|by) .*"
    r"|doc(?:ument)?\.? ?\d+.{0,12}|study period .*|english only.*|original: ?\w+"
    r"|consolidated programme.*|live streaming.*|youtube video.*"
    r"|<!--.*-->|\[\[.*\]\]|!\[.*)",
    re.IGNORECASE,
)
# Services provided by: Caption First, Inc., P.O. Box 3066, Monument, CO 80132    1-877-825-5234    www.captionfirst.com
PROVIDER = re.compile(
    r"(?:(?:cart |live |remote )?(?:services?|captioning|captions?|transcri\w+|realtime \w+)? ?provided by\b.*|"
    r"caption ?first\b.*|"
    r"p\.? ?o\.? box .*|monument, co.*|(?:phone|tel|fax|e-?mail|telephone)\s?[.:].*|"
    r"\+?(?=(?:\D{0,8}\d){9})[\d\s()\-‑.]{9,40}|(?:https?://|www\.)\S+|\S+@\S+\.\w+|captioned by\b.*|captioner:.*)",
    re.IGNORECASE,
)
# The following is the output of the real-time captioning    Note: Although the    This text is being provided in
DISCLAIMER_START = re.compile(
    r"(?:\bdisclaimer\s*[:\-]|\bnote\s*:\s|\bplease note\b|\bthe following (?:is|are|text|transcript)\b"
    r"|\bthis (?:is the(?: the)? (?:raw |unedited )?(?:out ?put|result)"
    r"|is (?:being )?(?:provided|a raw|an? unedited|a rough|not an? )"
    r"|text\b|transcript\b|document\b|file\b|captioning\b|rough)|\balthough (?:it|the|this)\b|\brealtime\b"
    r"|\bcommunication access real"
    r"|\b(?:the )?captioning (?:is|was) |\bthese are the outputs?\b|\bbelow (?:is|are) the outputs?\b)",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"real[-‑– ]?time\s+(?:caption|transcri|translation)|live\s+(?:transcription|captioning)|rough[-‑– ]draft"
    r"|authoritative\s+record|incomplete\s+or\s+inaccurate|largely\s+accurate|totally\s+verbatim|verbatim\s+record"
    r"|transcription\s+errors|contains?\s+(?:some\s+)?errors|errors\s+or\s+mistranslations|violate\s+copyright|aid\s+to\s+(?:understanding|the\s+original)|not\s+an?\s+official\s+record"
    r"|automatic(?:ally)?\s+(?:generated|created|produced|transcri)|has\s+not\s+been\s+(?:edited|proofread|checked|manually)"
    r"|unedited\s+(?:transcript|record|output|captions?)|generated\s+by\s+(?:an?\s+)?(?:ai|artificial|machine|automat)"
    r"|transcrib(?:ing|ed)\s+(?:from\s+)?an?\s+audio|auto[-‑ ]?generated|not\s+(?:be\s+)?(?:a\s+)?(?:certified|legal)",
    re.IGNORECASE,
)
LEAST_DISCLAIMER = 40
# Contact Information, and whatever follows it
FOOTER = re.compile(
    r"^[^\S\n]*(?:contact information|copyright (?:©|\(c\)|\d{4})|©|\(c\) \d{4}|retrieved from\b"
    r"|categor(?:y|ies):|share this|related (?:content|articles|links)"
    r"|privacy policy|terms of use|follow us on|navigation menu|this page was last|united nations\s*\|)[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)


def is_nobodys(line: str) -> bool:
    """Whether a line among speech is a stage direction, a separator, a stamp or a server's message."""
    if line[0] in MARKS:
        return bool(
            STAGE_DIRECTION.fullmatch(line)
            or SEPARATOR.fullmatch(line)
            or STAMP_LINE.fullmatch(line)
            or is_closing(line)
        )
    return is_closing(line) or bool(SERVER_MESSAGE.match(line) or (line[0].isdigit() and STAMP_LINE.fullmatch(line)))


def is_closing(line: str) -> bool:
    return len(line) < 90 and bool(CLOSING_LINE.fullmatch(line))


def is_noise(line: str) -> bool:
    """Whether a web site, a server or the captioners' company wrote a line that stands before the first turn."""
    if len(line) > 420 or SERVER_MESSAGE.match(line):
        return True
    patterns = (SITE_NOISE, PROVIDER, STAMP_LINE)
    return line.casefold().rstrip(" :.…") in SITE_LINES or any(pattern.fullmatch(line) for pattern in patterns)


def is_disclaimer(paragraph: str) -> bool:
    """Whether a paragraph says what the document is worth rather than what was said."""
    if len(paragraph) < LEAST_DISCLAIMER:
        return False
    return bool(DISCLAIMER_START.match(paragraph) and DISCLAIMER.search(paragraph, 0, 1500))
