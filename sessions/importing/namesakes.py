"""Keeps out who asked to be left out, when another document names them under a record that nobody has withheld yet."""

from collections.abc import Iterable

from sessions.models import Participation
from sessions.withheld_names import name_key, withheld_names

REASON = "It bears the name of somebody who is withheld. Release it if this is another person."


def withhold_namesakes(new_voices: Iterable[Participation]) -> None:
    """Withhold each new voice that bears such a name; a voice that was there before is as an editor left it."""
    names = withheld_names() if new_voices else set()
    for voice in new_voices:
        own = {name_key(voice.attribution), name_key(voice.name)}
        if own & names and not (voice.speaker and voice.speaker.is_withheld):
            voice.withhold(REASON)
