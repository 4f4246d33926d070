"""What the desk types of an appeal that comes in, and of what was put aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.choices import AppealKind, Authority, ConsentEvidence, DismissalReason, Need
from cases.fields import ApplicantFields, EarlierAppealField
from mediation_office import spoken
from mediation_office.accounts.models import District, User
from mediation_office.documents import services as documents
from mediation_office.events import Audience
from mediation_office.forms import DigitsInput, FilesField, OfficeForm
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.choices import CallRule
from mediation_office.people.fields import NOT_TOLD, DeskOfficeFields, SafeContactFields
from mediation_office.people.models import Contact, ContactPoint, SafeContact, Topic
from mediation_office.people.policies import can_reach_by

ANSWER_LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian"))]
CONSENTS = [
    ("", _("not asked")),
    (ConsentEvidence.PAPER, _("yes, signed on paper: the scan is among the files")),
    (ConsentEvidence.ORAL, _("yes, read out and agreed to aloud")),
    ("no", _("no")),
]


class KeptFilesField(FilesField):
    """Files that will be kept: each is looked at now, so that the sentence stands beside
    the field.
    """

    def clean(self, data: Any, initial: Any = None) -> list:
        uploads = super().clean(data, initial)
        for upload in uploads:
            try:
                documents.check_file(upload)
            except BusinessRuleError as error:
                raise forms.ValidationError(str(error)) from error
        return uploads


class AppealCreateForm(DeskOfficeFields, SafeContactFields, ApplicantFields, OfficeForm):
    """What the desk writes down for somebody: only what they tell; nothing is required but some
    word of it. What is rarely told is folded (`FOLDS`), so that most take less than a minute.

    What grows from a `contact` belongs to its office and begins with what was told there.
    """

    FOLDS = {
        "reach": "from_time until_time email email_allowed email_links address letter warning",
        "behalf": "authority represented_name authority_detail",
        "more": "iin needs needs_language wish other_reach about",
    }
    name = forms.CharField(label=_("Full name"), max_length=300, required=False)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"type": "tel", "class": "measure-s"}),
    )
    calls = forms.ChoiceField(
        label=_("May we call?"), choices=CallRule.choices, initial=CallRule.UNKNOWN
    )
    email = forms.CharField(label=_("E-mail"), max_length=200, required=False)
    address = forms.CharField(label=_("Postal address"), max_length=300, required=False)
    iin = forms.CharField(
        label=_("IIN"),
        max_length=20,
        required=False,
        widget=DigitsInput,
    )
    statement = forms.CharField(
        label=_("What happened, in their own words"), widget=forms.Textarea(attrs={"rows": 6})
    )
    wish = forms.CharField(
        label=_("What they ask for"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.none(), required=False, empty_label=NOT_TOLD
    )
    district = forms.ModelChoiceField(
        label=_("City or district"),
        queryset=District.objects.none(),
        required=False,
        empty_label=NOT_TOLD,
    )
    other_name = forms.CharField(
        label=_("The other side, as far as known"), max_length=300, required=False
    )
    other_reach = forms.CharField(
        label=_("How the other side can be reached"), max_length=300, required=False
    )
    authority = forms.ChoiceField(
        label=_("They write"), choices=Authority.choices, initial=Authority.SELF
    )
    needs = forms.MultipleChoiceField(
        label=_("They need"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    about = EarlierAppealField(label=_("It complains of an earlier appeal: its number"))
    language = forms.ChoiceField(
        label=_("Language of the appeal"), choices=ANSWER_LANGUAGES + [("en", _("English"))]
    )
    answer_language = forms.ChoiceField(label=_("Language of the answer"), choices=ANSWER_LANGUAGES)
    consent = forms.ChoiceField(
        label=_("Consent to data processing"), choices=CONSENTS, required=False
    )
    has_danger = forms.BooleanField(label=_("They speak of danger or a crime"), required=False)
    files = KeptFilesField(
        label=_("Scan of the letter, protocol, other papers"),
        help_text=_("PDF, pictures, text; at most 10 MB each."),
        required=False,
    )

    def __init__(self, *args: Any, user: User, contact: Contact | None, **kwargs: Any) -> None:
        begin = {"language": user.language, "answer_language": _answered_in(user.language)}
        known = _known_of(contact, user=user) if contact else {}
        super().__init__(*args, initial=begin | known, **kwargs)
        self.contact = contact
        assert user.office is not None
        region = user.office.region
        if contact:
            del self.fields["office"]
        else:
            self.offer_offices(user)
        self.fields["topic"].queryset = Topic.objects.filter(region=region, is_retired=False)
        self.fields["district"].queryset = District.objects.filter(region=region)
        for field in self.fields.values():
            if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
                field.widget.attrs["autocomplete"] = "off"  # a shared desk remembers nobody

    def clean(self) -> dict[str, Any]:
        """What complains of an appeal of this office is a complaint from the start."""
        cleaned = super().clean()
        office = self.contact.office if self.contact else cleaned.get("office")
        typed = cleaned.pop("about", "")
        if not typed or office is None:
            return cleaned
        about = EarlierAppealField.read(self, typed, office=office)
        return cleaned | {"about": about, "kind": AppealKind.COMPLAINT} if about else cleaned

    def clean_needs(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["needs"])

    @property
    def stated(self) -> dict[str, Any]:
        """What `Filing` takes of this form."""
        beside = SafeContactFields.base_fields.keys() | {"files", "office"}
        own = self.cleaned_data.keys() - beside
        kept = {name: self.cleaned_data[name] for name in own} | {"reach": self.reach}
        answer = kept.pop("consent")
        if not answer:
            return kept
        evidence = (
            ConsentEvidence.PAPER if answer == ConsentEvidence.PAPER else ConsentEvidence.ORAL
        )
        return kept | {"consent": answer != "no", "consent_evidence": evidence}

    @property
    def open_folds(self) -> list[str]:
        """Those that hold something already, or something to put right."""
        return [
            fold
            for fold, names in self.FOLDS.items()
            if any(self[name].errors or self._is_told(name) for name in names.split())
        ]

    def _is_told(self, name: str) -> bool:
        value = self[name].value()
        return bool(value) and value != self.fields[name].initial


def _known_of(contact: Contact, *, user: User) -> dict[str, Any]:
    """What the contact tells already; the telephone for whom that is open to."""
    points = ContactPoint.objects.of_matter(contact.thread)
    told = SafeContact.objects.of_side(contact.thread).first()
    return {
        "phone": spoken.phone(points.phone()) if can_reach_by(user, contact) else "",
        "name": contact.name_stated,
        "topic": contact.topic,
        "district": contact.district,
        "statement": contact.note,
        "language": contact.language,
        "answer_language": _answered_in(contact.language),
    } | (told.reach.initial if told else {})


def _answered_in(language: str) -> str:
    """Kazakh or Russian, as they turned to us."""
    return language if language in dict(ANSWER_LANGUAGES) else "kk"


class AppealDismissForm(OfficeForm):
    reason = forms.ChoiceField(
        label=_("What it is"), choices=DismissalReason.choices, widget=forms.RadioSelect
    )


class FileAddForm(OfficeForm):
    """A paper that came later, or one of ours; who reads it is decided now."""

    files = KeptFilesField(
        label=_("Files"), help_text=_("PDF, pictures, text; at most 10 MB each.")
    )
    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=[
            (Audience.OFFICE, _("the office alone")),
            (Audience.SIDE_1, _("the applicant too")),
        ],
        initial=Audience.OFFICE,
        widget=forms.RadioSelect,
    )

    def clean_files(self) -> list:
        if not self.cleaned_data["files"]:
            raise forms.ValidationError(_("Choose a file."))
        return self.cleaned_data["files"]


class MinutesGiveForm(OfficeForm):
    """The minutes of a hearing: the file that the applicant reads, or where the paper ones lie."""

    files = KeptFilesField(
        label=_("The minutes"),
        help_text=_("The applicant reads them on the status page. At most 10 MB each."),
        required=False,
    )
    place = forms.CharField(
        label=_("Or where the paper minutes lie"),
        max_length=200,
        required=False,
        help_text=_("For example: handed over against signature; file 4, sheet 12."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned["files"] or cleaned["place"]):
            self.add_error("files", _("Add the minutes, or write where the paper ones lie."))
        return cleaned
