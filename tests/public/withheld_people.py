"""An archive with one person and one session that asked to be left out, and everything that could give them away.

Each word that must not be read holds "zarath"; what the public may read never does.
"""

from datetime import date

from django.utils import timezone

from sessions.models import (
    Concept,
    CorrectionRequest,
    Event,
    Evidence,
    Session,
    Source,
    Statement,
    StatementConcept,
    StatementRelation,
    Turn,
)
from sessions.search.index import rebuild
from sessions.versions import record_versions
from speakers.merging import merge_speakers
from speakers.models import Speaker, SpeakerAlias
from tests.factories import make_event, make_session, make_speaker, make_theme, make_voice, tag

MARK = "zarath"
OWN = "Zarathwords about harbours are mine."
SHARED = "Harbours must be open. Zarathanswer came at once."
HERS = "Harbours must be open."
TURNS = [HERS, OWN, "Harbours need light.", "Zarathmoderation of harbours."]


def make_archive():
    """All of it public; `withhold_all` then takes away what has the mark."""
    theme = make_theme("harbours", "harbours", basket=make_theme("infrastructure"))
    session = make_session("Open harbours", start_date=date(2025, 3, 1), summary="On harbours.")
    tag(session, theme)
    person, other = _person(), make_speaker("Ben Stays")
    hidden = _voice(session, "Zarathustra Quill", 0, person, role="zarathrole")
    chair = _voice(session, "MODERATOR ZARATH", 1, person)
    shown = make_voice(session, "Ben Stays", 2, speaker=other, spoken_words=200, affiliation="Open Institute")
    unnamed = _voice(session, "Zarathvoice Nobody", 3, None)
    silent = make_voice(session, "Zarathlisted", None, speaker=person, listed_position=1)
    for one in (hidden, chair, shown, unnamed, silent):
        one.save()
    source = _transcript(session, [shown, hidden, shown, chair])
    own = _statement(hidden, "zarath01", "Zarathclaim that harbours matter.", source, OWN, theme)
    _statement(unnamed, "zarath02", "Zarathunnamed says harbours matter.", None, None, theme)
    _statement(hidden, "zarath03", "Zarathhidden harbours.", None, None, theme, state="hidden")
    open_one = _statement(shown, "open0001", HERS, source, HERS, theme)
    Evidence.objects.create(statement=open_one, source=source, start=0, end=source.turns.all()[1].end, text=SHARED)
    _relation(shown, hidden, text="I agree with zarath.", to_statement=own)
    _relation(hidden, shown, text="Zarath agrees.", statement=own, to_statement=open_one)
    for turn in source.turns.all():
        _answer(session, f"{'Zarath' if turn.position % 2 else 'Light'} was written wrongly.", turn=turn)
    _answer(session, "Zarathclaim was mistyped.", statement=own)
    _optout_session(theme)
    return session


def _answer(session, answer, **about):
    sent = {"kind": "words", "text": "Zarath is right.", "contact": "zarath@example.org"}
    accepted = {"state": "accepted", "answered_at": timezone.now(), "answer": answer}
    CorrectionRequest.objects.create(session=session, **sent, **accepted, **about)


def _person():
    person, merged = make_speaker("Zarathustra Quill"), make_speaker("Zarathustra Q. Former")
    person.slug = "zarathustra-renamed"
    person.save()
    SpeakerAlias.objects.create(speaker=person, name="Zarathlisted")
    merge_speakers(person, merged)
    return person


def _voice(session, attribution, position, speaker, **fields):
    return make_voice(
        session,
        attribution,
        position,
        speaker=speaker,
        affiliation="Zarath Institute",
        stakeholder_group="Zarathgroup",
        region="Zarathland",
        report="Zarathreport about harbours.\n\nHarbours again, says zarath.",
        spoken_words=900,
        spoken_seconds=300,
        words_per_minute=180,
        figures_method="measured",
        **fields,
    )


def _transcript(session, voices):
    text = "\n".join(TURNS)
    source = Source.objects.create(
        session=session,
        name="zarath.vtt",
        content=text.encode(),
        sha256="0",
        format="webvtt",
        reader_version=1,
        kind="transcript",
        text=text,
    )
    for position, (words, voice) in enumerate(zip(TURNS, voices, strict=True)):
        start = text.index(words)
        span = {"start": start, "end": start + len(words), "paragraphs": [[start, start + len(words)]]}
        Turn.objects.create(
            source=source, participation=voice, position=position, starts_after_seconds=position * 10, **span
        )
    source.summary = [
        [owner, text.index(words), text.index(words) + len(words), words]
        for owner, words in [(None, OWN), (None, TURNS[2]), (voices[1].pk, OWN), (voices[3].pk, TURNS[3])]
    ]
    source.save()
    return source


def _statement(voice, key, text, source, evidence, theme, state="approved"):
    statement = Statement.objects.create(participation=voice, key=key, text=text, state=state)
    tag(statement, theme)
    name = "Zarathconcept" if "zarath" in key else "Open concept"
    StatementConcept.objects.create(statement=statement, concept=Concept.objects.get_or_create(name=name)[0])
    if source:
        start = source.text.index(evidence)
        span = {"start": start, "end": start + len(evidence), "text": evidence}
        Evidence.objects.create(statement=statement, source=source, **span)
    return statement


def _relation(voice, other, **row):
    StatementRelation.objects.create(participation=voice, to_participation=other, kind="agrees", **row)


def _optout_session(theme):
    event = make_event("Zarath Forum")
    session = make_session("Zarathsession on harbours", event=event, code="ZARATH 1", summary="Zarathsummary.")
    tag(session, theme)
    voice = _voice(session, "Zarathguest", 0, make_speaker("Zarathguest"))
    _statement(voice, "zarath04", "Zarathguest on harbours.", None, None, theme)
    _transcript_of_one(voice)


def _transcript_of_one(voice):
    text = "Zarathspeech about harbours."
    source = Source.objects.create(
        session=voice.session,
        name="zarath2.vtt",
        content=text.encode(),
        sha256="1",
        format="webvtt",
        reader_version=1,
        kind="transcript",
        text=text,
    )
    Turn.objects.create(
        source=source, participation=voice, position=0, start=0, end=len(text), paragraphs=[[0, len(text)]]
    )


def record_all():
    rebuild()
    for pk in Session.objects.published().values_list("pk", flat=True):
        record_versions([pk])


def withhold_all():
    """The person, a voice that is nobody's, and a session; with what their saving asks for done at once."""
    Speaker.objects.get(name="Zarathustra Quill").withhold("She asked for it.")
    Session.objects.get(participations__attribution="Zarathvoice Nobody").participations.get(
        attribution="Zarathvoice Nobody"
    ).withhold("He asked for it.")
    Event.objects.get(name="Zarath Forum").sessions.get().withhold("The organiser asked for it.")
