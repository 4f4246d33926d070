"""What is typed of a paper after its signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation_office.clock import today
from mediation_office.documents.choices import SentHow
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.people.choices import Channel


class ScanAddForm(OfficeForm):
    scan = forms.FileField(
        label=_("Scan of the signed paper"), help_text=_("PDF or a picture, at most 10 MB.")
    )


class ScanConfirmForm(OfficeForm):
    """Opened and compared; `is_another` where it takes the place of a first scan."""

    is_right = forms.BooleanField(
        label=_("I have opened it: it is this paper, whole and readable, with the signature")
    )
    reason = forms.CharField(
        label=_("Why it is replaced"),
        help_text=_("Stays with the appeal as a note for the office."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, is_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_another:
            del self.fields["reason"]


class MoveMarkSentForm(OfficeForm):
    how = forms.ChoiceField(
        label=_("How it left"), choices=SentHow.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("On which day"), widget=DayInput)

    def __init__(self, *args: Any, channel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today()
        if channel == Channel.E_OTINISH:
            self.fields["how"].initial = SentHow.E_OTINISH
            self.fields["how"].help_text = _(
                "The appeal came through e-Otinish: its answer stands there too."
            )
