"""An admin whose rows go in and out as CSV and XLSX, with a history, for those who may."""

from django.contrib import messages
from django.db import IntegrityError, OperationalError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from import_export.admin import ImportExportModelAdmin

from speakers.admin.rows_of_page import PagedList
from speakers.exchange_forms import TableConfirmForm, TableExportForm, TableImportForm, signer
from speakers.history.pages import HistoryAdmin
from speakers.table_cells import TableError
from speakers.table_formats import PlainCSV, TextXLSX

AT_ONCE = "Somebody wrote the same records at the same time, and this table was not written"


class TablesAdmin(PagedList, ImportExportModelAdmin):
    """Import and export need their own permissions; the import is shown with its differences before it is written."""

    formats = import_formats = export_formats = [PlainCSV, TextXLSX]
    import_form_class = TableImportForm
    confirm_form_class = TableConfirmForm
    export_form_class = TableExportForm
    import_template_name = "admin/exchange/import.html"

    def get_confirm_form_initial(self, request, import_form):
        initial = super().get_confirm_form_initial(request, import_form)
        if not initial:
            return {}
        name = signer.sign(initial["import_file_name"])
        return {**initial, "import_file_name": name, "previewed": import_form.preview.digest}

    def get_import_data_kwargs(self, *, form, **kwargs):
        """The preview is filled while the table is read, and compared where it is confirmed."""
        return {**super().get_import_data_kwargs(form=form, **kwargs), "preview": form.preview}

    def add_data_read_fail_error_to_form(self, form, e):
        if isinstance(e, TableError):
            form.add_error("import_file", str(e))
        elif isinstance(e, UnicodeDecodeError):
            form.add_error("import_file", "Expected text in UTF-8, found another encoding: save it so, or as XLSX.")
        else:
            super().add_data_read_fail_error_to_form(form, e)

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            return self.send_again(request, "This table was imported already, or its preview is too old")
        except (IntegrityError, OperationalError):  # a record made meanwhile, or each waiting for the other's
            return self.send_again(request, AT_ONCE)

    def send_again(self, request, reason):
        self.message_user(request, f"{reason}: send it again to see what it changes.", messages.ERROR)
        return redirect("admin:{}_{}_import".format(*self.get_model_info()))

    def process_result(self, result, request):
        """A table that was right when it was previewed may be wrong now; then nothing of it is written or logged."""
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        form = TableImportForm(self.get_import_formats(), self.get_import_resource_classes(request))
        shown = {"title": "Import", "form": form, "result": result, "opts": self.opts, "media": self.media}
        return TemplateResponse(request, self.import_template_name, {**self.admin_site.each_context(request), **shown})


class ExchangeAdmin(TablesAdmin, HistoryAdmin):
    """With a history of each record."""
