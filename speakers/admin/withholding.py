"""The page on which a person, a voice or a session is withheld from everything public, and released again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from speakers.admin.reason import ReasonForm

PUBLISH = "igf_sessions.publish_session"


class WithheldFilter(admin.SimpleListFilter):
    title = "withheld"
    parameter_name = "withheld"

    def lookups(self, request, model_admin):
        return [("yes", "Withheld on request"), ("no", "Not withheld")]

    def queryset(self, request, records):
        return records.filter(withheld_at__isnull=self.value() == "no") if self.value() else records


class WithholdingAdmin:
    """Adds the page to an admin, for those who may publish. `withheld_on_request_of` says whose wish it is."""

    change_form_template = "admin/withholding/change_form.html"
    withheld_on_request_of = "speaker"

    def get_urls(self):
        view = self.admin_site.admin_view(self.withhold_view)
        return [path("<int:pk>/withhold/", view, name=self._withhold_name()), *super().get_urls()]

    def _withhold_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_withhold"

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), WithheldFilter]

    def namesakes(self, record):
        """Voices that are nobody's and print the record's name; each may be withheld with it."""
        return []

    def doubles(self, record):
        """Other records that may be of the same person; each may be withheld with it."""
        return []

    @transaction.atomic
    def withhold_view(self, request, pk):
        """Withhold the record, or release one that is withheld; both want a reason."""
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        record = get_object_or_404(self.model._base_manager.select_for_update(of=("self",)), pk=pk)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            self._decide(request, record, form.cleaned_data["reason"])
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)
        return TemplateResponse(request, "admin/withholding/withhold.html", self._withholding(request, record, form))

    def _decide(self, request, record, reason):
        if record.is_withheld:
            record.release(reason)
            self.message_user(request, f"{record} is public again, as far as its sessions are.", messages.SUCCESS)
            return
        others = {"voice": self.namesakes(record), "person": self.doubles(record)}
        ticked = [one for kind, found in others.items() for one in found if str(one.pk) in request.POST.getlist(kind)]
        for one in [record, *ticked]:
            one.withhold(reason)
        query = urlencode({"q": f'"{record}"'})
        said = '{} is withheld. <a href="{}?{}">See where others still name it in public</a>'
        said = format_html(said, record, reverse("sessions:search"), query)
        self.message_user(request, said, messages.SUCCESS)

    def _withholding(self, request, record, form):
        return {
            **self.admin_site.each_context(request),
            "title": f"Release {record}" if record.is_withheld else f"Withhold {record}",
            "opts": self.opts,
            "record": record,
            "form": form,
            "of": self.withheld_on_request_of,
            "namesakes": [] if record.is_withheld else self.namesakes(record),
            "doubles": [] if record.is_withheld else self.doubles(record),
        }

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        shown = {}
        if object_id and str(object_id).isdecimal() and request.user.has_perm(PUBLISH):
            shown["withhold_address"] = reverse(f"admin:{self._withhold_name()}", args=[object_id])
        return super().changeform_view(request, object_id, form_url, {**shown, **(extra_context or {})})
