"""Turns what the importer could not decide into the people whom an editor may choose for a voice by one click."""

from collections import defaultdict

from django.db.models import Q

from sessions.models import Participation
from speakers.models import Speaker
from speakers.names import fold


def offer_candidates(voices: list[Participation]) -> None:
    """Give each voice without a person its `candidates`: speakers by slug, or by name among those of its session."""
    kept = {voice.pk: voice.unresolved.get("candidates", []) for voice in voices if not voice.speaker_id}
    words = {word for candidates in kept.values() for word in candidates}
    by_word = _speakers(words)
    there = _people_of({voice.session_id for voice in voices if kept.get(voice.pk)})
    for voice in voices:
        found = [one for word in kept.get(voice.pk, []) for one in by_word[word]]
        present = [one for one in found if one.pk in there[voice.session_id]]
        voice.candidates = list(dict.fromkeys(present or found))


def _speakers(words: set[str]) -> dict[str, list[Speaker]]:
    """The speakers of each slug or name."""
    by_word = defaultdict(list)
    keys = {fold(word) for word in words}
    found = Speaker.objects.filter(Q(slug__in=words) | Q(search_key__in=keys)).order_by("pk") if words else []
    for speaker in found:
        for word in words:
            if word == speaker.slug or fold(word) == speaker.search_key:
                by_word[word].append(speaker)
    return by_word


def _people_of(sessions: set[int]) -> dict[int, set[int]]:
    """The ids of the speakers in each session."""
    people = defaultdict(set)
    there = Participation.objects.filter(session__in=sessions, speaker__isnull=False)
    for session, speaker in there.values_list("session", "speaker") if sessions else []:
        people[session].add(speaker)
    return people
