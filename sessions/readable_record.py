"""Turns a stored version into what may still be read of it: no word of what was taken back or withheld since."""

from sessions.models import Evidence, Participation, SessionTheme, SessionVersion, Statement
from sessions.public_record import statement_keys, withheld_voice
from sessions.withheld_names import name_key, withheld_names


def readable_record(version: SessionVersion) -> dict:
    """The version's record without the words of statements that an editor withdrew since, and of who is withheld."""
    record = version.content
    readable = _readable_keys(record)
    withheld = _withheld_quotes(readable)
    voices = _named_voices(record)
    return {
        **record,
        "themes": _themes(version, record) if len(voices) < len(record["voices"]) else record["themes"],
        "voices": [
            {**voice, "statements": [_statement(one, readable, withheld) for one in voice["statements"]]}
            for voice in (one if one["id"] in voices else withheld_voice(one) for one in record["voices"])
        ],
    }


def _themes(version: SessionVersion, record: dict) -> list[str]:
    """Those that the session still has: what is withheld since may have been all that carried the others."""
    today = SessionTheme.objects.shown().filter(session=version.session_id)
    return sorted({*record["themes"]} & {*today.values_list("theme__slug", flat=True)})


def _readable_keys(record: dict) -> set[str]:
    kept = Statement.objects.kept().filter(key__in=statement_keys(record))
    return set(kept.values_list("key", flat=True))


def _withheld_quotes(keys: set[str]) -> set[tuple[str, str]]:
    """(key, text) of evidence that reaches into the turn of somebody who is withheld."""
    evidence = Evidence.objects.filter(statement__key__in=keys)
    withheld = evidence.exclude(pk__in=Evidence.objects.public().order_by().values("pk"))
    return set(withheld.values_list("statement__key", "text"))


def _statement(statement: dict, readable: set[str], withheld: set[tuple[str, str]]) -> dict:
    """Only the key of a statement that is no longer to be read."""
    if statement["key"] not in readable:
        return {"key": statement["key"]}
    evidence = [each for each in statement["evidence"] if (statement["key"], each[1]) not in withheld]
    return {**statement, "evidence": evidence}


def _named_voices(record: dict) -> set[int]:
    """The ids of the voices whose names may be read.

    Under the name that they have today, or under one that nobody has who is withheld: a voice may have been taken
    for another person when the version was made.
    """
    then = {voice["id"]: voice["name"] for voice in record["voices"]}
    today = {one.pk: one for one in Participation.objects.redacted().filter(pk__in=then)}
    same = {pk for pk, one in today.items() if not one.is_redacted and one.name == then[pk]}
    other = {pk for pk in then.keys() - same if pk not in today or not today[pk].is_redacted}
    withheld = withheld_names() if other else set()
    return same | {pk for pk in other if name_key(then[pk]) not in withheld}
