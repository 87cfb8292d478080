"""Turns a document's voices and listed people into participations, each with its person where one is certain."""

from dataclasses import dataclass, field

from sessions.analysis.figures import SpeechFigures, voice_figures
from sessions.importing.people import find_or_make_speaker
from sessions.models import Participation, Session
from sessions.transcript import Kind, ListedSpeaker, Transcript, Turn, voices
from speakers.names import Candidate, Outcome, is_placeholder, looks_like_person, person_name, resolve

ATTRIBUTION_LENGTH = 200


@dataclass
class Roll:
    """A session's participations as one document names them, and whether writing them changed anything."""

    session: Session
    known: list[Participation]
    named: dict[str, Participation] = field(default_factory=dict)
    voices: dict[str, Participation] = field(default_factory=dict)
    changed: bool = False

    def participation(self, attribution: str) -> Participation:
        """That of this name, or of the one earlier name that it can mean; else a new one."""
        name = attribution[:ATTRIBUTION_LENGTH]
        if name not in self.named:
            known = _known_voice(name, [one for one in self.known if one not in self.named.values()])
            self.named[name] = known or Participation(session=self.session, attribution=name)
        return self.named[name]

    def save(self, participation: Participation, changed: bool) -> None:
        if changed or not participation.pk:
            participation.save()
            self.changed = True


def write_voices(session: Session, transcript: Transcript) -> Roll:
    """The participation of every voice and every listed person of the document."""
    known = session.participations.select_related("speaker").order_by("pk")
    roll, figures = Roll(session, list(known)), voice_figures(transcript)
    silent = {str(position): person for position, person in enumerate(transcript.listed)}
    for position, (attribution, turns) in enumerate(voices(transcript.turns).items()):
        listed = _listed_position(attribution, silent)
        person = silent.pop(listed, None) if listed else None
        roll.voices[attribution] = roll.participation(attribution)
        fields = _voice_fields(transcript, turns, position, figures[attribution])
        _write(roll, roll.voices[attribution], fields, person, listed)
    for position, person in silent.items():
        _write(roll, roll.participation(person.name), {}, person, position)
    return roll


def _listed_position(attribution: str, listed: dict[str, ListedSpeaker]) -> str | None:
    return resolve(attribution, [Candidate(key, person.name) for key, person in listed.items()]).key


def _known_voice(attribution: str, known: list[Participation]) -> Participation | None:
    """The session's participation of that voice: by its printed form, else by the one name it can mean."""
    exact = next((one for one in known if one.attribution == attribution), None)
    if exact or not attribution:
        return exact
    names = [Candidate(str(place), one.name, (one.attribution,)) for place, one in enumerate(known) if one.attribution]
    found = resolve(attribution, names)
    return known[int(found.key)] if found.outcome == Outcome.MATCH else None


def _voice_fields(transcript: Transcript, turns: list[Turn], position: int, figures: SpeechFigures) -> dict:
    fields = {
        "voice_position": position,
        "role": next((turn.role for turn in turns if turn.role), None) or "",
        "affiliation": (next((turn.affiliation for turn in turns if turn.affiliation), None) or "")[:300],
    }
    if transcript.kind == Kind.REPORT:
        paragraphs = [span.of(transcript.text) for turn in turns for span in turn.paragraphs]
        return {**fields, "report": "\n\n".join(paragraphs)}
    return {**fields, **_figures(figures)}


def _figures(figures: SpeechFigures) -> dict:
    return {
        "spoken_words": figures.words,
        "spoken_seconds": figures.seconds,
        "words_per_minute": figures.words_per_minute,
        "figures_method": str(figures.method),
        "figures_coverage": figures.coverage,
    }


def _write(
    roll: Roll, participation: Participation, fields: dict, person: ListedSpeaker | None, place: str | None
) -> None:
    if person:
        fields = {**fields, **_listed_fields(person, fields), "listed_position": int(place)}
    incoming = {name: value for name, value in fields.items() if value not in ("", None)}
    speaker, candidates = _speaker(participation, person, incoming.get("affiliation", ""))
    if speaker:
        incoming["speaker_id"] = speaker.pk
    elif not participation.speaker_id:
        incoming["unresolved"] = {"candidates": candidates}
    roll.save(participation, bool(participation.follow(**incoming)))


def _listed_fields(person: ListedSpeaker, fields: dict) -> dict:
    return {
        "role": person.role or fields.get("role", ""),
        "affiliation": (person.affiliation or fields.get("affiliation", ""))[:300],
        "stakeholder_group": (person.stakeholder_group or "")[:80],
        "region": (person.region or "")[:80],
    }


def _speaker(participation: Participation, person: ListedSpeaker | None, affiliation: str):
    """The person behind a voice that has none yet: the listed one, else one with a full name of several words."""
    if participation.speaker_id and not participation.is_edited("speaker_id"):
        return participation.speaker, []
    name = person.name if person else person_name(participation.attribution)
    is_full_name = " " in name and looks_like_person(name) and not is_placeholder(participation.attribution)
    if not (person or is_full_name):
        return None, []
    return find_or_make_speaker(_in_title_case(name), affiliation, participation.session.event)


def _in_title_case(name: str) -> str:
    """Captioners' capitals as a name: "DANIELA BRÖNSTRUP" becomes "Daniela Brönstrup"."""
    return name.title() if name.isupper() else name
