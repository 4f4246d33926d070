"""What a citizen fills in. A mistake can be put right or left as it is: nothing here is refused."""

import re
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from cases.choices import Authority, Need
from cases.fields import ApplicantFields
from mediation_office.accounts.models import District, Region
from mediation_office.forms import DigitsInput, FilesField, OfficeForm
from mediation_office.notices.models import Reply
from mediation_office.notices.replies import ReplyPurpose, choices_of, takes_more
from mediation_office.numbers import is_iin, only_digits
from mediation_office.people.choices import CallRule
from mediation_office.people.fields import SafeContactFields
from mediation_office.people.models import Source, Topic
from mediation_office.people.phones import as_typed
from outreach.models import Draft
from outreach.services.drafts import is_complaint
from outreach.services.filing import LONGEST

CALLS = (  # the hours last: the fields for them stand right below
    (CallRule.ANY, _("Yes, at any time")),
    (CallRule.NEVER, _("No. I will get in touch myself")),
    (CallRule.HOURS, _("Only in the hours I name")),
)
OWN_LANGUAGE = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))


class CitizenForm(OfficeForm):
    """A form on a shared screen: the browser is asked to remember none of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
                field.widget.attrs["autocomplete"] = "off"
            if isinstance(field, forms.CharField):
                field.error_messages["max_length"] = _(
                    "%(limit_value)s characters fit here, you wrote %(show_value)s. Shorten it "
                    "or add it as a file."
                )


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


class AnswerCodeForm(CitizenForm):
    """The short code of a letter. Anything may be typed here; what opens nothing is one answer."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=200,
        help_text=_("8 digits, with spaces or without."),
        widget=DigitsInput,
        error_messages={"required": _("Write the code from the letter.")},
    )


class AnswerChoiceForm(CitizenForm):
    """One of the answers that the question allows, or words where it asks for some: who typed none
    is asked whether there are none. Of a question that was answered, what is added.
    """

    choice = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    text = forms.CharField(required=False, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *args: Any, purpose: ReplyPurpose, reply: Reply, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose, self.reply = purpose, reply
        choice, text = self.fields["choice"], self.fields["text"]
        choice.choices = choices_of(reply)
        if not purpose.text_label:
            del self.fields["text"]
            return
        choice.required, choice.widget = False, forms.HiddenInput()
        text.label, text.help_text = purpose.text_label, purpose.text_help
        if takes_more(reply):
            text.label, text.help_text = _("What you would like to add"), ""

    @property
    def without_words(self) -> list[tuple[str, str]]:
        """What may be answered by a press of its own, once nothing was typed."""
        choices = choices_of(self.reply) if self.errors.get("text") else []
        return [choice for choice in choices if choice[0] != self.purpose.in_words]

    def clean(self) -> None:
        if "text" not in self.fields:
            return
        if self.cleaned_data.get("text", "").strip():
            self.cleaned_data["choice"] = self.purpose.in_words
        elif not self.reply.answered_at and self.cleaned_data.get("choice") in (
            None,
            "",
            self.purpose.in_words,
        ):
            self.add_error("text", _("Write the details, or choose that you have nothing to add."))
