"""Turns a session into the plain record of all that the public sees of it: what a version keeps, and what changed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from django.db.models import Prefetch, QuerySet

from sessions.models import (
    CorrectionRequest,
    Participation,
    Session,
    SessionTheme,
    Source,
    Statement,
    StatementRelation,
)
from sessions.pages import with_evidence

HEAD = [
    *["title", "code", "kind", "start_date", "start_time", "end_date", "end_time", "zone", "language"],
    *["summary", "report", "disclaimer", "recording_url", "official_url"],
]
VOICE = ["role", "affiliation", "stakeholder_group", "region"]
FIGURES = ["spoken_words", "spoken_seconds", "words_per_minute"]


def public_records(sessions: QuerySet) -> dict[int, dict]:
    """The records of the sessions by their ids, in a fixed number of queries.

    Nothing but text, numbers and lists, so that a record reads the same when it comes back from the database.
    """
    statements = with_evidence(Statement.objects.public().select_related("grounding").in_reading_order())
    shown = Prefetch("statements", statements, to_attr="shown_statements")
    found = sessions.prefetch_related(
        "event",
        Prefetch("session_themes", SessionTheme.objects.shown().select_related("theme"), to_attr="shown_themes"),
        Prefetch("sources", Source.objects.filter(is_current=True).defer("content", "text"), to_attr="shown_sources"),
        Prefetch("participations", Participation.objects.redacted().prefetch_related(shown), to_attr="people"),
        Prefetch("correction_requests", CorrectionRequest.objects.public(), to_attr="corrections"),
    )
    relations = _relations([session.pk for session in found])
    return {session.pk: _record(session, relations[session.pk]) for session in found}


def _relations(pks: list[int]) -> dict[int, list[list]]:
    """[kind, voice, voice, state] of each relation that is shown, by the session's id."""
    public = StatementRelation.objects.public().filter(participation__session__in=pks).order_by("pk")
    columns = "participation__session", "kind", "participation_id", "to_participation_id", "state"
    told: dict[int, list[list]] = defaultdict(list)
    for pk, *relation in public.values_list(*columns):
        told[pk].append(relation)
    return told


def _record(session: Session, relations: list[list]) -> dict:
    return {
        "head": {name: _plain(getattr(session, name)) for name in HEAD},
        "event": session.event.name if session.event else "",
        "themes": sorted(tag.theme.slug for tag in session.shown_themes),
        "sources": sorted([source.kind, source.sha256] for source in session.shown_sources),
        "voices": [_voice(one) for one in sorted(session.people, key=_place)],
        "relations": relations,
        "corrections": [[one.pk, one.answer] for one in session.corrections],
    }


def _place(participation: Participation) -> tuple:
    """The voices as they are heard, then who is only listed."""
    heard, listed = participation.voice_position, participation.listed_position
    return (heard is None, heard or 0, listed or 0, participation.pk)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _voice(participation: Participation) -> dict:
    voice = {
        "id": participation.pk,
        "name": participation.name,
        "place": participation.voice_position,
        "listed": participation.listed_position,
        **{name: getattr(participation, name) for name in [*VOICE, *FIGURES, "report"]},
        "statements": [_statement(one) for one in participation.shown_statements],
    }
    return withheld_voice(voice) if participation.is_redacted else voice


def withheld_voice(voice: dict) -> dict:
    """The voice's place and nothing else; no placeholder's words, which each reader has in another language."""
    kept = {name: voice[name] for name in ("id", "place", "listed")}
    empty = dict.fromkeys(["name", *VOICE, "report"], "") | dict.fromkeys(FIGURES)
    return {**kept, **empty, "statements": [], "is_withheld": True}


def _statement(statement: Statement) -> dict:
    grounding = getattr(statement, "grounding", None)
    return {
        "key": statement.key,
        "text": statement.text,
        "state": statement.state,
        "match": grounding.match if grounding else "",
        "themes": sorted(tag.theme.slug for tag in statement.shown_themes),
        "evidence": [[evidence.source.kind, evidence.text] for evidence in statement.shown_evidence],
    }


def statement_keys(record: dict) -> list[str]:
    return [statement["key"] for voice in record["voices"] for statement in voice["statements"]]


def differences(before: dict, after: dict) -> list[list]:
    """[part, of what, how] of each difference; keys and ids only, so that no word outlives its withdrawal."""
    return list(chain(_head(before, after), _voices(before, after), _statements(before, after), _rest(before, after)))


def _head(before: dict, after: dict) -> Iterator[list]:
    for name in HEAD:
        if before["head"][name] != after["head"][name]:
            yield ["session", name, "changed"]


def _voices(before: dict, after: dict) -> Iterator[list]:
    old, new = ({voice["id"]: {**voice, "statements": []} for voice in each["voices"]} for each in (before, after))
    for one, how in _changed(old, new):
        yield ["voice", one, _withheld(old[one], new[one]) or how if how == "changed" else how]


def _withheld(old: dict, new: dict) -> str:
    """Whether the voice was withheld or came back; empty where it is as withheld as before."""
    before, after = (each.get("is_withheld", False) for each in (old, new))
    return "" if before == after else "withheld" if after else "released"


def _statements(before: dict, after: dict) -> Iterator[list]:
    old, new = (_by_key(each) for each in (before, after))
    for key, how in _changed(old, new):
        yield ["statement", key, _reviewed(old[key], new[key]) if how == "changed" else how]


def _reviewed(old: dict, new: dict) -> str:
    """The state it has now or "themed", where its words and what carries them are the same; else "changed"."""
    if {**old, "state": new["state"], "themes": new["themes"]} != new:
        return "changed"
    return "themed" if old["state"] == new["state"] else new["state"]


def _by_key(record: dict) -> dict[str, dict]:
    return {statement["key"]: statement for voice in record["voices"] for statement in voice["statements"]}


def _changed(old: dict, new: dict) -> Iterator[tuple[object, str]]:
    for key in [*old, *(key for key in new if key not in old)]:
        if old.get(key) != new.get(key):
            yield key, "removed" if key not in new else "added" if key not in old else "changed"


def _rest(before: dict, after: dict) -> Iterator[list]:
    for part in ("event", "themes", "sources", "relations"):
        if before[part] != after[part]:
            yield [part, None, "changed"]
    known = {pk for pk, _ in before.get("corrections", ())}
    for pk, _ in after["corrections"]:
        if pk not in known:
            yield ["correction", pk, "answered"]
