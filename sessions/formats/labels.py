"""Tells whether the words before a colon name a voice: a person, a role, or a captioner's stand-in for one."""

import re
from functools import lru_cache

from sessions.formats.label_words import BEGINS_NO_NAME, LINKS, NO_NAMES, PARTICLES, QUESTIONS, REMARKS, SENTENCE_WORDS
from speakers.names import body_of, is_placeholder, looks_like_person, names_a_body, person_name, role_of

# The words before a colon, over one line end at most: "SECRETARIAT CHENGETAI MASANGO:"
LABEL = re.compile(r"[^\S\n]*([^\n:：;>]{1,90}(?:\n[^\n:：;>]{1,40})?)[^\S\n]?([:：;])(?!//|\d\d)")
# MODERATOR (Through interpreter), [MODERATOR]
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]?")
WORD = re.compile(r"[^\s/,&+–—]+")
# McDONALD, d'SOUZA, DiMAIO
SMALL_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|Du|Fitz|Le|La|Van|[dlO])['’]?(?=[^\W\d_]{2})")
# M. le président, Mme Ana Rey, President, Die Präsidentin, El señor REY
TITLE_FIRST = re.compile(
    r"(?:M|Mme|MM|Mmes|Mlle|Mr|Mrs|Ms|Dr|Sr|Sra|Herr|Frau)\b\.?\s|(?:the |der |die |le |la |il |el |o |a )?"
    r"(?:president[ea]?|présidente?|präsident(?:in)?|presidência|chair(?:man|woman|person)?|speaker)\b",
    re.IGNORECASE,
)
# El señor PRESIDENTE, La señora REY LIND, O SR. PRESIDENTE
SENOR = re.compile(r"(?:el|la|o|a)\s(?:señora?|sra?\.|senhora?)\s", re.IGNORECASE)
LONGEST_WITHOUT_CASE = 24
LONGEST, MOST_WORDS = 60, 8
LONGEST_IN_CAPITALS, MOST_WORDS_IN_CAPITALS = 110, 14
MOST_WORDS_IN_SHOUTS = 4


@lru_cache(maxsize=65536)
def is_label(words: str, is_shouted: bool = False) -> bool:
    """Whether the words name a voice; `is_shouted` where all the text is in capitals, which then tell nothing."""
    bare = " ".join(BRACKETED.sub(" ", words).split()) or " ".join(words.strip("()[] ").split())
    if not bare or len(bare) > LONGEST_IN_CAPITALS or not any(map(str.isalpha, bare)):
        return False
    if names_a_role(bare):
        return True
    if is_in_capitals(bare) and not is_shouted:
        return len(bare.split()) <= MOST_WORDS_IN_CAPITALS and bare.casefold() not in REMARKS
    return is_name_like(bare) and (not is_shouted or len(bare.split()) <= MOST_WORDS_IN_SHOUTS)


@lru_cache(maxsize=65536)
def names_a_role(words: str) -> bool:
    """Whether the words are a role or a stand-in for a name, and neither a sentence nor the head of a list."""
    folded = [word.casefold().strip(".,'’") for word in words.split()]
    if not any(map(str.isalpha, words)) or not (role_of(words) or is_placeholder(words)):
        return False
    if len(folded) == 1:
        return len(words) > 1 and folded[0] not in NO_NAMES
    is_remark = bool(QUESTIONS.intersection(folded)) and "from" not in folded
    return len(folded) <= MOST_WORDS and not is_remark and not SENTENCE_WORDS.difference(LINKS).intersection(folded)


@lru_cache(maxsize=65536)
def could_be_person(words: str) -> bool:
    return looks_like_person(words)


def starts_with_title(words: str) -> bool:
    """Whether the words begin as records set in who speaks: "M. le président", "Mme Ana Rey", "President"."""
    return TITLE_FIRST.match(words) is not None and (names_a_role(words) or could_be_person(words.split(",")[0]))


def is_member(words: str) -> bool:
    """Whether a person's name stands before a group: "Ana Rey (PPE)", "Bo Lind, on behalf of the S Group"."""
    name, mark, group = words.partition(" (" if words.endswith(")") else ", ")
    return bool(mark and group) and " " in name and is_name_like(name) and could_be_person(name)


def is_titled(words: str) -> bool:
    """Whether nothing but a title and a name of one word stands there: "Mr. Wehbe"."""
    return len(words.split()) == 2 and len(person_name(words).split()) == 1 and TITLE_FIRST.match(words) is not None


@lru_cache(maxsize=65536)
def names_a_senor(words: str) -> bool:
    """Whether the words set in who speaks as Spanish and Portuguese records do: "El señor PRESIDENTE (Rey Lind)"."""
    found = SENOR.match(words)
    bare = BRACKETED.sub("", words[found.end() :]).strip() if found else ""
    return bool(bare) and len(bare.split()) <= MOST_WORDS_IN_CAPITALS and (is_in_capitals(bare) or is_name_like(bare))


def speaks_for_a_body(words: str) -> bool:
    """Whether the words name a person beside a state or an organisation: "BRAZIL (ANA REY)", "Brazil / Ana Rey"."""
    return body_of(words) is not None and not names_a_body(words)


def is_in_capitals(words: str) -> bool:
    """Whether every word but particles is in capitals; in a script without them, whether the words are few."""
    if words.upper() == words.lower():
        return len(words) <= LONGEST_WITHOUT_CASE
    return words.upper() == words or all(map(_is_capital_word, WORD.findall(words)))


def _is_capital_word(word: str) -> bool:
    core = SMALL_PREFIX.sub("", word)
    return core.upper() == core or word.casefold() in PARTICLES


@lru_cache(maxsize=65536)
def is_name_like(words: str) -> bool:
    """Whether each word has a capital and none belongs to a sentence: "Olga Cavalli", "Everyone"."""
    parts = WORD.findall(words)
    folded = [part.casefold().strip(".,'’") for part in parts]
    if len(words) > LONGEST or len(parts) > MOST_WORDS or not parts or not any(folded) or folded[0] in BEGINS_NO_NAME:
        return False
    if any(part in SENTENCE_WORDS for part in folded) and not could_be_person(words):
        return False
    if parts[-1] in PARTICLES:
        return False
    return all(_has_capital(part) or part.casefold() in PARTICLES for part in parts)


def _has_capital(word: str) -> bool:
    """Whether the word begins with a capital, a digit or a letter of a script without capitals."""
    first = next((letter for letter in word if letter.isalnum()), "")
    return not first.islower() or any(letter.isupper() for letter in word[1:3])
