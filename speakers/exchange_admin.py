"""An admin whose rows go in and out as CSV and XLSX, with a history, for those who may."""

from import_export.admin import ImportExportModelAdmin
from import_export.forms import ExportForm

from speakers.history.pages import HistoryAdmin


class ExchangeAdmin(ImportExportModelAdmin, HistoryAdmin):
    """Import and export need their own permissions; the import is shown with its differences before it is written."""

    # The form that lets one choose columns carries an inline script, which our Content-Security-Policy forbids;
    # and a file without all columns would no longer be the whole table.
    export_form_class = ExportForm
    list_per_page = 50
    show_full_result_count = False
