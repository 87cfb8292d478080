"""Turns a span of text into the spans of its sentences, with exact offsets; unpunctuated speech is cut at clauses."""

import re

from sessions.analysis.words import word_set
from sessions.transcript import Span

LONGEST_SENTENCE_WORDS, SHORTEST_CLAUSE_WORDS = 70, 12
# 'end. Next', 'end?" Next', 'end.)  next': a stop, its closing marks and white space; or a blank line; or 。
STOP = re.compile(r"""(?<![.!?…‼⁇])[.!?…‼⁇]++["'”’»)\]]*+(?=\s)|[。！？؟।]+["'”’»)\]」]*|\n[ \t]*\n""")
# the word that carries the stop: 'Dr', 'e.g', 'U.S', 'J'
LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]+$")
# 'No. 5', 'pp. 3', 'vol. 2', 'para. 12': abbreviations only before a figure
BEFORE_FIGURES = word_set("no nos art arts p pp vol vols para paras fig figs ch sec sect ver approx c ca")
# 'Dr. Ada': never the end of a sentence
BEFORE_NAMES = word_set(
    "mr mrs ms dr prof gen sen rep gov amb hon rev st sr messrs mme pres capt col lt maj sgt h.e min sec-gen e.g "
    "i.e cf vs viz al resp incl eg ie"
)
# 'Acme Inc. said', 'the U.S. has', '5 p.m. today', 'etc. But': an end only before a new start in capitals
MAYBE = word_set(
    "inc ltd co corp etc jr esq bros dept univ assn a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec"
)
# 'U.S', 'U.N', 'E.U', 'p.m'
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
# words with which a sentence starts, so that 'the U.S. The' ends and 'the U.S. Congress' does not
STARTERS = word_set(
    "the a an this that these those it its he she we they i you there here in on at for from and but so as if "
    "when while however also our their his her my what who why how where which not no yes thank now then after "
    "before since because although though with by to many some most all both each one let"
)
NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[¿¡*•–—-]*\s*([\w.'’]*)")
# ', and we' or ' so the' or ' because': where an unpunctuated run may be cut, before the conjunction
JOINT = re.compile(
    r"(?<!\s)[;:,]?\s++(?=(?:and|but|so|because|then|however|therefore|now|well|also|or|which|while|where|when|if|okay)\s"
    r"(?:i|we|you|they|he|she|it|this|that|these|those|there|the|a|an|our|my|what|then|if|in|for|let)\b)|;\s+",
    re.IGNORECASE,
)
WORDS = re.compile(r"\S+")


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of the span in order, without the white space around them."""
    found: list[Span] = []
    start, has_capitals = span.start, not span.of(text).islower()
    for stop in STOP.finditer(text, span.start, span.end):
        if _ends_sentence(text, start, stop, has_capitals):
            _add(found, text, start, stop.end())
            start = stop.end()
    _add(found, text, start, span.end)
    return found


def _ends_sentence(text: str, start: int, stop: re.Match, has_capitals: bool) -> bool:
    mark = stop.group()[0]
    if mark in "\n。！？؟।":
        return True
    following = NEXT_WORD.match(text, stop.end(), stop.end() + 40).group(1)
    if not following:
        return True
    if mark != "." or stop.group().startswith(".."):
        return not (has_capitals and following[0].islower())
    before = LAST_WORD.search(text[max(start, stop.start() - 24) : stop.start()])
    return _period_ends(before.group() if before else "", following, has_capitals)


def _period_ends(before: str, following: str, has_capitals: bool) -> bool:
    lower = before.lower().rstrip(")]")
    if lower in BEFORE_NAMES or (lower in BEFORE_FIGURES and following[0].isdigit()):
        return False
    if has_capitals and following[0].islower():
        return False
    if len(before) == 1 and before.isalpha() and before.isupper() and before != "I":
        return following.lower() in STARTERS
    if lower in MAYBE or DOTTED.fullmatch(before):
        return following.lower() in STARTERS or lower == "etc"
    return True


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return
    start += len(part) - len(part.lstrip())
    sentence = Span(start, start + len(stripped))
    if len(stripped) > LONGEST_SENTENCE_WORDS * 3 and stripped.count(" ") >= LONGEST_SENTENCE_WORDS:
        found.extend(_clauses(text, sentence))
    else:
        found.append(sentence)


def _clauses(text: str, sentence: Span) -> list[Span]:
    """The run cut before conjunctions, each piece of at least SHORTEST_CLAUSE_WORDS words."""
    pieces, start = [], sentence.start
    for joint in JOINT.finditer(text, sentence.start, sentence.end):
        is_long = text.count(" ", start, joint.start()) >= SHORTEST_CLAUSE_WORDS
        if is_long and text.count(" ", joint.end(), min(sentence.end, joint.end() + 400)) >= SHORTEST_CLAUSE_WORDS // 2:
            pieces.append(Span(start, joint.start()))
            start = joint.end()
    return [*pieces, Span(start, sentence.end)]
