"""Turns a stored version into what may still be read of it: no word of what was taken back or withheld since."""

from sessions.models import Evidence, Participation, SessionVersion, Statement
from sessions.public_record import statement_keys, withheld_voice
from speakers.models import Speaker, SpeakerAlias
from speakers.names import fold


def readable_record(version: SessionVersion) -> dict:
    """The version's record without the words of statements that an editor withdrew since, and of who is withheld."""
    record = version.content
    readable = _readable_keys(record)
    withheld = _withheld_quotes(readable)
    voices = _named_voices(record)
    return {
        **record,
        "voices": [
            {**voice, "statements": [_statement(one, readable, withheld) for one in voice["statements"]]}
            for voice in (one if one["id"] in voices else withheld_voice(one) for one in record["voices"])
        ],
    }


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
    withheld = _withheld_names({fold(then[pk]) for pk in other} - {""})
    return same | {pk for pk in other if fold(then[pk]) not in withheld}


def _withheld_names(keys: set[str]) -> set[str]:
    """Those of the folded names that are of somebody who is withheld."""
    if not keys:
        return set()
    people = Speaker.objects.filter(withheld_at__isnull=False, search_key__in=keys)
    aliases = SpeakerAlias.objects.filter(speaker__withheld_at__isnull=False, search_key__in=keys)
    printed = Participation.objects.withheld().exclude(attribution="").values_list("attribution", flat=True)
    return {
        *people.values_list("search_key", flat=True),
        *aliases.values_list("search_key", flat=True),
        *(fold(name) for name in printed),
    }
