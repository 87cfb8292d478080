"""The editors' page for events."""

from django.contrib import admin

from sessions.models import Event
from sessions.resources import EventResource
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin


@admin.register(Event)
class EventAdmin(VersionedAdmin, FoldedSearch, ExchangeAdmin):
    resource_classes = [EventResource]
    list_display = ["name", "starts_on", "ends_on", "place"]
    search_fields = ["search_key"]
    date_hierarchy = "starts_on"
