"""What is typed for a move and its paper."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import MoveCode, ReturnGround, TerminationGround
from cases.models import Appeal, Move
from cases.services.basis import may_stand_in_one, rests_on_law
from cases.services.lawful import days_hint
from cases.services.moves import paper_of
from cases.services.rules import RULES
from mediation_office.clock import today
from mediation_office.documents.models import PaperText, second_language
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.labels import language_name
from mediation_office.people.models import Organisation

GROUNDS = {MoveCode.RETURN: ReturnGround, MoveCode.TERMINATE: TerminationGround}
TEXT = ("addressee", "subject", "body")
BOTH = {"reason", "reason_other", "articles", "articles_other"}
FARTHEST = timedelta(days=366)
LABELS = {
    MoveCode.ANSWER: {"reason": _("The answer in substance")},
    MoveCode.CLARIFY: {
        "until_on": _("We wait for what is missing until"),
        "reason": _("What is missing, one point a line"),
    },
    MoveCode.EXTEND: {"until_on": _("Extend the term until")},
    MoveCode.HEARING: {"reason": _("What is to be decided")},
}


def ask_in_both(form: OfficeForm, labels: Mapping[str, Any], language: str) -> None:
    """Words of a paper are asked for in its two languages, each field under its language."""
    for name in form.fields.keys() & BOTH:
        first = name.removesuffix("_other")
        spoken = language if name == first else second_language(language)
        words = {"field": labels[first], "language": language_name(spoken)}
        form.relabel(name, _("%(field)s (%(language)s)") % words)
        form.fields[name].widget.attrs["lang"] = spoken


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
    is_agreed = forms.BooleanField(
        label=_("The applicant agreed to an hour when the office is closed"), required=False
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))
    reason_other = forms.CharField(
        help_text=_("Left empty, the draft asks for it where it is missing."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    articles = forms.CharField(
        label=_("Articles of laws it rests on"),
        help_text=_("An answer names them (article 89 of the Code)."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    articles_other = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, code: str, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields):
            if name.removesuffix("_other") not in RULES[code].asks:
                del self.fields[name]
        if "organisation" in self.fields:
            bodies = Organisation.objects.of_region(appeal.office.region)
            self.fields["organisation"].queryset = bodies.filter(takes_appeals=True)
        if "reason_code" in self.fields:
            self.fields["reason_code"].choices = GROUNDS[code].choices
        labels = {name: field.label for name, field in self.base_fields.items()}
        labels |= LABELS.get(code, {})
        if "until_on" in self.fields:
            self.relabel("until_on", labels["until_on"])
        for name in {"until_on", "at"} & self.fields.keys():
            self.fields[name].help_text = days_hint(appeal, code)
        ask_in_both(self, labels, appeal.answer_language)

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
    """The text of a paper before it is signed, in both languages unless one alone is wanted."""

    addressee = forms.CharField(label=_("Addressee"), max_length=400)
    subject = forms.CharField(label=_("Heading"), max_length=200)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}))
    addressee_other = forms.CharField(label=_("Addressee"), max_length=400, required=False)
    subject_other = forms.CharField(label=_("Heading"), max_length=200, required=False)
    body_other = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}), required=False
    )
    is_in_one = forms.BooleanField(label=_("Only in the language of the answer"), required=False)
    is_without_law = forms.BooleanField(
        label=_("Answer without a reference to an article of law"), required=False
    )

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        self.move, paper = move, paper_of(move)
        self.languages = paper.languages
        initial = {"is_in_one": paper.second is None}
        for text, suffix in ((paper.first, ""), (paper.second, "_other")):
            initial |= {f"{name}{suffix}": getattr(text, name, "") for name in TEXT}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for language, suffix in zip(self.languages, ("", "_other"), strict=True):
            self._name_language(language, suffix)
        if not may_stand_in_one(move):
            del self.fields["is_in_one"]
        if move.code != MoveCode.ANSWER:
            del self.fields["is_without_law"]
        elif not rests_on_law(move, self._said(self._shown)):
            self.fields["is_without_law"].help_text = _("No article of law is named.")

    @property
    def _shown(self) -> dict[str, Any]:
        """What the fields of the texts hold as the page is drawn."""
        names = self.fields.keys() - {"is_without_law"}
        return {name: self[name].value() for name in names}

    def _name_language(self, language: str, suffix: str) -> None:
        for name in TEXT:
            field = f"{name}{suffix}"
            words = {"field": self.base_fields[field].label, "language": language_name(language)}
            self.relabel(field, _("%(field)s (%(language)s)") % words)
            self.fields[field].widget.attrs["lang"] = language

    @property
    def first(self) -> PaperText:
        return self._said(self.cleaned_data)[0]

    @property
    def second(self) -> PaperText | None:
        """The same in the second language, unless the first one alone is wanted."""
        return next(iter(self._said(self.cleaned_data)[1:]), None)

    def _said(self, values: Mapping[str, Any]) -> list[PaperText]:
        """What the paper is to say, in one language or in two."""
        suffixes = ("",) if values.get("is_in_one") else ("", "_other")
        return [
            PaperText(
                language=language, **{name: values.get(f"{name}{suffix}") or "" for name in TEXT}
            )
            for language, suffix in zip(self.languages, suffixes, strict=False)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("is_in_one"):
            for name in ("subject_other", "body_other"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A paper stands in both languages: write this too."))
        if "submit" in self.data and "is_without_law" in self.fields:
            named = cleaned["is_without_law"] or rests_on_law(self.move, self._said(cleaned))
            if not named:
                self.add_error(
                    "is_without_law",
                    _("No article of law is named. Name it in the text, or tick this."),
                )
        return cleaned


class MoveSendBackForm(OfficeForm):
    remark = forms.CharField(
        label=_("What should be changed"), widget=forms.Textarea(attrs={"rows": 3})
    )
