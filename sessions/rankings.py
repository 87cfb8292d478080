"""Ranks voices and sessions by what is known of their length and speed; nothing unknown is ranked as zero."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sessions.models import Participation, Session
from sessions.models.participation import FiguresMethod
from sessions.speech_totals import SpeechTotals, speech_totals

PLACES = 5


@dataclass(frozen=True)
class SessionSpeech:
    session: Session
    speech: SpeechTotals


@dataclass(frozen=True)
class Rankings:
    """The first five of each; by speed only what is measured, and `unranked_*` counts what is only estimated."""

    longest_voices: list[Participation]
    fastest_voices: list[Participation]
    unranked_voices: int
    longest_sessions: list[SessionSpeech]
    fastest_sessions: list[SessionSpeech]
    unranked_sessions: int


def rankings(voices: Iterable[Participation]) -> Rankings:
    heard = [voice for voice in voices if voice.spoken_words]
    sessions = _sessions(heard)
    named = [voice for voice in heard if not voice.is_redacted]
    timed = [voice for voice in named if voice.words_per_minute]
    measured = [voice for voice in timed if voice.figures_method == FiguresMethod.MEASURED]
    paced = [one for one in sessions if one.speech.words_per_minute]
    exact = [one for one in paced if not one.speech.is_estimated]
    return Rankings(
        longest_voices=sorted(named, key=lambda voice: (-voice.spoken_words, voice.pk))[:PLACES],
        fastest_voices=sorted(measured, key=lambda voice: (-voice.words_per_minute, voice.pk))[:PLACES],
        unranked_voices=len(timed) - len(measured),
        longest_sessions=sorted(sessions, key=lambda one: (-one.speech.words, one.session.pk))[:PLACES],
        fastest_sessions=sorted(exact, key=lambda one: (-one.speech.words_per_minute, one.session.pk))[:PLACES],
        unranked_sessions=len(paced) - len(exact),
    )


def _sessions(voices: list[Participation]) -> list[SessionSpeech]:
    inside = defaultdict(list)
    for voice in voices:
        inside[voice.session].append(voice)
    return [SessionSpeech(session, speech_totals(heard)) for session, heard in inside.items()]
