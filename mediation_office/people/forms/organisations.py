"""What staff type about a body of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation_office.accounts.models import District, User
from mediation_office.forms import DigitsInput, FilterForm, OfficeForm
from mediation_office.numbers import is_bin
from mediation_office.people.choices import OrganisationKind
from mediation_office.people.fields import PhoneField
from mediation_office.people.phones import digits_of

ANY = ("", _("all"))


class OrganisationForm(OfficeForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    name_kk = forms.CharField(
        label=_("Name in Kazakh"),
        max_length=200,
        error_messages={"required": _("Write the name in Kazakh.")},
    )
    name_ru = forms.CharField(
        label=_("Name in Russian"),
        max_length=200,
        error_messages={"required": _("Write the name in Russian.")},
    )
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=200,
        error_messages={"required": _("Write the name in English.")},
    )
    bin = forms.CharField(
        label=_("BIN"),
        max_length=40,
        required=False,
        widget=DigitsInput,
    )
    district = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District"),
        required=False,
        empty_label=_("the whole region"),
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = PhoneField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    hours = forms.CharField(label=_("Hours"), max_length=120, required=False)
    takes_appeals = forms.BooleanField(label=_("Appeals can be passed on to it"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = user.office.region.districts.all()

    def clean_bin(self) -> str:
        digits = digits_of(self.cleaned_data["bin"])
        if self.cleaned_data["bin"] and not is_bin(digits):
            raise forms.ValidationError(_("The BIN has a slip. Check it or leave it empty."))
        return digits


class OrganisationCreateForm(OrganisationForm):
    pass


class OrganisationEditForm(OrganisationForm):
    is_retired = forms.BooleanField(
        label=_("It no longer exists: leave it out of lists"), required=False
    )


class OrganisationFilterForm(FilterForm):
    q = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[ANY, *OrganisationKind.choices], required=False
    )
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=ANY[1]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = user.office.region.districts.all()
