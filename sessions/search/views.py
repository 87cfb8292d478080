"""The search page: everything that is asked stands in its address."""

from django.conf import settings
from django.views.generic import ListView

from sessions.search.asked import Asked
from sessions.search.facets import chosen_filters, facets_of
from sessions.search.found import Found
from sessions.search.suggestions import suggestions


class SearchView(ListView):
    template_name = "sessions/search.html"
    context_object_name = "results"
    paginate_by = settings.PAGE_SIZE

    def get_queryset(self):
        return Found(Asked.from_address(self.request.GET))

    def get_context_data(self, **kwargs):
        found = self.object_list
        facets = facets_of(found.choices, found.asked)
        return super().get_context_data(
            query=found.query,
            by_date=found.asked.by_date,
            total=found.total,
            is_more_than_shown=found.is_more_than_shown,
            is_more_than_counted=found.is_more_than_counted,
            facets=facets,
            chosen=chosen_filters(self.request.GET, facets),
            suggestions=self.suggestions(found),
            **self.addresses(),
            **kwargs,
        )

    def suggestions(self, found):
        """Each with its address, where nothing was found."""
        made = suggestions(found.asked) if found.query.wanted and not found.total else []
        return [(one, self.address(q=one.text, keep_filters=one.with_filters)) for one in made]

    def addresses(self):
        others = self.request.GET.copy()
        for name in ("page", "sort"):
            others.pop(name, None)
        sort = "&sort=date" if self.object_list.asked.by_date else ""
        return {"address": others.urlencode() + sort, "unsorted": others.urlencode()}

    def address(self, q, keep_filters):
        given = self.request.GET.copy()
        if not keep_filters:
            given.clear()
        given.pop("page", None)
        given["q"] = q
        return given.urlencode()
