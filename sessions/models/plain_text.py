"""Text whose newlines are LF wherever it comes from, so that a form that changed nothing changes nothing."""

from django import forms
from django.db import models


class PlainTextFormField(forms.CharField):
    """Browsers post CRLF: without this every untouched text looks edited."""

    def to_python(self, value):
        return _with_lf(super().to_python(value))


class PlainTextField(models.TextField):
    def to_python(self, value):
        return _with_lf(super().to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PlainTextFormField, **kwargs})


def _with_lf(value):
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
