"""Turns a voice into what the public may read of it: of who is withheld the place and the length, and no word more."""

from django.db.models.query import ModelIterable

# What a placeholder keeps; whatever else a voice may be given is withheld without being named here.
KEPT = ["id", "session_id", "voice_position", "listed_position", "withheld_at"]
FIGURES = ["spoken_words", "spoken_seconds", "figures_method", "figures_coverage"]


class PublicVoices(ModelIterable):
    """The rows of a queryset of voices, each as the public may read it."""

    def __iter__(self):
        return map(redacted, super().__iter__())


def redacted(voice):
    """The voice itself, or of who is withheld a voice without name and words; it cannot be saved."""
    if not voice.withheld_since:
        return voice
    shown = type(voice)(**{name: getattr(voice, name) for name in [*KEPT, *FIGURES]})
    shown.withheld_at = voice.withheld_since
    shown.is_redacted = True
    shown._state.fields_cache.update({"session": voice.session} if "session" in voice._state.fields_cache else {})
    return shown
