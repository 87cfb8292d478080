"""Actions that give many records another state: asked first, written at once, each with its entry of history."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection, transaction
from django.template.response import TemplateResponse

from speakers.bulk_writing import write_changed, written

MOST_AT_ONCE = 5_000
MOST_SHOWN = 20


class DecisionsAdmin:
    """Together with a guard that knows which of the records the editor may change."""

    def decide(self, request, records, state):
        """The page that asks; None once it was answered."""
        number = records.count()
        if number > MOST_AT_ONCE:
            sentence = f"Expected at most {MOST_AT_ONCE:,} at once, found {number:,}: filter the list further."
            self.message_user(request, sentence, messages.ERROR)
        elif "confirmed" not in request.POST:
            return self._question(request, records, number, state)
        else:
            self._write(request, self.open_ones(request, records), state)
        return None

    def _write(self, request, records, state):
        with transaction.atomic():
            if connection.features.has_select_for_update_of:
                records = records.select_for_update(of=("self",))
            changed = list(records.exclude(state=state))
            for record in changed:
                record.state = state
            write_changed(changed, {"state"}, f"{state.label} with {len(changed) - 1} others.")
            written.send(self.model, records=changed)
        names = self.opts.verbose_name_plural
        self.message_user(request, f"{len(changed)} {names} are {state.label.lower()} now.", messages.SUCCESS)

    def _question(self, request, records, number, state):
        shown = {
            **self.admin_site.each_context(request),
            "title": f"{state.label}: {number:,} {self.opts.verbose_name_plural}?",
            "opts": self.opts,
            "records": records[:MOST_SHOWN],
            "more": max(0, number - MOST_SHOWN),
            "state": state,
            "checkbox": ACTION_CHECKBOX_NAME,
            "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "action": request.POST.get("action", ""),
            "across": request.POST.get("select_across", "0"),
        }
        return TemplateResponse(request, "admin/sessions/decision.html", shown)
