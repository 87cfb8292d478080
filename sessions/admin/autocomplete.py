"""The choice of a record in our own forms: found by a part of its name, like those of the admin's forms."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect


class Autocomplete(AutocompleteSelect):
    """A relation's autocomplete that says what an empty one means, so that it is never without a name."""

    def __init__(self, relation, nothing):
        super().__init__(relation.field, admin.site)
        self.nothing = nothing

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {**super().build_attrs(base_attrs, extra_attrs), "data-placeholder": self.nothing}

    def optgroups(self, name, value, attr=None):
        """Without what no list offers: the form's field says that it is wrong, and its page is shown."""
        return super().optgroups(name, [one for one in value if not one or (one.isdecimal() and len(one) < 19)], attr)
