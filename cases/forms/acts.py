"""What is typed for acts that wait for no signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.choices import FileGiven, Proof, RecusalOutcome
from cases.forms.intake import KeptFilesField
from cases.forms.moves import ask_in_both
from cases.models import Appeal
from cases.policies import assignable_to
from cases.services.basis import may_answer_in_one
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.documents.models import second_language
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.people.models import Organisation


class NoteAddForm(OfficeForm):
    """One box, two intentions: a note for the office, or a message the applicant reads."""

    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}))


class AppealReopenForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why it is opened again"), widget=forms.Textarea(attrs={"rows": 3})
    )


class DangerMarkForm(OfficeForm):
    has_danger = forms.TypedChoiceField(
        label=_("Is anybody in danger, or is a crime reported?"),
        choices=[("yes", _("yes: mark it")), ("no", _("no: take the mark away"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Stays with the appeal as a note for the office."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppealWithdrawForm(OfficeForm):
    reason = forms.CharField(
        label=_("What the applicant wrote"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    files = KeptFilesField(
        label=_("The paper itself, as a scan"),
        help_text=_("They withdraw in writing. PDF or pictures, at most 10 MB each."),
        required=False,
    )


class AppealForwardForm(OfficeForm):
    organisation = forms.ModelChoiceField(
        label=_("Passed on to"), queryset=Organisation.objects.none()
    )
    reason = forms.CharField(
        label=_("What it reports, in Kazakh"),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "kk"}),
        required=False,
    )
    reason_other = forms.CharField(
        label=_("What it reports, in Russian"),
        help_text=_("One of the two is enough: it then stands in both columns of the letter."),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "ru"}),
        required=False,
    )

    def __init__(self, *args: Any, region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.of_region(region)
        for name in ("reason", "reason_other"):
            self.fields[name].label = self.base_fields[name].label

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not (cleaned.get("reason") or cleaned.get("reason_other")):
            self.add_error("reason", _("Write what it reports, in Kazakh or in Russian."))
        return cleaned


class HearingCallOffForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why it is not held"),
        help_text=_("The applicant reads this on the status page, in these words."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RecusalRequestForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why another official is asked for"), widget=forms.Textarea(attrs={"rows": 3})
    )


class RecusalDecideForm(OfficeForm):
    upheld = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", RecusalOutcome.UPHELD.label), ("no", RecusalOutcome.REFUSED.label)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    successor = forms.ModelChoiceField(
        label=_("Who takes over"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Not chosen"),
        help_text=_("Asked where another official takes over, not where the request is refused."),
    )

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    reason_other = forms.CharField(
        help_text=_("Left empty, the paper stands in the language of the answer alone."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = assignable_to(appeal).exclude(pk=appeal.responsible_id)
        self.fields["successor"].queryset = others
        if not may_answer_in_one(appeal):
            self.fields["reason_other"].required, self.fields["reason_other"].help_text = True, ""
        self.languages = appeal.answer_language, second_language(appeal.answer_language)
        ask_in_both(self, {"reason": self.base_fields["reason"].label}, appeal.answer_language)

    @property
    def reasons(self) -> dict[str, str]:
        """By language, as the paper tells them."""
        said = (self.cleaned_data["reason"], self.cleaned_data["reason_other"])
        return dict(zip(self.languages, said, strict=True))


class FileGiveForm(OfficeForm):
    how = forms.ChoiceField(
        label=_("How the applicant came to know it"),
        choices=FileGiven.choices,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("On which day"), widget=DayInput)
    files = KeptFilesField(
        label=_("What they signed, as a scan"),
        help_text=_("That they have read it. PDF or pictures, at most 10 MB each."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today()


class CodeReplaceForm(OfficeForm):
    proof = forms.ChoiceField(
        label=_("How we know it is the applicant"), choices=Proof.choices, widget=forms.RadioSelect
    )
    code_word = forms.CharField(label=_("Code word they said"), max_length=100, required=False)
