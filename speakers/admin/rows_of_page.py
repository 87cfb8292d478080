"""Makes a page of a list by the ids alone: only the rows of the page are joined, read and counted for."""

from django.contrib.admin.views.main import ChangeList


class RowsOfPage(ChangeList):
    """Else a database joins all rows there are, and works out their columns, before it knows which ones are shown."""

    def get_results(self, request):
        super().get_results(request)
        shown = self.result_list.values_list("pk", flat=True) if self.result_count else ()
        self.result_list = self.queryset.filter(pk__in=list(shown))


class PagedList:
    """An admin whose list may hold hundreds of thousands."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return RowsOfPage
