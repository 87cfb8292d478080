"""The pages of a record's history in the admin: every change, each earlier state, and one button to restore it."""

from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from simple_history.admin import SimpleHistoryAdmin

from speakers.history.changes import FieldChange, change_of, changes_of
from speakers.history.marked import marked
from speakers.history.restoring import reason_of, restoring_form
from speakers.history.shown_values import label_of, related_names, shown_fields, shown_moment, shown_value
from speakers.history.word_differences import is_changed, shortened, word_differences

PARTS_CHANGED = "What is inside of the record was changed meanwhile. See below what restoring would change now."


class HistoryAdmin(SimpleHistoryAdmin):
    """`history_parts` names the rows inside a record whose changes belong to its history (see changes.Parts).

    `parts_to_restore` finds those of them that stood otherwise in an earlier state: values with a `label`, `now` and
    `then` in words, and `lost`, which says why one cannot come back; `restore_parts` writes them before the record.
    """

    history_parts = {}
    restoring_scope = "Only what is edited in the record’s form comes back: keys, sources and its inner rows stay."

    def parts_to_restore(self, request, record, state):
        return []

    def restore_parts(self, record, parts):
        pass

    class Media:
        css = {"all": ["igfreports/admin_history.css"]}

    def history_view(self, request, object_id, extra_context=None):
        record, is_there = self._record(request, object_id)
        page = changes_of(record, self.history_parts, request.GET.get("page"))
        rows = [(change, [_shown(one) for one in change.fields]) for change in page]
        shown = {"title": f"What changed: {record}", "rows": rows, "page": page, "is_there": is_there}
        return self._history_page(request, "list", record, **shown, **(extra_context or {}))

    @transaction.atomic
    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """One earlier state: what it changed, what restoring it would change, and the button that does it."""
        record, is_there = self._record(request, object_id)
        if not version_id.isdecimal() or len(version_id) > 18:
            raise Http404
        state = get_object_or_404(self.model.history.select_related("history_user"), id=record.pk, pk=version_id)
        form, may_restore = None, self._may_restore(request, record, is_there)
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            form = self._restoring_form(request, record, state, is_there, request.POST.get("version"))
            if (
                form.is_valid()
                and is_there
                and request.POST.get("parts", "") != _digest(self._parts(request, record, state))
            ):
                form.add_error(None, PARTS_CHANGED)
            if form.is_valid():
                return self._restore(request, form, state, is_there)
            record.refresh_from_db() if is_there else None
        return self._state_page(request, record, state, form, may_restore, is_there)

    def _record(self, request, object_id):
        """The record as it stands, or as it was when it was deleted; and whether it is there."""
        record = self.get_object(request, object_id)
        is_there = record is not None
        if not is_there:
            last = self.model.history.filter(id=_number(object_id)).first()
            if last is None:
                raise Http404
            record = last.instance
        if not self.has_view_or_change_permission(request, record if is_there else None):
            raise PermissionDenied
        return record, is_there

    def _may_restore(self, request, record, is_there):
        if is_there:
            return self.has_change_permission(request, record)
        return self.has_add_permission(request) and self.has_delete_permission(request)

    def _restoring_form(self, request, record, state, is_there, version):
        form_class = self.get_form(request, record if is_there else None, change=is_there)
        return restoring_form(form_class, record, state, version)

    def _restore(self, request, form, state, is_there):
        record = form.save(commit=False)
        record._change_reason = reason_of(state)
        if not is_there:
            self.save_model(request, record, form, change=False)
        if parts := self._parts(request, record, state):
            self.restore_parts(record, parts)
            record.save()  # with its rows, even where no field of its own differs
        elif is_there:
            self.save_model(request, record, form, change=True)
        self.log_change(request, record, reason_of(state))
        page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        said = format_html(
            '<a href="{}">{}</a> is as it was on {} again.', page, record, shown_moment(state.history_date)
        )
        self.message_user(request, said)
        return redirect(self._history_address(record))

    def _parts(self, request, record, state):
        return [one for one in self.parts_to_restore(request, record, state) if not one.lost]

    def _state_page(self, request, record, state, form, may_restore, is_there):
        change, parts = change_of(state), self.parts_to_restore(request, record, state)
        shown = {
            "title": f"{record} on {shown_moment(state.history_date)}",
            "change": change,
            "fields": [(one.label, marked(one.pieces)) for one in change.fields],
            "restored": self._restored(self._editable(request, record, may_restore, is_there), record, state, is_there),
            "parts": [(one, marked(word_differences(one.now, one.then))) for one in parts],
            "parts_seen": _digest([one for one in parts if not one.lost]),
            "errors": _errors(form) if form else [],
            "version": getattr(record, "version", ""),
            "scope": self.restoring_scope,
            "may_restore": may_restore,
            "is_there": is_there,
        }
        return self._history_page(request, "state", record, **shown)

    def _editable(self, request, record, may_restore, is_there):
        """The fields that this person may edit; for who may only look, those that somebody may."""
        fields = [field for field in shown_fields(self.model) if field.editable]
        if not may_restore:
            return fields
        names = self.get_form(request, record if is_there else None, change=is_there).base_fields
        return [field for field in fields if field.name in names]

    def _restored(self, fields, record, state, is_there):
        """What restoring would change: those of the fields that differ now."""
        known = related_names([record, state], fields)
        changes = []
        for field in fields:
            now, then = (shown_value(field, getattr(one, field.attname), known) for one in (record, state))
            pieces = word_differences(now if is_there else "", then)
            if is_changed(pieces):
                changes.append((label_of(field), marked(pieces)))
        return changes

    def _history_page(self, request, template, record, **shown):
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": record,
            "history_address": self._history_address(record),
            **shown,
        }
        return TemplateResponse(request, f"admin/history/{template}.html", context)

    def _history_address(self, record):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[record.pk])


def _digest(parts):
    """What the page showed of the rows inside a record, so that nothing else is restored; "" for nothing."""
    return sha256(repr(parts).encode()).hexdigest() if parts else ""


def _number(object_id):
    return int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0


def _shown(change: FieldChange):
    """(label, the changed passages, whether some of the text is left out)."""
    short = shortened(change.pieces)
    return change.label, marked(short), short != change.pieces


def _errors(form):
    """What stands against the restoring, each with the field that it is about."""
    return [
        (form.fields[name].label if name in form.fields else "", error)
        for name, errors in form.errors.items()
        for error in errors
    ]
