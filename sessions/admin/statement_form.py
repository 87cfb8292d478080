"""The editors' form of a statement, which asks why words become public that the transcript does not carry."""

from sessions.grounding import ground_words
from sessions.models import Participation
from sessions.models.grounding import SUPPORTED, GroundingMatch
from sessions.models.statement import State
from speakers.versioned_admin import RecordForm

NOT_CARRIED = (
    "These words would be public at once as approved, and the transcript does not carry them (%s). "
    "Say here why they stand, or give the statement another state."
)


class StatementForm(RecordForm):
    def clean(self):
        cleaned = super().clean()
        if self._becomes_public() and not self.cleaned_data.get("why"):
            self._ask_why(ground_words(self._voice(), self.cleaned_data.get("text", "")))
        return cleaned

    def _becomes_public(self):
        voice, state = self._voice(), self.cleaned_data.get("state")
        return "text" in self.changed_data and state == State.APPROVED and voice is not None and voice.session.is_public

    def _voice(self):
        """Whose words they are; nobody's on an empty form that adds one."""
        return (
            self.cleaned_data.get("participation")
            or Participation.objects.filter(pk=self.instance.participation_id).first()
        )

    def _ask_why(self, found):
        match = GroundingMatch(str(found.match)) if found else None
        if match and match not in SUPPORTED:
            self.add_error("why", NOT_CARRIED % match.label.lower())
