"""What is typed about terms and days."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from mediation_office.clock import today
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.labels import LANGUAGES
from mediation_office.terms.choices import Unit
from mediation_office.terms.models import Day, Term

FARTHEST = 5  # years from today: nobody knows a calendar further away
LONGEST = 366  # days; no term of the law is longer


def check_near(day: date, *, years_back: int) -> None:
    year = today().year
    if not year - years_back <= day.year <= year + FARTHEST:
        raise forms.ValidationError(
            _("Choose a day between %(first)s and %(last)s.")
            % {"first": year - years_back, "last": year + FARTHEST}
        )


class TermEditForm(OfficeForm, forms.ModelForm):
    class Meta:
        model = Term
        fields = [
            "valid_from",
            "length",
            "unit",
            "on_day_off",
            "start_event",
            "name_kk",
            "name_ru",
            "name_en",
            "legal_basis_kk",
            "legal_basis_ru",
            "legal_basis_en",
            "is_verified",
        ]
        widgets = {"valid_from": DayInput}
        help_texts = {
            "valid_from": _("Terms that run already keep the version they began under."),
            "is_verified": _("Somebody has read this number in the law's own text."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["length"].validators.append(MaxValueValidator(LONGEST))

    def clean_valid_from(self):
        check_near(self.cleaned_data["valid_from"], years_back=FARTHEST)
        return self.cleaned_data["valid_from"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("unit") == Unit.AT_ONCE and cleaned.get("length"):
            self.add_error("length", _("What must be done at once has the length 0."))
        return cleaned


class DayRecordForm(OfficeForm, forms.ModelForm):
    is_working = forms.TypedChoiceField(
        label=_("This day is"),
        choices=[("off", _("a day off")), ("working", _("a working day"))],
        coerce=lambda value: value == "working",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one: a day off or a working day.")},
    )

    class Meta:
        model = Day
        fields = ["date", "is_working", "name_kk", "name_ru", "name_en"]
        widgets = {"date": DayInput}
        labels = {
            "name_kk": _("Why, in Kazakh"),
            "name_ru": _("Why, in Russian"),
            "name_en": _("Why, in English"),
        }
        help_texts = {
            "date": _("Open terms are counted anew at once; terms that have ended stay."),
            "name_kk": _("The holiday or the decree, as “How the term is counted” says it."),
        }

    def clean_date(self):
        check_near(self.cleaned_data["date"], years_back=1)
        return self.cleaned_data["date"]

    @property
    def names(self):
        return {language: self.cleaned_data[f"name_{language}"] for language in LANGUAGES}
