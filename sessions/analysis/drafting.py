"""Turns a Transcript into its draft: statements with evidence and themes, summaries, relations and the debate graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sessions.analysis.concepts import Gazetteer
from sessions.analysis.evidence import supporting_spans
from sessions.analysis.figures import spoken_words
from sessions.analysis.graph import Graph, debate_graph
from sessions.analysis.language import is_english_code, looks_english
from sessions.analysis.reading import ReadTurn, passages, read_turns
from sessions.analysis.relations import Relation, find_relations
from sessions.analysis.statements import Scored, claim_sentences, key_statements, score_voice
from sessions.analysis.summaries import is_closing_list, summarise_session, summarise_voice
from sessions.analysis.themes import LONGEST_WINDOW, ThemeTag, offer_themes, proposed, tag_session
from sessions.analysis.vocabulary import Vocabulary
from sessions.transcript import Kind, Span, Transcript


@dataclass(frozen=True)
class DraftStatement:
    """A suggested statement: the source's own sentence at `span` of turn `turn`, what carries it, what it is about.

    `kind` is "claim", "proposal", "position" or "commitment"; `themes` are proposed, `offered` holds the five best.
    """

    turn: int
    span: Span
    kind: str
    score: float
    evidence: tuple[Span, ...]
    themes: tuple[ThemeTag, ...]
    offered: tuple[ThemeTag, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """Everything that can be suggested about one transcript; voices are named by their attribution."""

    statements: tuple[DraftStatement, ...] = ()
    themes: tuple[ThemeTag, ...] = ()
    summary: tuple[Span, ...] = ()
    voice_summaries: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    relations: tuple[Relation, ...] = ()
    graph: Graph = field(default_factory=Graph)
    warnings: tuple[str, ...] = ()


def draft(
    transcript: Transcript, vocabulary: Vocabulary, language: str | None = None, gazetteer: Gazetteer | None = None
) -> Draft:
    """The draft of a transcript; in another language than English its themes only."""
    turns = read_turns(transcript, vocabulary)
    themes = tag_session(passages(turns, transcript.kind))
    other = other_language(turns, language or transcript.language)
    if other:
        return Draft(themes=themes, warnings=(f"not drafted: {other}",))
    return _draft_english(_Material(transcript, turns, vocabulary, gazetteer or Gazetteer(), themes))


def other_language(turns: list[ReadTurn], language: str | None) -> str | None:
    """The language that keeps a text from being drafted; None for English."""
    if language:
        return None if is_english_code(language) else language
    is_english = looks_english(word for turn in turns for word in turn.words.lower)
    return None if is_english else "language unknown"


@dataclass(frozen=True)
class _Material:
    """What drafting one transcript needs at every step."""

    transcript: Transcript
    turns: list[ReadTurn]
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    themes: tuple[ThemeTag, ...]

    @cached_property
    def shares(self) -> dict[str, float]:
        return {tag.theme: tag.score for tag in self.themes}

    @cached_property
    def by_index(self) -> dict[int, ReadTurn]:
        return {turn.index: turn for turn in self.turns}


def _draft_english(material: _Material) -> Draft:
    scored = {name: score_voice(said) for name, said in by_voice(material.turns).items()}
    statements = draft_statements(material, scored)
    return Draft(
        statements=statements,
        themes=material.themes,
        summary=summarise_session(
            _in_order(scored),
            _best_by_theme(material, statements),
            [tag.theme for tag in material.themes],
            material.transcript.kind,
        ),
        voice_summaries=tuple((name, summarise_voice(each)) for name, each in scored.items()),
        relations=find_relations(material.transcript.text, material.turns),
        graph=draft_graph(material, statements),
    )


def by_voice(turns: Iterable[ReadTurn]) -> dict[str, list[ReadTurn]]:
    """The read turns of each attribution, in the order in which the voices are first heard."""
    heard: dict[str, list[ReadTurn]] = {}
    for turn in turns:
        heard.setdefault(turn.attribution, []).append(turn)
    return heard


def draft_statements(material: _Material, scored: Mapping[str, Sequence[Scored]]) -> tuple[DraftStatement, ...]:
    """Every voice's statements, in the document's order."""
    is_report = material.transcript.kind == Kind.REPORT
    choose = claim_sentences if is_report else key_statements
    chosen = sorted(
        (each for sentences in scored.values() for each in choose(sentences)), key=lambda each: each.sentence.span
    )
    return tuple(_statement(material, each, is_report) for each in chosen)


def _statement(material: _Material, scored: Scored, is_report: bool) -> DraftStatement:
    sentence, turn = scored.sentence, material.by_index[scored.sentence.turn]
    evidence = (turn.paragraphs[sentence.paragraph],) if is_report else supporting_spans(turn, sentence)
    offered = offer_themes(turn.matches_within(theme_window(turn, sentence.words, evidence)), material.shares)
    return DraftStatement(
        turn=turn.index,
        span=sentence.span,
        kind=sentence.profile.kind,
        score=round(scored.score, 4),
        evidence=evidence,
        themes=proposed(offered),
        offered=offered,
        concepts=material.gazetteer.concepts_in(material.transcript.text, sentence.span),
    )


def theme_window(turn: ReadTurn, own: range, evidence: tuple[Span, ...]) -> range:
    """The words whose themes a statement takes: its evidence, or its own words alone where that is too long."""
    whole = turn.words.within(Span(min(evidence).start, max(span.end for span in evidence)))
    return whole if len(whole) <= LONGEST_WINDOW or len(evidence) == 1 else own


def _in_order(scored: Mapping[str, Sequence[Scored]]) -> list[Scored]:
    return sorted((each for sentences in scored.values() for each in sentences), key=lambda each: each.sentence.span)


def _best_by_theme(material: _Material, statements: Sequence[DraftStatement]) -> dict[str, list[Span]]:
    """Each theme's statements, the highest score first; in a report without those that list what was said before."""
    is_report, themed = material.transcript.kind == Kind.REPORT, {}
    telling = [
        each for each in statements if not (is_report and is_closing_list(material.by_index[each.turn], each.span))
    ]
    for statement in sorted(telling, key=lambda each: (-each.score, each.span)):
        for tag in statement.themes:
            themed.setdefault(tag.theme, []).append(statement.span)
    return themed


def draft_graph(material: _Material, statements: Sequence[DraftStatement]) -> Graph:
    """The graph of the draft's own statements, numbered as they stand in it."""
    said = [
        (number, material.by_index[each.turn].attribution, [tag.theme for tag in each.themes], each.concepts)
        for number, each in enumerate(statements)
    ]
    return debate_graph(_voice_words(material), said, material.vocabulary.names)


def _voice_words(material: _Material) -> list[tuple[str, str, float]]:
    """(attribution, attribution, words) of each voice."""
    text = material.transcript.text
    return [
        (name, name, sum(spoken_words(span.of(text)) for turn in said for span in turn.paragraphs))
        for name, said in by_voice(material.turns).items()
    ]
