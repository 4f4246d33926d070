"""What is asked of an applicant in the same words on the site and at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApplicantFields(forms.Form):
    """For whom they write, and what helps them to be understood."""

    represented_name = forms.CharField(
        label=_("Name of the person or organisation"), max_length=300, required=False
    )
    authority_detail = forms.CharField(
        label=_("By what right"),
        required=False,
        help_text=_("For example: mother; power of attorney of 3 March. No papers are needed now."),
    )
    needs_language = forms.CharField(
        label=_("Interpreter of which language"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"class": "measure-m"}),
    )
