"""An appeal in steps. A mistake can be put right or left as it is: nothing here is refused."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.choices import Authority, Need
from cases.fields import ApplicantFields
from mediation_office.accounts.models import District, Region
from mediation_office.forms import DigitsInput, FilesField
from mediation_office.numbers import is_iin, only_digits
from mediation_office.people.fields import SafeContactFields
from mediation_office.people.models import Source, Topic
from mediation_office.people.phones import as_typed
from outreach.forms.citizen import CALLS, CitizenForm
from outreach.models import Draft
from outreach.services.drafts import is_complaint
from outreach.services.filing import LONGEST

OWN_LANGUAGE = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))


class StepForm(CitizenForm):
    """One step of the appeal. A field that is `required` only does without the word "optional"."""

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        self.plain_labels = {name: str(field.label) for name, field in self.base_fields.items()}
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = False
            if name in LONGEST:
                self._limit(field, LONGEST[name])
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(region=region)
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = _(
                    "Choose one of the list, or leave it empty."
                )

    @staticmethod
    def _limit(field: forms.Field, longest: int) -> None:
        field.validators = [
            check for check in field.validators if getattr(check, "code", "") != "max_length"
        ]
        field.widget.attrs.pop("maxlength", None)  # a browser would cut what is pasted, unsaid
        field.validators.append(forms.fields.validators.MaxLengthValidator(longest))

    def as_typed(self) -> dict[str, Any]:
        """What was typed in each field, right or wrong; files are kept elsewhere."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField)
        }


class AppealWhatForm(StepForm):
    statement = forms.CharField(
        label=_("What happened?"),
        widget=forms.Textarea({"rows": 8}),
        help_text=_("In your own words: what, when, where. You can write in any language."),
    )
    wish = forms.CharField(
        label=_("What would you like to happen?"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    has_danger = forms.BooleanField(
        label=_("Somebody is in danger"),
        help_text=_("We look at such appeals first. If help is needed now, call 112."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.filter(is_retired=False),
        label=_("What it is about"),
        required=False,
        empty_label=_("I do not know"),
    )
    district = forms.ModelChoiceField(
        District.objects.all(), label=_("Where do you live?"), empty_label=_("Not chosen")
    )
    files = FilesField(
        label=_("Documents or photos"),
        required=False,
        help_text=_("Up to five: PDF, photo, document or plain text. Never needed for acceptance."),
    )


class ComplaintWhatForm(AppealWhatForm):
    """Topic and district are those of the appeal complained of."""

    topic = None
    district = None


def what_form(draft: Draft | None) -> type[AppealWhatForm]:
    return ComplaintWhatForm if is_complaint(draft) else AppealWhatForm


class AppealSideForm(StepForm):
    other_name = forms.CharField(
        label=_("Who is the other side?"),
        required=False,
        help_text=_("A person or an organisation, as far as you know. “My neighbour” is enough."),
    )
    other_reach = forms.CharField(
        label=_("How they can be reached"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("We do not write to them without your agreement."),
    )


class AppealYouForm(ApplicantFields, StepForm):
    field_order = (
        "name",
        "authority",
        "represented_name",
        "authority_detail",
        "iin",
        "answer_language",
        "needs",
        "needs_language",
        "source",
    )
    name = forms.CharField(
        label=_("Your full name"),
        help_text=_(
            "As in your identity card: the answer is written to this name. Without a name we "
            "accept the appeal too."
        ),
    )
    authority = forms.ChoiceField(
        label=_("For whom do you write?"),
        widget=forms.RadioSelect,
        initial=Authority.SELF,
        choices=[
            (Authority.SELF, _("For myself")),
            (Authority.PARENT, _("For my child or ward")),
            (Authority.LAWYER, _("For somebody whose lawyer I am")),
            (Authority.PROXY, _("For somebody who gave me a power of attorney")),
            (Authority.ORGANISATION, _("For an organisation")),
            (Authority.OTHER, _("For somebody else")),
        ],
    )
    iin = forms.CharField(
        label=_("IIN"),
        required=False,
        widget=DigitsInput,
        help_text=_("12 digits. Without it we accept your appeal too."),
    )
    answer_language = forms.ChoiceField(
        label=_("In which language would you like the answer?"),
        widget=forms.RadioSelect,
        choices=OWN_LANGUAGE,
    )
    needs = forms.MultipleChoiceField(
        label=_("What would help you when we meet?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (Need.INTERPRETER, _("An interpreter, sign language too")),
            (Need.MOBILITY, _("A place without stairs")),
            (Need.HEARING, _("I hear badly")),
            (Need.READING, _("Help with reading and writing")),
        ],
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("How did you hear of us?"),
        required=False,
        empty_label=_("Not chosen"),
    )

    def clean_iin(self) -> str:
        iin = self.cleaned_data["iin"]
        if iin and not is_iin(only_digits(as_typed(iin))):
            raise forms.ValidationError(_("The IIN has a slip. Check it or leave it empty."))
        return iin


class AppealReachForm(SafeContactFields, StepForm):
    field_order = (
        "phone",
        "calls",
        "from_time",
        "until_time",
        "sms",
        "email",
        "email_allowed",
        "email_links",
        "address",
        "letter",
        "warning",
    )
    phone = forms.CharField(
        label=_("Your telephone"),
        widget=forms.TextInput({"type": "tel", "inputmode": "tel", "class": "measure-s"}),
        help_text=_("For example +7 700 000 00 00. A landline will do too."),
    )
    calls = forms.ChoiceField(
        label=_("May we call this number?"),
        widget=forms.RadioSelect,
        help_text=_("If somebody else answers, we do not say where we call from."),
        choices=CALLS,
    )
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        widget=forms.TextInput({"type": "email", "inputmode": "email", "class": "measure-m"}),
    )
    email_allowed = forms.BooleanField(label=_("You may write to this e-mail"))
    address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        turned = as_typed(phone)
        digits = only_digits(turned)
        foreign = turned.startswith("+") and not digits.startswith("7")
        if phone and not foreign and len(digits) != 11 and not re.fullmatch(r"7[0-9]{9}", digits):
            raise forms.ValidationError(
                _("The number needs 11 digits, you typed %(digits)s. Add what is missing.")
                % {"digits": len(digits)}
            )
        return phone

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        name, _at, host = email.rpartition("@")
        if email and not (name and "." in host.strip(".") and not re.search(r"\s", email)):
            raise forms.ValidationError(
                _("The address is not complete. It looks like name@mail.kz.")
            )
        return email


class AppealCheckForm(StepForm):
    consent = forms.ChoiceField(
        label=_("Do you agree that we process your personal data?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, I agree")), ("no", _("No, I send it all the same"))],
        help_text=_(
            "Without your consent we register and answer as the law requires, but cannot start "
            "mediation."
        ),
    )
