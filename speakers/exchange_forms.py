"""The forms by which a table is sent, confirmed and fetched."""

from pathlib import PurePath

from django import forms
from django.core.signing import BadSignature, Signer
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from speakers.table_preview import Preview

MEGABYTE = 1024 * 1024
LARGEST_TABLE = 50 * MEGABYTE
WHICH_FORMAT = (
    "A workbook (XLSX) comes back from a spreadsheet program as it went: each of its cells is a text. A CSV file has "
    "no types, so a program guesses them when it opens the file: an apostrophe before what looks like a formula, a "
    "number or a day keeps it, and comes off again when the file is imported. In LibreOffice choose Unicode (UTF-8) "
    "for a CSV file. A text of 32,767 characters or more fits into CSV only, and into no spreadsheet program."
)
signer = Signer(salt="the file of a previewed table")


class TableImportForm(ImportForm):
    """The file, of which the name says what it is where nobody chose a format."""

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        self.preview = Preview()
        self.extensions = {found().get_extension(): str(index) for index, found in enumerate(formats)}
        self.fields["format"].required = False
        self.fields["format"].help_text = "Leave it empty where the file's name ends in .csv or .xlsx."
        self.fields["import_file"].help_text = (
            "Of at most 50 MB and 100,000 rows, with the column names of an export in its first row. Nothing is "
            "written before you have seen what would change, and never a part of the table: either all rows are "
            "right, or each wrong one is named. A column that you leave out stays as it is; an emptied cell empties "
            "its field. A row whose version is not the record's any more is refused, because somebody changed the "
            "record meanwhile."
        )

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_TABLE:
            raise forms.ValidationError(
                f"Expected a file of at most {LARGEST_TABLE // MEGABYTE} MB, found one of {file.size // MEGABYTE} MB."
            )
        return file

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("format") and "import_file" in cleaned:
            ending = PurePath(cleaned["import_file"].name).suffix.removeprefix(".").lower()
            cleaned["format"] = self.extensions.get(ending, "")
            if not cleaned["format"]:
                self.add_error("format", "Choose whether the file is a CSV file or a workbook: its name does not say.")
        return cleaned


class TableConfirmForm(ConfirmImportForm):
    """The previewed file by a signed name, so that no other file can be named, and what the preview showed of it."""

    format = forms.ChoiceField(widget=forms.HiddenInput, choices=[("0", "CSV"), ("1", "XLSX")])
    previewed = forms.CharField(widget=forms.HiddenInput)

    @property
    def preview(self):
        return Preview(self.cleaned_data["previewed"])

    def clean_import_file_name(self):
        try:
            return super().clean_import_file_name() and signer.unsign(self.cleaned_data["import_file_name"])
        except BadSignature:
            raise forms.ValidationError("Expected the file that was previewed; send the table again.") from None


class TableExportForm(ExportForm):
    """All columns, because a file without some of them would not be the whole table."""

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        self.fields["format"].help_text = WHICH_FORMAT
