"""A sentence leans where it is only understood from what was said before it; a question is one without its mark too."""

import pytest

from sessions.analysis.standing import addressing, asks, leaning


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("governments should publish every register", 0.0),
        ("it is important that every register is open", 0.0),
        ("i think that the registers should be open", 0.0),
        ("those who pay should decide", 0.0),
        ("we must help those who pay for masts", 0.0),
        ("we must act this year", 0.0),
        ("so we must act", 0.25),
        ("it fails the poor", 1.0),
        ("i think that is a part of every answer", 1.0),
        ("we must protect their rights", 0.7),
        ("because the masts are dear", 0.7),
        ("every village has a right to the mast and to the money for that", 0.6),
        ("", 1.0),
    ],
)
def test_leaning_grows_with_what_only_the_sentence_before_explains(sentence, expected):
    assert leaning(sentence.split()) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("sentence", "is_question"),
    [
        ("should we change the rule", True),
        ("the rule is new isn't it", True),
        ("will is a word", False),
        ("we should change the rule", False),
        ("", False),
    ],
)
def test_a_question_is_known_without_its_mark(sentence, is_question):
    assert asks(sentence.split()) == is_question


def test_speaking_to_somebody_counts_at_most_three_times():
    assert [addressing(words.split()) for words in ("we act", "you said your piece", "you you you you")] == [0, 2, 3]
