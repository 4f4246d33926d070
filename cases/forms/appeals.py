"""What is typed on the way to the decision: whose appeal it is, what it is, who answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases import screening
from cases.choices import AppealKind, Queue, Track
from cases.fields import EarlierAppealField
from cases.models import Appeal
from cases.policies import assignable_to, can_sign, officials_of
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.forms import DayInput, FilterForm, OfficeForm
from mediation_office.people.models import Topic
from mediation_office.people.services import Suggestion
from mediation_office.terms.codes import TermCode
from mediation_office.terms.models import Term


class AppealFilterForm(FilterForm):
    queue = forms.ChoiceField(choices=Queue.choices, required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name or number"), max_length=200, required=False)
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, empty_label=_("any")
    )
    responsible = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is responsible"), required=False, empty_label=_("any")
    )
    from_ = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.filter(region=user.office.region)
        offices = user.offices_as(*SECRETARIAT)
        staff = User.objects.filter(office__in=offices)
        self.fields["responsible"].queryset = staff.order_by("full_name")
        if not offices:
            del self.fields["responsible"]

    @property
    def waits_in(self) -> Queue:
        return Queue(self.chosen.get("queue", Queue.ALL))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for beside a name or number."""
        return any(self[name].data for name in self.fields if name not in ("queue", "q"))


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
            (str(card.person.pk), card.person.name) for card in suggestions
        ]
        if may_make:
            choices.append(("new", _("None of them: make a new card from what was stated")))
        self.fields["person"].choices = choices


def _kinds(appeal: Appeal) -> list[tuple[str, str]]:
    """Each kind with the term of its answer. That mediation is asked for is said once, as how it is
    dealt with; an appeal decided as that kind before keeps it.
    """
    codes = {TermCode.APPEAL_ANSWER: today(), TermCode.COMPLAINT_REVIEW: today()}
    usual, complaint = Term.objects.all_in_force(appeal.office.region, codes)
    return [
        (
            kind.value,
            _now("%(kind)s: %(term)s")
            % {
                "kind": kind.label,
                "term": (complaint if kind == AppealKind.COMPLAINT else usual).length_words,
            },
        )
        for kind in AppealKind
        if kind != AppealKind.MEDIATION or appeal.kind == kind
    ]


class AppealDecideForm(OfficeForm):
    """Kind, track, subject, who is responsible, and the scope checklist of the Mediation Law."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AppealKind.choices, widget=forms.RadioSelect)
    about = EarlierAppealField(label=_("If it is a complaint: which appeal of ours it is about"))
    is_about_none = forms.BooleanField(
        label=_("It is a complaint about no appeal of this office"), required=False
    )
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

    def __init__(self, *args: Any, appeal: Appeal, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.appeal = appeal
        self._ask_what_it_is_about(user)
        self.fields["kind"].choices = _kinds(appeal)
        self.fields["topic"].queryset = Topic.objects.filter(
            region=appeal.office.region, is_retired=False
        )
        self.fields["responsible"].queryset = assignable_to(appeal)
        if officials := officials_of(appeal):
            self._say_who_is_missing(User.objects.filter(pk__in=officials))
        for question in screening.QUESTIONS:
            self.fields[question.code] = forms.BooleanField(
                label=question.words,
                required=False,
                initial=appeal.screening.get(question.code, False),
                help_text=question.basis,
            )

    def _ask_what_it_is_about(self, user: User) -> None:
        """Until it is named; then whoever signs may name another."""
        about = self.appeal.about
        self.fields["is_about_none"].initial = self.appeal.is_about_none
        if about is None:
            return
        self.fields["about"].initial = about.reference
        del self.fields["is_about_none"]
        if not can_sign(user, self.appeal):
            del self.fields["about"]

    def _say_who_is_missing(self, officials: Iterable[User]) -> None:
        """Nobody answers a complaint about their own work, and the form says why."""
        field: Any = self.fields["responsible"]
        words = {"name": ", ".join(official.full_name for official in officials)}
        field.help_text = _("Not %(name)s, whom the complaint is about.") % words
        field.error_messages["invalid_choice"] = (
            _("The complaint is about %(name)s: another colleague answers it.") % words
        )

    def clean(self) -> dict[str, Any]:
        """What stops mediation by law is said beside its tick."""
        cleaned = super().clean()
        if "about" in self.fields:
            cleaned["about"] = self._about(cleaned)
        if cleaned.get("track") not in (None, Track.CODE):
            for question in screening.stops(cleaned):
                self.add_error(
                    question.code,
                    _(
                        "Where this is so the law excludes mediation: choose the appeal under the"
                        " Code, or take the tick away if it is not so."
                    ),
                )
        return cleaned

    def _about(self, cleaned: dict[str, Any]) -> Appeal | None:
        """What a complaint is about, or that it is about nothing of this office: one of the two."""
        typed, is_none = cleaned.get("about", ""), cleaned.get("is_about_none", False)
        if cleaned.get("kind") != AppealKind.COMPLAINT or (is_none and not typed):
            return None
        if is_none or not typed:
            self.add_error(
                "about",
                _("Name the appeal that it complains of, or say that there is none."),
            )
            return None
        return EarlierAppealField.read(self, typed, office=self.appeal.office)

    @property
    def of_complaint(self) -> list[forms.BoundField]:
        return [self[name] for name in ("about", "is_about_none") if name in self.fields]

    @property
    def scope(self) -> list[forms.BoundField]:
        return [self[question.code] for question in screening.QUESTIONS]

    @property
    def decided(self) -> dict[str, Any]:
        """As `decide_appeal` takes it: the questions of the checklist are one answer each."""
        fields = ("kind", "track", "subject", "topic", "responsible")
        return {name: self.cleaned_data[name] for name in fields} | {"answers": self.answers}

    @property
    def answers(self) -> dict[str, bool]:
        return {question.code: self.cleaned_data[question.code] for question in screening.QUESTIONS}
