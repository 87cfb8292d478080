"""Turns any text into the key under which it is searched, sorted and compared."""

import re
import unicodedata

# soft hyphens, zero-width characters and marks of direction: "Ali\u200b", "\u202bعلي"
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# accents of alphabets, Hebrew points and Arabic vowel signs; the vowels of Indian and Thai scripts are letters and stay
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
LETTERS = {
    **{"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"},
    **{"ŋ": "ng", "ə": "a", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ﬁ": "fi", "ﬂ": "fl"},
}
QUOTES = dict.fromkeys("`´‘’‚‛′ʹʻʼʽʾʿˈ՚＇", "'") | dict.fromkeys("“”„‟«»″〝〞＂", '"')
DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
PLAIN_MARKS = str.maketrans(QUOTES | DASHES)
PLAIN_LETTERS = str.maketrans(LETTERS)


def fold(text: str) -> str:
    """The key of a text: no accents or case, plain quotes and dashes, single blanks; other scripts stay."""
    text = text.translate(PLAIN_MARKS)
    if not text.isascii():
        text = _without_accents(text)
    return " ".join(text.casefold().split())


def without_invisible(text: str) -> str:
    """The text as a reader sees it: no invisible characters, single blanks."""
    return " ".join(INVISIBLE.sub("", text).split())


def _without_accents(text: str) -> str:
    text = unicodedata.normalize("NFKD", INVISIBLE.sub("", text)).casefold()
    text = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS))
    return unicodedata.normalize("NFC", ACCENTS.sub("", text)).translate(PLAIN_MARKS)
