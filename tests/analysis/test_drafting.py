"""A draft takes the source's own sentences: one a paragraph of a report, the few claims of a voice in a transcript."""

from pathlib import Path

import pytest

from sessions.analysis.concepts import read_gazetteer
from sessions.analysis.draft_description import describe_draft
from sessions.analysis.drafting import draft
from sessions.analysis.graph import Edge, Node
from sessions.analysis.relations import Relation
from sessions.formats import read_transcript
from sessions.transcript import Kind, Span, Transcript, TranscriptError, Turn
from tests.analysis.meetings import meeting, vocabulary

ROOT = Path(__file__).parent.parent.parent
SPECIMEN = ROOT.parent / "shared/seeds/000_840a4a4a6773e962.txt"
DOCUMENTS = sorted(
    path
    for folder in (ROOT / "tests/golden", ROOT / "seeds")
    for path in folder.rglob("*")
    if path.is_file() and path.suffix not in (".expected", ".csv", ".md", ".py")
)

DEBATE = meeting(
    ("Moderator", "Good morning and welcome. Ada, who pays for the masts?"),
    (
        "Ada Quill",
        "Thank you. Governments should reserve ten per cent of every universal service fund for rural networks."
        " For example, in our bay 2,300 households pay less than two per cent of their income. Any questions?",
    ),
    (
        "Bo Stone",
        "I do not agree with Ada that money comes first. We must protect privacy before we build anything,"
        " because consent that cannot be withdrawn is not consent.",
    ),
    ("", "[Applause]"),
)


def texts(transcript, statements):
    return [statement.span.of(transcript.text) for statement in statements]


def test_a_transcript_yields_each_voices_claims_and_no_procedure_questions_or_notes():
    drafted = draft(DEBATE, vocabulary())
    assert texts(DEBATE, drafted.statements) == [
        "Governments should reserve ten per cent of every universal service fund for rural networks.",
        "I do not agree with Ada that money comes first.",
        "We must protect privacy before we build anything, because consent that cannot be withdrawn is not consent.",
    ]
    assert [(each.turn, each.kind) for each in drafted.statements] == [(1, "claim"), (2, "position"), (2, "claim")]


def test_evidence_is_the_sentence_itself_and_its_neighbours():
    evidence = draft(DEBATE, vocabulary()).statements[0].evidence
    assert [span.of(DEBATE.text) for span in evidence] == [
        "Governments should reserve ten per cent of every universal service fund for rural networks.",
        "For example, in our bay 2,300 households pay less than two per cent of their income.",
    ]


def test_a_report_yields_one_statement_a_paragraph_with_the_paragraph_as_evidence():
    said = (
        "The analysis explores various aspects of privacy. It argues that states should protect personal data."
        "\n\nHello there."
        "\n\nIn conclusion, the analysis provides insights. A floor of privacy is necessary for every treaty."
    )
    report = meeting(("Ada Quill", said), kind=Kind.REPORT)
    drafted = draft(report, vocabulary())
    assert texts(report, drafted.statements) == [
        "It argues that states should protect personal data.",
        "Hello there.",
        "A floor of privacy is necessary for every treaty.",
    ]
    assert [each.evidence for each in drafted.statements] == [(span,) for span in report.turns[0].paragraphs]
    assert [[tag.theme for tag in each.themes] for each in drafted.statements] == [["privacy"], [], ["privacy"]]


def test_a_first_person_stance_on_a_voice_present_is_a_suggested_relation():
    span = draft(DEBATE, vocabulary()).statements[1].span
    assert draft(DEBATE, vocabulary()).relations == (Relation("differs", "Bo Stone", "Ada Quill", 2, span),)


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("I could not agree more with Ada on the licence.", ("agrees", "Ada Quill")),
        ("I would like to support what Ada said about schools.", ("agrees", "Ada Quill")),
        ("As I said to Ada, we all agree that rain is wet.", None),
        ("I agree with Ada Quill.", ("agrees", "Ada Quill")),
        ("I do not agree with Ada's “plan”, sorry.", ("differs", "Ada Quill")),
        ("I agree with Ada and with Cyd on masts.", None),
        ("I agree with the lady from the ministry.", None),
        ("Do I agree with Ada?", None),
        ("I agree with Bo.", None),
    ],
)
def test_words_of_agreement_without_stance_and_person_are_no_relation(said, relation):
    debate = meeting(("Ada Quill", "We should build."), ("Cyd Lund", "Yes."), ("Bo Stone", said))
    found = [(each.kind, each.target) for each in draft(debate, vocabulary()).relations]
    assert found == ([relation] if relation else [])


def test_a_name_that_two_voices_share_means_nobody():
    debate = meeting(("Ada Quill", "Yes."), ("Ada Moss", "Yes."), ("Bo Stone", "I agree with Ada on this."))
    assert draft(debate, vocabulary()).relations == ()


@pytest.mark.parametrize(("language", "warning"), [("fr", "not drafted: fr"), ("pt-BR", "not drafted: pt-BR")])
def test_another_language_is_themed_and_not_drafted(language, warning):
    speech = meeting(("Ada", "Le GDPR doit protéger chacun, et nous devons agir maintenant."), language=language)
    drafted = draft(speech, vocabulary())
    assert (drafted.statements, drafted.summary, drafted.warnings) == ((), (), (warning,))
    assert [tag.theme for tag in drafted.themes] == ["privacy"]


def test_the_language_given_overrules_the_documents_own():
    assert draft(DEBATE, vocabulary(), "fr").warnings == ("not drafted: fr",)


def test_an_unknown_language_is_told_by_its_words():
    french = meeting(("Ada", "Nous devons protéger la vie privée de chacun dans tous les pays. " * 5), language=None)
    english = meeting(("Ada", "We should protect the privacy of everyone in all of the countries. " * 5), language=None)
    assert draft(french, vocabulary()).warnings == ("not drafted: language unknown",)
    assert draft(english, vocabulary()).warnings == ()


def test_a_draft_is_described_with_offsets_in_its_turns():
    gazetteer = read_gazetteer("name,kind,aliases\nUniversal Service Fund,concept,\n")
    drafted = draft(DEBATE, vocabulary(), gazetteer=gazetteer)
    record = describe_draft(drafted, DEBATE)
    assert record["statements"][0] == {
        "turn": 1,
        "start": 11,
        "end": 102,
        "text": "Governments should reserve ten per cent of every universal service fund for rural networks.",
        "kind": "claim",
        "score": drafted.statements[0].score,
        "evidence": [{"turn": 1, "start": 11, "end": 102}, {"turn": 1, "start": 103, "end": 187}],
        "themes": [{"theme": "access", "score": 0.9547, "phrases": ["universal service fund", "rural"]}],
        "offered": [{"theme": "access", "score": 0.9547, "phrases": ["universal service fund", "rural"]}],
    }
    assert record["relations"] == [
        {"kind": "differs", "source": "Bo Stone", "target": "Ada Quill", "turn": 2, "start": 0, "end": 47}
    ]
    assert drafted.graph.nodes == (
        Node("theme:privacy", "theme", "Privacy", "rights", 2),
        Node("theme:access", "theme", "Access", "rights", 1),
        Node("voice:Bo Stone", "voice", "Bo Stone", None, 27),
        Node("voice:Ada Quill", "voice", "Ada Quill", None, 34),
        Node("concept:Universal Service Fund", "concept", "Universal Service Fund", None, 1),
    )
    assert Edge("theme:access", "voice:Ada Quill", (0,)) in drafted.graph.edges


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_span_of_a_documents_draft_lies_in_its_turn(path):
    try:
        transcript = read_transcript(path.name, path.read_bytes())
    except TranscriptError:
        pytest.skip("no session, as its expectation says")
    assert_spans_lie_in_their_turns(transcript)


def assert_spans_lie_in_their_turns(transcript):
    drafted = draft(transcript, vocabulary(), "en")
    for statement in drafted.statements:
        turn = transcript.turns[statement.turn].span
        for span in (statement.span, *statement.evidence):
            assert turn.start <= span.start < span.end <= turn.end
            assert span.of(transcript.text).strip() == span.of(transcript.text)
    described = describe_draft(drafted, transcript)
    for each in described["statements"]:
        own = transcript.turns[each["turn"]].span.of(transcript.text)
        assert own[each["start"] : each["end"]] == each["text"]
    assert drafted == draft(transcript, vocabulary(), "en")


@pytest.mark.skipif(not SPECIMEN.exists(), reason="the owner's document is not here")
def test_the_owners_document_yields_a_statement_for_each_of_its_59_paragraphs():
    transcript = read_transcript(SPECIMEN.name, SPECIMEN.read_bytes())
    statements = draft(transcript, vocabulary()).statements
    paragraphs = [span for turn in transcript.turns for span in turn.paragraphs]
    assert (len(statements), [each.evidence for each in statements]) == (59, [(span,) for span in paragraphs])


HOSTILE = {
    "nothing": "",
    "blanks": " \n\n\t ",
    "marks": "...!?!?… — “”()[]",
    "one token of a megabyte": "x" * 1_000_000,
    "a megabyte of full stops": "." * 1_000_000,
    "brackets never closed": "(" * 100_000 + "[" * 100_000,
    "one word without end": "should " * 100_000,
    "right to left": "يجب على الحكومات أن تحمي الخصوصية. لا أحد يدفع؟ " * 200,
    "emoji and joiners": "👩‍👩‍👧 must act now 🙂. We should 🚀 build é̂ networks for everyone in town. " * 50,
    "zeros and separators": "We\u2028must\u00a0act\u200bnow, because\u0085nobody else will do it for us.",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_drafted_without_harm(words):
    text = f"{words}\nWe should act."
    spans = (Span(0, len(words)), Span(len(words) + 1, len(text)))
    assert_drafted_whole(
        Transcript(Kind.TRANSCRIPT, text, (Turn("Ada", spans[:1]), Turn("", spans[1:])), language="en")
    )
    assert_drafted_whole(Transcript(Kind.REPORT, text, (Turn("Ada", spans),), language="en"))


def assert_drafted_whole(transcript):
    drafted = draft(transcript, vocabulary())
    for statement in drafted.statements:
        turn = transcript.turns[statement.turn].span
        assert all(turn.start <= span.start < span.end <= turn.end for span in (statement.span, *statement.evidence))
    assert describe_draft(drafted, transcript)["warnings"] == []


def test_a_transcript_without_turns_has_an_empty_draft():
    assert draft(Transcript(Kind.TRANSCRIPT, "", ()), vocabulary()).statements == ()
    assert draft(Transcript(Kind.TRANSCRIPT, "", (Turn("Ada", ()),)), vocabulary()).statements == ()
