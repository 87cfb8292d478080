"""Figures of speech come from the turns' own times; what is not known is None, never zero."""

import pytest

from sessions.analysis.figures import Method, SpeechFigures, session_figures, spoken_words, voice_figures, word_count
from sessions.analysis.floor import FloorShare, shares_of_the_floor
from sessions.transcript import Interval, Kind, TextBuilder, Transcript, Turn


def transcript(*turns):
    """A transcript of (attribution, words, intervals) turns."""
    builder = TextBuilder()
    made = [Turn(name, (builder.add("word " * (words - 1) + "word"),), intervals=times) for name, words, times in turns]
    return Transcript(Kind.TRANSCRIPT, builder.text, tuple(made))


def test_overlapping_intervals_count_once():
    both = transcript(("Ada", 100, (Interval(0, 30), Interval(20, 40))), ("Ben", 50, (Interval(35, 60),)))
    assert voice_figures(both) == {
        "Ada": SpeechFigures(100, 40.0, Method.MEASURED, 1.0),
        "Ben": SpeechFigures(50, 25.0, Method.MEASURED, 1.0),
    }
    assert session_figures(both) == SpeechFigures(150, 60.0, Method.MEASURED, 1.0)


def test_a_pause_between_cues_is_not_speech():
    paused = transcript(("Ada", 100, (Interval(0, 20), Interval(50, 70))))
    assert voice_figures(paused)["Ada"].seconds == 40.0


def test_a_voice_with_an_untimed_turn_is_estimated_and_says_how_much_is_covered():
    partly = transcript(("Ada", 60, (Interval(0, 30),)), ("Ada", 40, ()))
    assert voice_figures(partly) == {"Ada": SpeechFigures(100, 30.0, Method.ESTIMATED, 0.6)}
    assert voice_figures(partly)["Ada"].words_per_minute == 120


def test_starts_alone_are_estimated_between_80_and_260_words_a_minute():
    stamped = transcript(("Ada", 130, (Interval(0),)), ("Ben", 130, (Interval(60),)), ("Ada", 80, (Interval(70),)))
    figures = voice_figures(stamped)
    assert (figures["Ada"].seconds, figures["Ada"].method) == (60.0, Method.ESTIMATED)
    assert figures["Ada"].coverage == pytest.approx(130 / 210)
    assert figures["Ben"].seconds == 30.0
    late = transcript(("Ada", 80, (Interval(0),)), ("Ben", 10, (Interval(600),)))
    assert voice_figures(late)["Ada"].seconds == 60.0


def test_a_voice_that_nobody_follows_is_estimated_up_to_its_last_start():
    alone = transcript(("Ada", 150, (Interval(0), Interval(20), Interval(50))))
    assert voice_figures(alone) == {"Ada": SpeechFigures(150, 50.0, Method.ESTIMATED, pytest.approx(2 / 3))}
    assert voice_figures(alone)["Ada"].words_per_minute == 120
    partly = transcript(("Ada", 90, (Interval(0, 15), Interval(30, 45), Interval(45))))
    assert voice_figures(partly) == {"Ada": SpeechFigures(90, 30.0, Method.ESTIMATED, pytest.approx(2 / 3))}


def test_a_lone_start_that_nothing_follows_tells_no_time():
    once = transcript(("Ada", 150, (Interval(0),)))
    assert voice_figures(once) == {"Ada": SpeechFigures(150, None, Method.UNKNOWN, 0.0)}


def test_without_times_the_time_is_unknown():
    assert voice_figures(transcript(("Ada", 10, ()))) == {"Ada": SpeechFigures(10, None, Method.UNKNOWN, 0.0)}


@pytest.mark.parametrize(
    ("words", "seconds", "speed", "is_implausible"),
    [
        (49, 60, None, False),
        (50, 19, None, False),
        (50, 20, 150, False),
        (99, 60, 99, True),
        (100, 60, 100, False),
        (216, 60, 216, False),
        (217, 60, 217, True),
    ],
)
def test_a_speed_needs_fifty_words_and_twenty_seconds_and_is_flagged_where_nobody_speaks_so(
    words, seconds, speed, is_implausible
):
    figures = SpeechFigures(words, float(seconds), Method.MEASURED, 1.0)
    assert (figures.words_per_minute, figures.is_implausible) == (speed, is_implausible)


@pytest.mark.parametrize(
    ("text", "words"),
    [("One, two – three!", 3), ("It's 9,126 units", 3), ("non-profit", 1), ("… -- ?", 0), ("", 0), ("王伟 said", 2)],
)
def test_a_word_is_a_run_between_blanks_with_a_letter_or_a_digit(text, words):
    assert word_count(text) == words


def test_a_captioners_note_is_nobodys_word():
    assert spoken_words("(Applause) Thank you. [ Laughter ] Bye.") == 3


def test_the_unknown_is_a_group_of_its_own_and_stands_last():
    parts = [(None, 300, None), ("Government", 60, 30.0), ("Civil Society", 100, 50.0), ("Government", 40, 20.0)]
    assert shares_of_the_floor(parts) == [
        FloorShare("Civil Society", 1, 100, 50.0, 0.2, 0.5),
        FloorShare("Government", 2, 100, 50.0, 0.2, 0.5),
        FloorShare(None, 1, 300, None, 0.6, None),
    ]
