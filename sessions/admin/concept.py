"""The editors' page for a concept of the gazetteer and the names it goes by."""

from django.contrib import admin

from sessions.admin.lists import NamedValuesFilter
from sessions.models import Concept
from sessions.resources import ConceptResource
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin


@admin.register(Concept)
class ConceptAdmin(VersionedAdmin, FoldedSearch, ExchangeAdmin):
    resource_classes = [ConceptResource]
    list_display = ["name", "kind"]
    list_filter = [("kind", NamedValuesFilter)]
    search_fields = ["search_key"]
