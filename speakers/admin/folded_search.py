"""Search that knows no accents and no capitals."""

from speakers.names import fold


class FoldedSearch:
    """Searches in the folded keys, so that "elan" finds "Élan" on every database."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))
