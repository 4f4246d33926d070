"""What is typed in the accounts room; signing in by the library's forms in our words: it speaks no Kazakh."""

from allauth.account import forms as library
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from mediation_office.forms import OfficeForm


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
    pass


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
