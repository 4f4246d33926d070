"""How allauth behaves here: nobody signs up, and sign-in leads to the desk."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class StaffAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the head of your office"),
        "email_password_mismatch": _("Name or password doesn’t match. Check both"),
        "enter_current_password": _("This is not the password you have now"),
        "incorrect_password": _("The password doesn’t match"),
        "invalid_login": _("Name or password doesn’t match. Check both"),
        "invalid_password_reset": _("This link no longer works. Ask for a new one"),
        "same_as_current": _("The new password is the same as the old one"),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again"),
        "rate_limited": _("Too many attempts. Wait five minutes and try again"),
        "username_password_mismatch": _("Name or password doesn’t match. Check both"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> Any:
        from mediation_office.http import client_address

        return client_address(request)
