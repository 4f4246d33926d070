"""The status page: reference and code, how to be reached, what was missing."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from mediation_office.forms import FilesField
from mediation_office.people.fields import SafeContactFields
from mediation_office.people.phones import as_typed
from outreach.forms.citizen import CALLS, CitizenForm


class StatusReachForm(SafeContactFields, CitizenForm):
    """How to reach the applicant from now on, in this matter."""

    calls = forms.ChoiceField(
        label=_("May we call you?"),
        widget=forms.RadioSelect,
        choices=CALLS,
        error_messages={"required": _("Choose one: at any time, in certain hours, or not at all.")},
    )
    email_allowed = forms.BooleanField(label=_("You may write to my e-mail"), required=False)
    drops_warning = forms.BooleanField(
        label=_("What I asked before must not be kept any more"),
        help_text=_("We ask you first. Until then, what you told us must not be said stays so."),
        required=False,
    )
    new_point = forms.CharField(
        label=_("New number or address"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The secretary asks you before it is used."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["warning"].validators.append(MaxLengthValidator(500))

    @property
    def beside(self) -> dict[str, Any]:
        """What was told beside the reach itself, of a form that is valid."""
        return {name: self.cleaned_data[name] for name in ("drops_warning", "new_point")}


class StatusMissingForm(CitizenForm):
    """What was missing: words, files, or both."""

    text = forms.CharField(
        label=_("Your answer"), required=False, widget=forms.Textarea({"rows": 6})
    )
    files = FilesField(
        label=_("Documents or photos"),
        required=False,
        help_text=_("Up to five: PDF, photo, document or plain text."),
    )


class TailForm(CitizenForm):
    """Did the code reach the paper: its last three digits."""

    tail = forms.CharField(
        label=_("Last 3 digits of the code"),
        max_length=40,
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": "3", "class": "measure-xs"}),
    )


class StatusForm(CitizenForm):
    """Reference and code. Anything may be typed here; what fits no matter is one answer."""

    reference = forms.CharField(
        label=_("Reference"),
        max_length=200,
        help_text=_("For example A26-483157-9. It stands on the slip."),
        widget=forms.TextInput({"class": "measure-s"}),
        error_messages={"required": _("Write the reference from the slip.")},
    )
    code = forms.CharField(
        label=_("Secret code"),
        max_length=200,
        help_text=_("16 digits, with spaces or without."),
        widget=forms.TextInput({"class": "measure-m", "inputmode": "numeric"}),
        error_messages={"required": _("Write the code from the slip.")},
    )

    def clean_code(self) -> str:
        return as_typed(self.cleaned_data["code"])
