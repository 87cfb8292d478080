"""Turns the figures of many voices into one: words, time and speed, each only as far as it is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from sessions.analysis.figures import LEAST_SECONDS, LEAST_WORDS
from sessions.models import Participation
from sessions.models.participation import FiguresMethod


@dataclass(frozen=True)
class SpeechTotals:
    """`words` and `seconds` are None where no voice's are known; `coverage` is the share of the words that are timed.

    `sessions` counts those whose words are known; `is_estimated` says whether any of the times is.
    """

    sessions: int
    words: int | None
    seconds: float | None
    is_estimated: bool
    coverage: float

    @property
    def words_per_minute(self) -> int | None:
        """None under 50 words or 20 seconds, where a speed says nothing."""
        if self.seconds is None or self.words < LEAST_WORDS or self.seconds < LEAST_SECONDS:
            return None
        return round(self.words * self.coverage * 60 / self.seconds)


def speech_totals(voices: Iterable[Participation]) -> SpeechTotals:
    """The sums over all voices whose words are known, and over those of them whose time is."""
    heard = [voice for voice in voices if voice.spoken_words]
    timed = [voice for voice in heard if voice.spoken_seconds]
    words = sum(voice.spoken_words for voice in heard)
    covered = sum(voice.spoken_words * _coverage(voice) for voice in timed)
    return SpeechTotals(
        sessions=len({voice.session_id for voice in heard}),
        words=words or None,
        seconds=sum(voice.spoken_seconds for voice in timed) or None,
        is_estimated=any(voice.figures_method != FiguresMethod.MEASURED for voice in timed),
        coverage=covered / words if words else 0.0,
    )


def _coverage(voice: Participation) -> float:
    return 1.0 if voice.figures_coverage is None else voice.figures_coverage
