"""What is typed for a move and its paper."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import MoveCode
from cases.services.rules import RULES
from mediation_office.clock import today
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.people.models import Organisation

RETURN_REASONS = [
    ("not-cured", _("what was missing did not come")),
    ("repeat", _("repeats an earlier appeal without new arguments")),
    ("insulting", _("obscene or insulting text")),
]
TERMINATION_REASONS = [
    ("anonymous", _("anonymous")),
    ("no-substance", _("no substance")),
    ("repeat", _("repeats an appeal already answered")),
    ("other", _("another ground of article 70 of the Code")),
]
FARTHEST = timedelta(days=366)
LABELS = {
    MoveCode.ANSWER: {"reason": _("The answer in substance")},
    MoveCode.CLARIFY: {
        "until_on": _("We wait for it until"),
        "reason": _("What is missing, one point a line"),
    },
    MoveCode.HEARING: {"reason": _("What is to be decided")},
}


class MoveProposeForm(OfficeForm):
    """The parts one move asks for; which ones its rule says."""

    organisation = forms.ModelChoiceField(
        label=_("Competent body"), queryset=Organisation.objects.none()
    )
    reason_code = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    until_on = forms.DateField(label=_("Until"), widget=DayInput)
    at = forms.DateTimeField(
        label=_("Day and hour"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "measure-m"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))
    articles = forms.CharField(
        label=_("Articles of laws it rests on"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, *args: Any, code: str, region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(RULES[code].asks):
            del self.fields[name]
        if "organisation" in self.fields:
            self.fields["organisation"].queryset = Organisation.objects.of_region(region).filter(
                takes_appeals=True
            )  # type: ignore[attr-defined]
        if "reason_code" in self.fields:
            self.fields["reason_code"].choices = (
                RETURN_REASONS if code == MoveCode.RETURN else TERMINATION_REASONS
            )  # type: ignore[attr-defined]
        for name, label in LABELS.get(code, {}).items():
            self.fields[name].label = label

    def clean_until_on(self) -> date:
        day = self.cleaned_data["until_on"]
        if day > today() + FARTHEST:
            raise forms.ValidationError(_("This is more than a year away. Check the day."))
        return day

    def clean_at(self) -> datetime:
        moment = self.cleaned_data["at"]
        if timezone.localdate(moment) > today() + FARTHEST:
            raise forms.ValidationError(_("This is more than a year away. Check the day."))
        return moment


class PaperEditForm(OfficeForm):
    """The text of a paper before it is signed."""

    addressee = forms.CharField(label=_("Addressee"), max_length=400)
    subject = forms.CharField(label=_("Heading"), max_length=200)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}))
    body_other = forms.CharField(
        label=_("The same in the second language"),
        help_text=_("Stands beside the text on the paper."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )


class MoveSendBackForm(OfficeForm):
    remark = forms.CharField(
        label=_("What should be changed"), widget=forms.Textarea(attrs={"rows": 3})
    )


class SignedScanForm(OfficeForm):
    scan = forms.FileField(
        label=_("Scan of the signed paper"), help_text=_("PDF or a picture, at most 10 MB.")
    )
