"""The form in which a visitor says what is wrong with a statement or a turn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.models import CorrectionRequest
from sessions.models.correction_request import Mistake


class MistakeForm(forms.ModelForm):
    """`website` is shown to nobody: what fills it in is a program, and is thanked and forgotten."""

    kind = forms.ChoiceField(label=_("What is wrong?"), choices=Mistake.choices, widget=forms.RadioSelect)
    website = forms.CharField(required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    class Meta:
        model = CorrectionRequest
        fields = ["kind", "text", "contact"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6, "maxlength": 2000, "minlength": 10}),
            "contact": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("website"))
