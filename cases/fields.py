"""What several forms ask in the same words: of an applicant on the site and at the desk, of a
complaint at the desk and where it is decided.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.models import Appeal
from mediation_office.accounts.models import Office


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


class EarlierAppealField(forms.CharField):
    """The number of the office's appeal that a complaint is about; `read` finds it, once the form
    knows of which office.
    """

    def __init__(self, **kwargs: Any) -> None:
        words: dict[str, Any] = {
            "max_length": 40,
            "required": False,
            "help_text": _("Its reference or register number: A26-483157-4 or 112/2026."),
            "widget": forms.TextInput({"class": "measure-m", "autocomplete": "off"}),
        }
        super().__init__(**(words | kwargs))

    @staticmethod
    def read(form: forms.Form, typed: str, *, office: Office) -> Appeal | None:
        """Where it names none, or more than one, the form says so beside `about`."""
        rows = list(Appeal.objects.filter(office=office).numbered(typed)[:2])
        if len(rows) > 1:
            form.add_error("about", _now("Several years have this number: add the year."))
        elif not rows:
            form.add_error("about", _now("No earlier appeal of this office has this number."))
        return rows[0] if len(rows) == 1 else None
