"""Turns a document's voices and listed people into participations, each with its person where one is certain."""

from dataclasses import dataclass
from itertools import count

from sessions.analysis.figures import SpeechFigures, voice_figures
from sessions.importing.namesakes import withhold_namesakes
from sessions.importing.people import find_or_make_speaker, full_name
from sessions.importing.precedence import filling
from sessions.importing.roll import ATTRIBUTION_LENGTH, Roll, open_roll
from sessions.importing.silenced import silence_the_others
from sessions.models import Participation, Session
from sessions.transcript import Kind, ListedSpeaker, Transcript, Turn, voices
from speakers.names import Candidate, Role, is_placeholder, names_a_body, resolve, role_of


@dataclass(frozen=True)
class Part:
    """A voice of the document, or a listed person who is silent in it (then without turns)."""

    attribution: str
    turns: tuple[Turn, ...] = ()
    person: ListedSpeaker | None = None
    place: int | None = None
    candidates: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.attribution[:ATTRIBUTION_LENGTH]


def write_voices(session: Session, transcript: Transcript) -> Roll:
    """The participation of every voice and every listed person of the document."""
    parts, figures = _parts(transcript), voice_figures(transcript)
    roll = open_roll(session, transcript)
    roll.call({part.name: _words(part.turns, transcript.text) for part in parts if part.turns})
    roll.call({part.name: "" for part in parts if not part.turns})
    new = [one for one in roll.named.values() if not one.pk]
    heard = [roll.named[part.name] for part in parts if part.turns]
    silence_the_others(roll, transcript.kind, heard)
    positions = _positions(roll.known, heard)
    for part in parts:
        participation = roll.named[part.name]
        fields = _listed_fields(part)
        if part.turns:
            roll.voices[part.attribution] = participation
            fields |= _voice_fields(part, transcript, figures[part.attribution])
            fields["voice_position"] = positions[id(participation)]
        _write(roll, participation, part, fields)
    _offer_moderators(roll)
    withhold_namesakes(new)
    return roll


def _parts(transcript: Transcript) -> list[Part]:
    """Every voice with the listed person it certainly is, then the listed people whom nobody heard."""
    silent = dict(enumerate(transcript.listed))
    parts = []
    for attribution, turns in voices(transcript.turns).items():
        found = resolve(attribution, [Candidate(str(place), person.name) for place, person in silent.items()])
        place = int(found.key) if found.key else None
        fits = tuple(silent[int(key)].name for key in found.candidates)
        parts.append(Part(attribution, tuple(turns), silent.pop(place, None), place, fits))
    return parts + [Part(person.name, (), person, place) for place, person in silent.items()]


def _words(turns: tuple[Turn, ...], text: str) -> str:
    return "".join(turn.span.of(text) for turn in turns)


def _positions(known: list[Participation], heard: list[Participation]) -> dict[int, int]:
    """The place of each voice: the document's order, behind the voices that only another document has."""
    others = [one.voice_position for one in known if one.voice_position is not None and one not in heard]
    kept = {id(one): one.voice_position for one in heard if others and one.voice_position is not None}
    free = count(max([*others, *kept.values()], default=-1) + 1)
    return kept | {id(one): next(free) for one in heard if id(one) not in kept}


def _listed_fields(part: Part) -> dict:
    fields = {"attribution": part.name}
    if part.person:
        fields |= {"role": part.person.role, "affiliation": part.person.affiliation, "listed_position": part.place}
        fields |= {"stakeholder_group": part.person.stakeholder_group, "region": part.person.region}
    return fields


def _voice_fields(part: Part, transcript: Transcript, figures: SpeechFigures) -> dict:
    person = part.person
    fields = {
        "role": _role(part),
        "affiliation": (person and person.affiliation)
        or next((t.affiliation for t in part.turns if t.affiliation), None),
    }
    if transcript.kind == Kind.REPORT:
        paragraphs = [span.of(transcript.text) for turn in part.turns for span in turn.paragraphs]
        return {**fields, "report": "\n\n".join(paragraphs)}
    return {**fields, **_figures(figures)}


def _role(part: Part) -> str | None:
    """The most telling role: a moderator on a list of speakers is the moderator."""
    printed = [role_of(part.attribution), *(turn.role for turn in part.turns), part.person and part.person.role]
    roles = [role for role in printed if role]
    return next((role for role in roles if role != Role.SPEAKER), roles[0] if roles else None)


def _figures(figures: SpeechFigures) -> dict:
    return {
        "spoken_words": figures.words,
        "spoken_seconds": figures.seconds,
        "words_per_minute": figures.words_per_minute,
        "figures_method": str(figures.method),
        "figures_coverage": figures.coverage,
    }


def _write(roll: Roll, participation: Participation, part: Part, fields: dict) -> None:
    """What the document does not say, an earlier document's word answers."""
    incoming = {name: _fitting(name, value) for name, value in fields.items() if value not in ("", None)}
    speaker, fits = _speaker(participation, part, incoming.get("affiliation", ""))
    if speaker:
        incoming["speaker_id"] = speaker.pk
    changed = participation.follow(**(incoming if roll.leads else filling(participation, incoming)))
    fits = fits or participation.unresolved.get("candidates", [])
    unresolved = {} if participation.speaker_id else {"candidates": fits}
    is_asked_anew = participation.speaker_id is None and unresolved != participation.unresolved
    participation.unresolved = unresolved
    roll.save(participation, bool(changed) or is_asked_anew)


def _fitting(name: str, value: object) -> object:
    length = Participation._meta.get_field(name).max_length
    return value[:length] if length and isinstance(value, str) else value


def _speaker(participation: Participation, part: Part, affiliation: str):
    """Who a voice is that is nobody yet: the listed person, or one with a full name; else who it could be."""
    if participation.speaker_id and not participation.is_edited("speaker_id"):
        return None, []
    name = _listed_name(part.person.name) if part.person else full_name(part.attribution)
    if name is None or len(part.candidates) > 1:
        return None, list(part.candidates)
    return find_or_make_speaker(name, affiliation, participation.session.event)


def _listed_name(name: str) -> str | None:
    """A list may hold a delegation or "Moderator (to be confirmed)" too: they are nobody."""
    return None if is_placeholder(name) or names_a_body(name) else name


def _offer_moderators(roll: Roll) -> None:
    """Whom one document names as moderator is offered for the moderator whom another does not name."""
    everybody = {id(one): one for one in [*roll.known, *roll.named.values()]}.values()
    moderators = [one for one in everybody if one.role == Role.MODERATOR]
    named = sorted(one.speaker.name for one in moderators if one.speaker_id)
    for one in moderators:
        if not one.speaker_id and named and one.unresolved.get("candidates") != named:
            one.unresolved = {"candidates": named}
            roll.save(one, True)
