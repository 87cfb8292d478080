"""Finds or makes the person behind a printed name; what it cannot tell it leaves to an editor."""

from unicodedata import name as character_name

from django.db.models import Q, QuerySet

from sessions.models import Event
from speakers.models import Speaker
from speakers.names import fold, is_placeholder, looks_like_person, names_a_body, person_name

SCRIPTS_OF_ONE_WORD = ("CJK", "HANGUL")


def find_or_make_speaker(name: str, affiliation: str, event: Event | None) -> tuple[Speaker | None, list[str]]:
    """The speaker, or nobody and the slugs of those who could be meant.

    Inside an event the same full name is the same person; across events, or where the name is a single word, only
    where the affiliation agrees, or where an editor gave a person that name as an alias.
    """
    for candidates in _candidates(name, affiliation, event):
        found = list(candidates.distinct()[:5])
        if len(found) == 1:
            return found[0], []
        if found:
            return None, [speaker.slug for speaker in found]
    return Speaker.objects.create(name=name[:200]), []


def _candidates(name: str, affiliation: str, event: Event | None) -> list[QuerySet]:
    """From the strongest evidence to the weakest."""
    key = fold(name)[:200]
    same_name = Speaker.objects.filter(Q(search_key=key) | Q(aliases__search_key=key))
    by_affiliation = (
        same_name.filter(participations__affiliation=affiliation) if affiliation else Speaker.objects.none()
    )
    by_event = same_name.filter(participations__session__event=event)
    return [
        by_event if event and _is_full(name) else Speaker.objects.none(),
        by_affiliation,
        Speaker.objects.filter(aliases__search_key=key),
    ]


def _is_full(name: str) -> bool:
    """Whether a name has several words, or stands in a script that writes a whole name as one ("王伟")."""
    return len(name.split()) > 1 or any(character_name(letter, "").startswith(SCRIPTS_OF_ONE_WORD) for letter in name)


def full_name(attribution: str) -> str | None:
    """The person's name in an attribution, None for a role, a state, a body, a single word, or initials and a word.

    Words that "_" joins are an identifier or a nickname, which nobody printed as a name.

    Captioners' capitals become a name: "DANIELA BRÖNSTRUP" is "Daniela Brönstrup".
    """
    name = person_name(attribution)
    words = [word for word in name.split() if len(word.strip(".")) > 1]
    if is_placeholder(attribution) or names_a_body(attribution) or len(words) < 2 or not looks_like_person(name):
        return None
    if "_" in attribution and " " not in attribution.strip():
        return None
    return name.title() if name.isupper() else name
