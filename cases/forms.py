"""What is typed in, one form per action."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import screening
from cases.choices import AppealKind, Authority, MoveCode, Need, Track
from cases.fields import ApplicantFields
from cases.models import Appeal
from cases.services.rules import RULES
from mediation_office.access import Role
from mediation_office.accounts.models import District, User
from mediation_office.documents import services as documents
from mediation_office.events import Audience
from mediation_office.forms import DayInput, FilesField, OfficeForm
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.choices import CallRule
from mediation_office.people.fields import SafeContactFields
from mediation_office.people.models import Organisation, Topic
from mediation_office.people.services import Suggestion

ANSWER_LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian"))]
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
DISMISS_REASONS = [
    ("advertising", _("advertising")),
    ("robot", _("sent by a robot")),
    ("test", _("a test, no appeal")),
]
CONSENTS = [
    ("", _("not asked")),
    ("paper", _("yes, signed on paper: the scan is among the files")),
    ("oral", _("yes, read out and agreed to aloud")),
    ("no", _("no")),
]
PROOFS = [
    ("in-person", _("in person")),
    ("code-word", _("call to the safe number, with the code word")),
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


class AppealCreateForm(SafeContactFields, ApplicantFields, OfficeForm):
    """What the desk writes down for somebody: only what they tell; nothing is required but some
    word of it. What is rarely told is folded (`FOLDS`), so that most take less than a minute.
    """

    FOLDS = {
        "reach": "from_time until_time email email_allowed email_links address letter warning",
        "behalf": "authority represented_name authority_detail",
        "more": "iin needs needs_language wish other_reach",
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
    email_allowed = forms.BooleanField(label=_("An e-mail may be sent"), required=False)
    address = forms.CharField(label=_("Postal address"), max_length=300, required=False)
    iin = forms.CharField(
        label=_("IIN"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "measure-s"}),
    )
    statement = forms.CharField(
        label=_("What happened, in their own words"), widget=forms.Textarea(attrs={"rows": 6})
    )
    wish = forms.CharField(
        label=_("What they ask for"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.none(), required=False)
    district = forms.ModelChoiceField(
        label=_("City or district"), queryset=District.objects.none(), required=False
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

    def __init__(self, *args: Any, region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.filter(region=region, is_retired=False)  # type: ignore[attr-defined]
        self.fields["district"].queryset = District.objects.filter(region=region)  # type: ignore[attr-defined]

        for field in self.fields.values():
            if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
                field.widget.attrs["autocomplete"] = "off"  # a shared desk remembers nobody

    def clean_needs(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["needs"])

    @property
    def stated(self) -> dict[str, Any]:
        """What `Filing` takes of this form."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "files"}
        answer = kept.pop("consent")
        if not answer:
            return kept
        evidence = "paper" if answer == "paper" else "oral"
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


class AppealDismissForm(OfficeForm):
    reason = forms.ChoiceField(
        label=_("What it is"), choices=DISMISS_REASONS, widget=forms.RadioSelect
    )


class AppealIdentifyForm(OfficeForm):
    """Whose card it is: one of those suggested, or a new one from what was stated (a card has a
    name).
    """

    person = forms.ChoiceField(label=_("Whose card is it?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, suggestions: Iterable[Suggestion], may_make: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [
            (str(card.person.pk), " · ".join([card.person.name, *card.reasons]))
            for card in suggestions
        ]
        if may_make:
            choices.append(("new", _("None of them: make a new card from what was stated")))
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


class AppealDecideForm(OfficeForm):
    """Kind, track, subject, who is responsible, and the scope checklist of the Mediation Law."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AppealKind.choices, widget=forms.RadioSelect)
    track = forms.ChoiceField(
        label=_("Dealt with as"), choices=Track.choices, widget=forms.RadioSelect
    )
    subject = forms.CharField(
        label=_("Short subject"),
        max_length=160,
        help_text=_("For lists and papers. No names: the subject is not sealed."),
    )
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.none(), required=False)
    responsible = forms.ModelChoiceField(
        label=_("Who is responsible"), queryset=User.objects.none()
    )

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.filter(
            region=appeal.office.region, is_retired=False
        )  # type: ignore[attr-defined]
        self.fields["responsible"].queryset = (  # type: ignore[attr-defined]
            User.objects.with_role(appeal.office, Role.SECRETARY, Role.HEAD).exclude(
                ties__thread=appeal.thread
            )
        )
        if appeal.about and appeal.about.responsible:
            self._exclude(appeal.about.responsible)
        for question in screening.QUESTIONS:
            self.fields[question.code] = forms.BooleanField(
                label=question.words,
                required=False,
                initial=appeal.screening.get(question.code, False),
                help_text=question.basis,
            )

    def _exclude(self, official: User) -> None:
        """Nobody answers a complaint about their own work, and the form says why."""
        field: Any = self.fields["responsible"]
        words = {"name": official.full_name}
        field.queryset = field.queryset.exclude(pk=official.pk)
        field.help_text = _("Not %(name)s, whom the complaint is about.") % words
        field.error_messages["invalid_choice"] = (
            _("The complaint is about %(name)s: another colleague answers it.") % words
        )

    @property
    def answers(self) -> dict[str, bool]:
        return {question.code: self.cleaned_data[question.code] for question in screening.QUESTIONS}


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


class NoteAddForm(OfficeForm):
    """One box, two intentions: a note for the office, or a message the applicant reads."""

    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}))


class AppealReopenForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why it is opened again"), widget=forms.Textarea(attrs={"rows": 3})
    )


class AppealWithdrawForm(OfficeForm):
    reason = forms.CharField(
        label=_("What the applicant wrote"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class AppealForwardForm(OfficeForm):
    organisation = forms.ModelChoiceField(
        label=_("Passed on to"), queryset=Organisation.objects.none()
    )
    reason = forms.CharField(label=_("What it reports"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.of_region(region)  # type: ignore[attr-defined]


class RecusalRequestForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why another official is asked for"), widget=forms.Textarea(attrs={"rows": 3})
    )


class RecusalDecideForm(OfficeForm):
    upheld = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("another official takes over")), ("no", _("the official stays"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    successor = forms.ModelChoiceField(
        label=_("Who takes over"), queryset=User.objects.none(), required=False
    )

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = (  # type: ignore[attr-defined]
            User.objects.with_role(appeal.office, Role.SECRETARY, Role.HEAD)
            .exclude(pk__in=[appeal.responsible_id, appeal.about and appeal.about.responsible_id])
            .exclude(ties__thread=appeal.thread)
        )


class CodeReplaceForm(OfficeForm):
    proof = forms.ChoiceField(
        label=_("How we know it is the applicant"), choices=PROOFS, widget=forms.RadioSelect
    )
    code_word = forms.CharField(label=_("Code word they said"), max_length=100, required=False)
