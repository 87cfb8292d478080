"""Takes back what an earlier document of a kind said of a voice that the corrected one does not hold."""

from collections.abc import Collection

from sessions.importing.roll import Roll
from sessions.models import Participation, Turn
from sessions.models.participation import FiguresMethod
from sessions.models.statement import State
from sessions.transcript import Kind

FIGURES = ["spoken_words", "spoken_seconds", "words_per_minute", "figures_coverage"]
SAID = {
    Kind.REPORT: {"report": ""},
    Kind.TRANSCRIPT: {**dict.fromkeys(FIGURES), "figures_method": str(FiguresMethod.UNKNOWN)},
}


def silence_the_others(roll: Roll, kind: Kind, heard: Collection[Participation]) -> None:
    """What a person wrote stays, as a conflict; a voice of which nothing stands is no voice of the session any more.

    A document without voices, such as a programme, does not say that nobody spoke.
    """
    for one in roll.known if heard else ():
        if one.pk in roll.words and one not in heard:
            changed = one.follow(**SAID[kind])
            if not _still_speaks(one, kind):
                changed |= one.follow(voice_position=None)
            roll.save(one, bool(changed))


def _still_speaks(voice: Participation, kind: Kind) -> bool:
    """In a document of another kind, in an editor's words, or in statements that a person approved."""
    elsewhere = Turn.objects.filter(participation=voice).exclude(source__kind=str(kind))
    return bool(voice.report) or voice.statements.filter(state=State.APPROVED).exists() or elsewhere.exists()
