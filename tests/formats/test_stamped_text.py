"""Lines that begin with a time and name nobody: one unnamed voice, or no session at all."""

import pytest

from sessions.transcript import Interval
from tests.formats.reading import reading, refusal, said

WORDS = ("Good morning, everyone, and welcome.", "We begin with the lamps.", "Then we come to your questions.")


@pytest.mark.parametrize(
    "form",
    ["[{}] {}", "({}) {}", "{} {}", "{} - {}", "{}\n{}", "[{}]\n{}\n"],
)
def test_each_form_of_a_stamp_times_the_words_of_one_unnamed_voice(form):
    stamps = ("0:00", "0:07", "0:13")
    transcript = reading("talk.txt", "\n".join(form.format(*line) for line in zip(stamps, WORDS, strict=True)))
    assert said(transcript) == [("", [" ".join(WORDS)])]
    assert transcript.turns[0].intervals == (Interval(0.0), Interval(7.0), Interval(13.0))


def test_an_impossible_stamp_is_words():
    text = f"[0:00] {WORDS[0]}\n[0:75] {WORDS[1]}\n[0:13] {WORDS[2]}\n[0:20] Thank you all for coming.\n"
    turn = reading("talk.txt", text).turns[0]
    assert turn.intervals == (Interval(0.0), Interval(13.0), Interval(20.0))


@pytest.mark.parametrize(
    "text",
    [
        "[0:07] We begin.\n[0:15] The first point is oil.\n[0:25] That is all.\n",
        "[0:07] We begin with the lamps.\n[0:12] The first point is oil, which is dear.\n",
        "[CALL TO ORDER]\n\n[0:07]\n\nWE BEGIN WITH THE LAMPS.\n\n[OIL]\n\nOIL IS DEAR.\n\n[5:02]\n\nTHAT IS ALL.\n",
    ],
)
def test_a_few_sentences_below_times_in_brackets_are_enough(text):
    [turn] = reading("talk.txt", text).turns
    assert (turn.attribution, turn.starts_after_seconds) == ("", 7.0)


@pytest.mark.parametrize(
    "text",
    [
        "Lamps\n\n0:00 How we got here and why\n2:15 What is a lamp and what for\n40:07 Questions from the room\n",
        "09:00 Registration of the participants in the hall\n09:30 Opening by the chair\n10:00 Coffee in the hall\n",
        "00:00:01 kernel: the lamp is not lit yet\n00:00:02 kernel: the lamp is lit now\n00:00:03 init: it is out\n",
        "0:00 We begin with the lamps.\n0:07 They are lit.\n",
        "0:09 We begin with the lamps.\n0:07 They are lit.\n0:01 They are out again.\n",
        "14:04:41 We begin with the lamps.\n14:04:47 They are lit.\n14:04:53 They are out again.\n",
    ],
)
def test_chapters_programmes_logs_and_clock_times_are_refused(text):
    assert refusal("talk.txt", text).startswith("talk.txt:1: expected ")
