"""Takes the themes that only withheld words carry from their sessions, and gives them back with a release."""

from sessions.importing.retagging import retag_sessions
from sessions.models import Participation
from speakers.models import Speaker
from speakers.withholding import withholding_changed


def connect() -> None:
    withholding_changed.connect(retag_withheld, dispatch_uid="retag_withheld")


def retag_withheld(sender, record, **_) -> None:
    """A session that is withheld itself is read nowhere, whatever its themes are."""
    if isinstance(record, Speaker):
        retag_sessions({voice.session_id for voice in record.participations.all()})
    elif isinstance(record, Participation):
        retag_sessions([record.session_id])
