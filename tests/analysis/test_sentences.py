"""Sentences have exact offsets, whatever the punctuation does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.analysis.sentences import sentences
from sessions.transcript import Span


def cut(text):
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["One ends here.", "Two follows."],
        ["Dr. Ada Quill met Mr. B. Stone at 5 p.m. on Friday.", "They agreed."],
        ["See No. 5 and Art. 12 of the U.S. Code, e.g. the second part.", "No one did."],
        ["We came from the U.S. and stayed.", "He works for the U.N.", "The price rose by 3.5 per cent."],
        ["“Who pays?” she asked.", "“Nobody!”", "Then it rained."],
        ["It costs... nothing.", "Wait…", "Go on."],
        ["(This is aside.)", "And this is not."],
        ["No.", "We will not do that."],
        ["Acme Inc. said so.", "It came from Acme Inc.", "The rest is known."],
    ],
)
def test_a_text_is_cut_after_each_sentence(parts):
    assert cut(" ".join(parts)) == parts


def test_chinese_and_arabic_stops_end_a_sentence():
    assert cut("我们同意。谁付钱？没有人。") == ["我们同意。", "谁付钱？", "没有人。"]
    assert cut("من يدفع؟ لا أحد.") == ["من يدفع؟", "لا أحد."]


def test_text_without_capitals_is_cut_at_its_stops():
    assert cut("we agree on this. they do not.") == ["we agree on this.", "they do not."]


def test_an_unpunctuated_run_is_cut_before_conjunctions():
    clause = "we have been asking the ministry for a licence since the spring of that year"
    run = " and ".join([clause] * 8)
    assert cut(run) == [clause, *[f"and {clause}"] * 7]


def test_offsets_count_from_the_text_and_not_from_the_span():
    text = "Before. One here. Two here. After."
    assert sentences(text, Span(8, 27)) == [Span(8, 17), Span(18, 27)]


@given(st.text(alphabet="aA .!?\n\"'(…。5é\u0301🙂א", max_size=120))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    found = sentences(text, Span(0, len(text)))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert found == sorted(found) and all(span.of(text) == span.of(text).strip() for span in found)
