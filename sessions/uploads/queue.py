"""Puts received documents into the queue, and writes down what an editor decided about them."""

from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.db.models import Count

from sessions.documents import FoundDocument
from sessions.models import QueuedImport
from sessions.models.queued_import import OPEN_STATES, QueuedImportQuerySet, UploadState
from sessions.roles import PUBLISH

NAME_LENGTH = 300


@transaction.atomic
def enqueue(documents: Iterable[FoundDocument], **fields) -> list[QueuedImport]:
    """The documents as uploads with these fields; what the same batch already holds is not queued a second time."""
    return [_enqueue(document, fields) for document in documents]


def _enqueue(document: FoundDocument, fields: dict) -> QueuedImport:
    digest = "" if document.error else sha256(document.content).hexdigest()
    kept = {**fields, "content": document.content}
    if document.error:
        kept |= {"state": UploadState.FAILED, "error": document.error, "outcome": "failed"}
    key = {"batch": kept.pop("batch"), "name": document.name[-NAME_LENGTH:], "sha256": digest}
    return QueuedImport.objects.get_or_create(**key, defaults=kept)[0]


def decide(uploads: QueuedImportQuerySet, *, is_confirmed: bool, user=None, **choices) -> int:
    """Take down the editor's choices for open uploads: they are previewed again, or imported where confirmed.

    How many were open still: what somebody else imported meanwhile takes no choice any more.
    """
    open_ones = uploads.filter(state__in=OPEN_STATES)
    return open_ones.update(
        state=UploadState.WAITING,
        is_confirmed=is_confirmed,
        confirmed_by=user if is_confirmed else None,
        error="",
        **choices,
    )


def preview_all(uploads: QueuedImportQuerySet) -> None:
    """Look again at everything that is open: what was imported meanwhile may have changed what will happen."""
    undecided = uploads.filter(state__in=OPEN_STATES).exclude(state=UploadState.PUBLISHER)
    undecided.update(state=UploadState.WAITING, is_confirmed=False, error="")


def confirm_all(uploads: QueuedImportQuerySet, user=None) -> None:
    """Import everything that needs no choice; without a user it is whoever runs the site who says so."""
    uploads.without_a_question().update(is_confirmed=True, confirmed_by=user)
    if user is None or user.has_perm(PUBLISH):
        uploads.filter(state=UploadState.PUBLISHER).update(is_confirmed=True, confirmed_by=user)


def try_again(uploads: QueuedImportQuerySet) -> None:
    """Preview once more what failed or was left out, where its bytes were received."""
    closed = uploads.filter(state__in=[UploadState.FAILED, UploadState.SKIPPED]).exclude(sha256="")
    closed.update(state=UploadState.WAITING, is_confirmed=False, error="", outcome="")


def leave_out(uploads: QueuedImportQuerySet) -> None:
    uploads.filter(state__in=[*OPEN_STATES, UploadState.FAILED]).update(state=UploadState.SKIPPED, is_confirmed=False)


def counts_by_state(uploads: QueuedImportQuerySet) -> dict[UploadState, int]:
    """How many uploads each state has, in the order of the states; states without any are left out."""
    counts = dict(uploads.order_by().values_list("state").annotate(Count("pk")))
    return {state: counts[state] for state in UploadState if state in counts}
