"""Turns sessions into what stands against their publication, as data."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, QuerySet

from sessions.models import GroundingMatch, Participation, Session, Statement
from sessions.naming_texts import naming_texts


class Reason(StrEnum):
    """Why a session should not be published yet; the value completes a number."""

    UNREVIEWED = "statements that nobody has reviewed"
    WITHOUT_EVIDENCE = "claims without evidence"
    UNSUPPORTED = "statements not found in what the voice said"
    UNRESOLVED = "voices whose person is not known"
    IMPLAUSIBLE = "voices with an implausible speed"
    CONFLICTS = "records changed here and in the document"
    NAMING = "texts that name somebody who is withheld"


ONE = {
    Reason.UNREVIEWED: "statement that nobody has reviewed",
    Reason.WITHOUT_EVIDENCE: "claim without evidence",
    Reason.UNSUPPORTED: "statement not found in what the voice said",
    Reason.UNRESOLVED: "voice whose person is not known",
    Reason.IMPLAUSIBLE: "voice with an implausible speed",
    Reason.CONFLICTS: "record changed here and in the document",
    Reason.NAMING: "text that names somebody who is withheld",
}


@dataclass(frozen=True)
class Objection:
    """So many records of a session stand against its publication."""

    reason: Reason
    count: int

    def __str__(self) -> str:
        return f"{self.count} {ONE[self.reason] if self.count == 1 else self.reason}"


def objections(sessions: Iterable[Session]) -> dict[int, list[Objection]]:
    """What stands against each session, by its id; nothing for those that may go out.

    Nine queries for any number, and three more where anybody is withheld.
    """
    ids = [session.pk for session in sessions]
    found: dict[int, list[Objection]] = {pk: [] for pk in ids}
    for reason, counts in _counts(ids).items():
        for pk in sorted(counts):
            found[pk].append(Objection(reason, counts[pk]))
    return found


def _counts(ids: list[int]) -> dict[Reason, dict[int, int]]:
    """How many records stand against each session, by the reason."""
    statements = Statement.objects.filter(participation__session__in=ids)
    voices = Participation.objects.filter(session__in=ids)
    return {
        Reason.UNREVIEWED: _by_session(statements.to_review(), "participation__session"),
        Reason.WITHOUT_EVIDENCE: _by_session(statements.shown().filter(evidence=None), "participation__session"),
        Reason.UNSUPPORTED: _by_session(
            statements.shown().filter(grounding__match=GroundingMatch.UNSUPPORTED), "participation__session"
        ),
        Reason.UNRESOLVED: _by_session(voices.unresolved(), "session"),
        Reason.IMPLAUSIBLE: _by_session(voices.implausible(), "session"),
        Reason.CONFLICTS: _conflicts(ids, statements, voices),
        Reason.NAMING: {pk: len(texts) for pk, texts in naming_texts(ids).items()},
    }


def _conflicts(ids: list[int], statements: QuerySet, voices: QuerySet) -> dict[int, int]:
    counts = defaultdict(int)
    sessions = Session.objects.filter(pk__in=ids)
    for records, path in ((sessions, "pk"), (voices, "session"), (statements, "participation__session")):
        for pk, count in _by_session(records.filter(has_conflicts=True), path).items():
            counts[pk] += count
    return counts


def _by_session(records: QuerySet, path: str) -> dict[int, int]:
    return dict(records.order_by().values_list(path).annotate(count=Count("pk", distinct=True)))
