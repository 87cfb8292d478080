"""A transcript's statements are claims that stand alone; a report's are what its paragraphs say, not how they frame."""

import pytest

from sessions.analysis.centrality import likeness
from sessions.analysis.drafting import draft
from sessions.transcript import Kind
from tests.analysis.meetings import meeting, vocabulary


def statements(said, kind=Kind.TRANSCRIPT):
    transcript = meeting(("Ada Quill", said), kind=kind)
    return [statement.span.of(transcript.text) for statement in draft(transcript, vocabulary()).statements]


CLAIM = "Governments should reserve a tenth of every fund for rural networks and their upkeep."


@pytest.mark.parametrize(
    "said",
    [
        "Should we reserve a tenth of every fund for rural networks and their upkeep.",
        "I rise today to present two petitions that governments should reserve more money for masts.",
        "We must all offer our sincere condolences to the families of the fishermen who were lost.",
        "The final question from me is that we need to know how schools should prepare for it.",
        "It must be because of that that they should have done this for them before.",
    ],
)
def test_questions_courtesies_petitions_and_leaning_sentences_are_no_statements(said):
    assert statements(f"{CLAIM} {said}") == [CLAIM]


@pytest.mark.parametrize(
    "said",
    [
        "It is now time to rebuild our institutions, starting with the networks of every village.",
        "The link between apprenticeships and local work is absolutely crucial for the whole valley.",
        "We've got to make sure that teaching is an attractive career for young people everywhere.",
    ],
)
def test_stressed_demands_are_statements(said):
    assert statements(said) == [said]


def test_a_reports_paragraph_that_opens_with_a_frame_yields_the_sentence_that_says_more():
    framed = "In conclusion, the analysis provides insights into privacy, access and rights."
    assert statements(f"{framed} Coverage in rural areas remains thin.", Kind.REPORT) == [
        "Coverage in rural areas remains thin."
    ]
    assert statements(framed, Kind.REPORT) == [framed]


def test_a_reports_summary_leaves_out_the_list_that_closes_it():
    telling = "States should protect the personal data of everyone."
    closing = "It stresses the need for privacy, personal data, GDPR rules, and access to coverage in rural areas."
    report = meeting(("Ada Quill", f"{telling}\n\n{closing}"), kind=Kind.REPORT)
    assert [span.of(report.text) for span in draft(report, vocabulary()).summary] == [telling]


def summary(*said, kind=Kind.TRANSCRIPT):
    transcript = meeting(*said, kind=kind)
    return [span.of(transcript.text) for span in draft(transcript, vocabulary()).summary]


def test_a_reports_summary_opens_with_what_the_discussion_covered():
    claim, scope = "States should protect the personal data of everyone.", "The analysis explores privacy and access."
    later = "The discussion covered a range of masts. Coverage in rural areas remains thin."
    said = (("Ada Quill", claim), ("Bo Stone", f"{scope} Privacy must be protected."), ("Cy Reed", later))
    assert summary(*said, kind=Kind.REPORT)[:2] == [scope, claim]
    assert scope not in summary(*said)


def test_a_welcome_alone_is_no_purpose():
    purpose = "Welcome to our session on harbour masts and the people who live beside them."
    said = f"Good morning. Welcome to this panel. My name is Ada. {purpose}"
    assert summary(("Ada Quill", said), ("Bo Stone", CLAIM)) == [purpose, CLAIM]


def test_a_purpose_is_said_within_one_sentence():
    assert summary(("Ada Quill", f"The harbour was quiet today. We have listened for a while. {CLAIM}")) == [CLAIM]


def test_a_summary_says_nothing_twice_and_takes_no_second_choice_that_leans_on_what_it_left_out():
    proposal = "Governments should reserve a tenth of every fund for rural coverage."
    repeated = "States must reserve a tenth of every fund for rural coverage and privacy."
    leaning = "But they should protect privacy and personal data as well as anybody."
    assert summary(("Ada Quill", proposal), ("Bo Stone", repeated), ("Cy Reed", leaning)) == [repeated]
    standing = "Parliaments should protect the personal data of children without delay."
    assert summary(("Ada Quill", proposal), ("Bo Stone", repeated), ("Cy Reed", standing)) == [repeated, standing]


def test_likeness_is_an_exact_sum_on_every_version_of_python():
    tenths = dict.fromkeys("abcdefghij", 0.1)
    assert likeness(tenths, dict.fromkeys(tenths, 1.0)) == 1.0
