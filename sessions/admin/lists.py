"""Filters of the lists that wait for an editor."""

from django.contrib import admin


class ConflictsFilter(admin.SimpleListFilter):
    title = "changed here and in the document"
    parameter_name = "conflicts"

    def lookups(self, request, model_admin):
        return [("open", "To decide"), ("none", "Nothing to decide")]

    def queryset(self, request, records):
        return records.filter(has_conflicts=self.value() == "open") if self.value() else records


class PlannedFilter(admin.SimpleListFilter):
    title = "planned publication"
    parameter_name = "planned"

    def lookups(self, request, model_admin):
        return [("due", "Due, and not published")]

    def queryset(self, request, sessions):
        return sessions.due() if self.value() else sessions


class UnresolvedFilter(admin.SimpleListFilter):
    title = "whose voice"
    parameter_name = "unresolved"

    def lookups(self, request, model_admin):
        return [("named", "A name, but nobody yet"), ("all", "Nobody yet, roles and groups last")]

    def queryset(self, request, voices):
        if self.value() == "all":
            return voices.filter(speaker=None, voice_position__isnull=False)
        return voices.unresolved() if self.value() == "named" else voices


class SpeedFilter(admin.SimpleListFilter):
    title = "speed"
    parameter_name = "speed"

    def lookups(self, request, model_admin):
        return [("implausible", "Implausible")]

    def queryset(self, request, voices):
        return voices.implausible() if self.value() else voices


class NamedValuesFilter(admin.AllValuesFieldListFilter):
    """The values of a text, where an empty one has a name too."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or "Not said"}
