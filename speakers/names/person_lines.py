"""Turns a short line of a document into the answer whether it could be a person's name."""

import re
import unicodedata

from speakers.names.attributions import CAPS_TITLES, read_label, word_kind
from speakers.names.folding import fold, without_invisible
from speakers.names.forms import PARTICLES
from speakers.names.label_words import WordKind, word_set

LONGEST_NAME_LINE = 60
# "Belyakova", "O’Brien", "Jean-Pierre", "D.", "J.-C.", "St."
NAME_WORD = re.compile(r"[^\W\d_][^\W\d_\u200c.]*(?:['’‘ʻʼ`\-‐‑][^\W\d_]+)*['’]?|(?:[^\W\d_]{1,4}\.-?)+[^\W\d_]*")
# "al-Saud", "d’Orey"
LATE_CAPITAL = re.compile(r"\w{1,3}['’\-‑][A-ZÀ-Þ]")
FUNCTION_WORDS = word_set(
    "a about an and are as at be beyond by can for from how if in into is it its more not of on or our should so "
    "than that the their this to toward towards under we what when where who why will with without your you yes "
    "okay ok thank thanks welcome hello please good morning afternoon applause laughter no note et pour y para "
    "com uma"
)
TOPIC_WORDS = word_set(
    "access accountability action actions address agency agenda agreement agreements ai alliance analysis "
    "artificial assembly association background bank best bodies broadband building bureau capacity center centre "
    "ceremony challenges child children chapter civil cloud coalition commission committee communications "
    "community conclusion conclusions conference connectivity content contents convention cooperation copyright "
    "council countries court cyber cybercrime cybersecurity cyberspace data day debate deep declaration democracy "
    "department development dialogue digital disclaimer discussion discussions divide document dynamic economic "
    "economy education emerging environment ethics event events expert experts federation final follow-up forum "
    "foundation framework freedom full future glance global goals governance government governments graph group "
    "health high-level human identity inclusion industry information infrastructure initiative innovation "
    "institute integrity intelligence intergovernmental international internet introduction item items justice "
    "key keypoints knowledge law legal lightning local main major media meeting meetings ministry misinformation "
    "model multistakeholder nations net network networking networks neutrality news next notes office open "
    "opening organisation organization outcome outcomes overview page panel part parliamentary participants "
    "partnership peace plenary points policies policy practices privacy private programme program progress "
    "project public recommendations regional regulation remarks report reports resolution responsible rights "
    "roundtable rules safety science sector sectors security service session sessions side social societies "
    "society solutions speaker speakers stakeholder stakeholders standards statement statements strategy summary "
    "summit sustainability sustainable table takeaways talk technical technologies technology telecommunications "
    "theme themes thoughts together topic topics track transcript transformation treaty trust union united "
    "universal university unresolved use values via vision web women work workshop workshops world youth"
)
NOMINAL_ENDINGS = ("tion", "tions", "ability", "ibility", "ization", "isation", "ology")
NAMES_IN_ING = word_set("sterling channing fleming browning manning cushing keating harding golding spalding pickering")


def looks_like_person(text: str) -> bool:
    """Whether a short line could be a person's name, roles and titles allowed; headings and headlines are not."""
    line = without_invisible(text[: 4 * LONGEST_NAME_LINE]).strip(" :•*>&'’‘")
    if not line or len(line) > LONGEST_NAME_LINE or "," in line or re.search(r"[!?;\"“”=<@]", line):
        return False
    label = read_label(line)
    if label.role is None and re.search(r"\d", line):
        return False
    return bool(label.name) and _holds_nothing_else(line, label.name) and _is_name(label.name.split())


def _holds_nothing_else(line: str, name: str) -> bool:
    """Whether all words of the line beside the name are roles, titles and numbers."""
    rest = line.replace(name, " ", 1).replace("(", " ").replace(")", " ")
    return all(word in CAPS_TITLES or word_kind(word.strip(":–-")) is not WordKind.NAME for word in rest.split())


def _is_name(words: list[str]) -> bool:
    if any(map(_is_of_headings, words)) or not all(NAME_WORD.fullmatch(_letters(word)) for word in words):
        return False
    chief = [word for word in words if fold(word) not in PARTICLES] or words
    return len(words) <= 7 and len(chief) <= 5 and all(map(_begins_a_name, chief)) and not _is_headline(words)


def _letters(word: str) -> str:
    """The word without marks of its own that stand above, below or beside its letters."""
    composed = unicodedata.normalize("NFC", word)
    return "".join(character for character in composed if unicodedata.category(character)[0] != "M")


def _is_of_headings(word: str) -> bool:
    key = fold(word).strip(".'")
    return key in FUNCTION_WORDS - PARTICLES or key in TOPIC_WORDS or key.endswith(NOMINAL_ENDINGS)


def _begins_a_name(word: str) -> bool:
    """A capital, or a letter of a script without capitals; "al-Saud" and "d’Orey" have theirs further on."""
    without_case = word[0].upper() == word[0].lower()
    return len(word) <= 25 and (word[0].isupper() or without_case or bool(LATE_CAPITAL.match(word)))


def _is_headline(words: list[str]) -> bool:
    """Whether the line begins with a verb ("Bridging Divides") or ends as a sentence does."""
    first, last = fold(words[0]), words[-1]
    verb = len(words) > 1 and len(first) >= 7 and first.endswith("ing") and first not in NAMES_IN_ING
    lone = len(words) == 1 and (len(first) < 2 or _too_long_without_blanks(first))
    return verb or lone or (last.endswith(".") and len(last) > 4 and "." not in last[:-1])


def _too_long_without_blanks(word: str) -> bool:
    return "一" <= word[0] <= "鿿" and len(word) > 4
