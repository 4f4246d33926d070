"""What is typed in the accounts room; signing in by the library's forms in our words: it speaks no
Kazakh.
"""

import time
from datetime import timedelta
from typing import Any

from allauth.account import forms as library
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts.models import Grant, Office, User
from mediation_office.accounts.policies import can_grant
from mediation_office.clock import today
from mediation_office.forms import DayInput, FilterForm, OfficeForm, TimeInput
from mediation_office.labels import LANGUAGES
from mediation_office.numbers import find_reference

RESET_SECONDS = 0.2  # some times what the message costs


class InOurWords:
    """Labels and the sentence for an empty field, by field name; nothing stands inside a field."""

    words = {
        "login": (_("User name or work e-mail"), _("Write your user name or work e-mail")),
        "email": (_("Work e-mail"), _("Write your work e-mail")),
        "password": (_("Password"), _("Write your password")),
        "oldpassword": (_("Password until now"), _("Write the password you have now")),
        "password1": (_("New password"), _("Write the new password")),
        "password2": (_("New password once more"), _("Write the new password once more")),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # the server speaks, in our words
        for name, field in self.fields.items():
            field.label, field.error_messages["required"] = self.words[name]
            field.widget.attrs.pop("placeholder", None)
        for name in {"password", "oldpassword"} & set(self.fields):
            self.fields[name].help_text = ""  # the way out stands under the button
        if "login" in self.fields:
            self.fields["login"].widget.attrs |= {
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }


class SignInForm(InOurWords, library.LoginForm):
    pass


class PasswordChangeForm(InOurWords, library.ChangePasswordForm):
    pass


class PasswordSetForm(InOurWords, library.SetPasswordForm):
    pass


class PasswordResetForm(InOurWords, library.ResetPasswordForm):
    """Takes as long for an address that nobody has: an account costs a link and a message."""

    def clean_email(self) -> str:
        return self.cleaned_data["email"]  # whose it is `save` asks: a refused try looks nobody up

    def save(self, request: HttpRequest, **given: Any) -> Any:
        until = time.monotonic() + RESET_SECONDS
        super().clean_email()
        answer = super().save(request, **given)
        time.sleep(max(0.0, until - time.monotonic()))
        return answer


class PasswordResetKeyForm(InOurWords, library.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(InOurWords, library.ReauthenticateForm):
    pass


class InvitationAcceptForm(OfficeForm):
    password1 = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
        help_text=_("At least 10 characters. Several words in a row are easy to remember."),
        error_messages={"required": _("Write the new password")},
    )
    password2 = forms.CharField(
        label=_("New password once more"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
        error_messages={"required": _("Write the new password once more")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean_password2(self):
        password = self.cleaned_data["password2"]
        if self.cleaned_data.get("password1") not in (None, password):
            raise forms.ValidationError(_("The two passwords differ. Write them again."))
        return password


class UserFilterForm(FilterForm):
    q = forms.CharField(label=_("Name, user name or e-mail"), required=False, max_length=100)
    office = forms.ModelChoiceField(
        Office.objects.none(), label=_("Office"), required=False, empty_label=_("any")
    )
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[
            ("", _("any")),
            ("open", _("open")),
            ("invited", _("invited")),
            ("closed", _("closed")),
        ],
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices = Office.objects.managed_by(by).order_by(
            "position", "pk"
        )
        if len(offices) < 2:
            del self.fields["office"]


class RoleFields(OfficeForm):
    """A role in an office from a day on."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    role = forms.ChoiceField(choices=Role.choices, label=_("Role"))
    from_on = forms.DateField(label=_("From"), widget=DayInput, initial=today)
    until_on = forms.DateField(
        label=_("Until"),
        widget=DayInput,
        required=False,
        help_text=_("The last day. Empty: until it is taken back."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        offices = Office.objects.managed_by(by).order_by("position", "pk")
        self.fields["office"].queryset = offices
        self.fields["role"].choices = [
            (role.value, role.label)
            for role in Role
            if any(can_grant(by, role=role, office=office) for office in offices)
        ]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and not today() <= first <= today() + timedelta(days=366):
            self.add_error("from_on", _("Choose a day from today on, within a year."))
        if first and last and last < first:
            self.add_error("until_on", _("The role would end before it begins. Check both days."))
        return cleaned


class GrantAddForm(RoleFields):
    field_order = ["role", "office", "from_on", "until_on"]


class UserInviteForm(RoleFields):
    full_name = forms.CharField(label=_("Full name"), max_length=200)
    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$",
        label=_("User name"),
        help_text=_("3 to 40 Latin letters, digits, dots or dashes. It does not change later."),
        error_messages={"invalid": _("Write 3 to 40 Latin letters, digits, dots or dashes.")},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(label=_("Work e-mail"), help_text=_("The link is sent there too."))
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"), initial="kk")
    position_kk = forms.CharField(label=_("Position in Kazakh"), max_length=120)
    position_ru = forms.CharField(label=_("Position in Russian"), max_length=120)
    position_en = forms.CharField(label=_("Position in English"), max_length=120)
    field_order = [
        "full_name",
        "username",
        "email",
        "language",
        "position_kk",
        "position_ru",
        "position_en",
        "office",
        "role",
        "from_on",
        "until_on",
    ]

    def clean_username(self):
        username = self.cleaned_data["username"].lower()
        if username == "invite":  # the address of this very form
            raise forms.ValidationError(_("This user name is taken. Choose another one."))
        return username

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError(_("Write the address in Latin letters."))
        return email


class SubstitutionCreateForm(OfficeForm):
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    substitute = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who signs"),
        help_text=_("A secretary or a head of the office."),
    )
    from_on = forms.DateField(label=_("First day"), widget=DayInput, initial=today)
    until_on = forms.DateField(label=_("Last day"), widget=DayInput)

    def __init__(self, *args, absent, **kwargs):
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(pk__in=absent.offices_as(Role.HEAD))
        self.fields["office"].queryset = offices
        self.fields["office"].initial = offices.first()
        holders = Grant.objects.current().filter(office__in=offices, role__in=SECRETARIAT)
        self.fields["substitute"].queryset = (
            User.objects.filter(pk__in=holders.values("user"), is_active=True)
            .exclude(pk=absent.pk)
            .order_by("full_name")
        )
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()


class LookFilterForm(FilterForm):
    """What is asked of the log; `before` is the last row of the page before."""

    reference = forms.CharField(label=_("Reference"), required=False, max_length=60)
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who"),
        required=False,
        to_field_name="username",
        empty_label=_("anybody"),
    )
    office = forms.ChoiceField(label=_("Office"), required=False)
    from_ = forms.DateField(label=_("Looked from"), required=False, widget=DayInput)
    until = forms.DateField(label=_("until"), required=False, widget=DayInput)
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = User.objects.visible_to(by).order_by("full_name")
        own_first = sorted(
            Office.objects.filter(pk__in=by.offices_as(Role.HEAD)),
            key=lambda office: office.pk != by.office_id,
        )
        self.offices = {str(office.pk): office for office in own_first}
        self.fields["office"].choices = [(pk, str(office)) for pk, office in self.offices.items()]
        if len(self.offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()

    @property
    def place(self):
        """One office at a time, the own one first: over several no index gives the newest first."""
        return self.offices.get(self.chosen.get("office"), next(iter(self.offices.values())))

    @property
    def makes_sense(self):
        """An office that is not theirs counts as not asked for; other nonsense finds nothing."""
        return self.errors.keys() <= {"office"}

    def clean_reference(self):
        typed = self.cleaned_data["reference"].strip()
        return find_reference(typed) or typed


class SettingEditForm(OfficeForm):
    valid_from = forms.DateField(label=_("Valid from"), widget=DayInput, initial=today)
    legal_basis_kk = forms.CharField(label=_("Basis in Kazakh"), max_length=300, required=False)
    legal_basis_ru = forms.CharField(label=_("Basis in Russian"), max_length=300, required=False)
    legal_basis_en = forms.CharField(label=_("Basis in English"), max_length=300, required=False)

    def __init__(self, *args, spec, newest, **kwargs):
        super().__init__(*args, **kwargs)
        value = newest.value if newest else spec.default
        self.fields = {"value": self._field_of(spec, value)} | self.fields
        for language in LANGUAGES if newest else ():
            name = f"legal_basis_{language}"
            self.fields[name].initial = getattr(newest, name)

    @staticmethod
    def _field_of(spec, value):
        if isinstance(spec.default, bool):
            return forms.TypedChoiceField(
                label=_("Value"),
                choices=[("yes", _("yes")), ("no", _("no"))],
                coerce=lambda word: word == "yes",
                initial="yes" if value else "no",
            )
        if isinstance(spec.default, int):
            return forms.IntegerField(
                label=_("Value"), initial=value, min_value=spec.least, max_value=spec.most
            )
        if spec.pattern:
            return forms.RegexField(f"^{spec.pattern}$", label=_("Value"), initial=value)
        return forms.CharField(label=_("Value"), initial=value, max_length=300, required=False)

    def clean_valid_from(self):
        day = self.cleaned_data["valid_from"]
        if not today() <= day <= today() + timedelta(days=366):
            raise forms.ValidationError(_("Choose a day from today on, within a year."))
        return day


class OfficeEditForm(OfficeForm, forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a language at least.")},
    )

    class Meta:
        model = Office
        fields = [
            *(
                f"{what}_{language}"
                for what in ("name", "address", "hours")
                for language in LANGUAGES
            ),
            "opens_at",
            "closes_at",
            "phone",
            "email",
            "district",
            "languages",
        ]
        widgets = {"opens_at": TimeInput, "closes_at": TimeInput}
        help_texts = {
            "closes_at": _("What comes later counts as received on the next working day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["languages"] = self.instance.languages.split(",")
        self.fields["district"].queryset = self.instance.region.districts.all()
        self.relabel("district", _("City or district"))

    def clean_languages(self):
        return ",".join(self.cleaned_data["languages"])

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The office would close before it opens."))
        return cleaned
