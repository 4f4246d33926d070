"""How allauth behaves here: nobody signs up, and sign-in leads to the desk."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from mediation_office import turns
from mediation_office.accounts import sign_in
from mediation_office.http import client_address


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

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Ask the brake; whoever is held back gets a page at once and no password is looked at."""
        attempt = sign_in.attempt_of(request, credentials)
        try:
            sign_in.slow_down(attempt)
        except sign_in.HeldBack as held:
            raise ImmediateHttpResponse(held_back(request, held, attempt.turn)) from None
        self._attempt = attempt

    def _rollback_login_failed_rl_usage(self) -> None:
        """The library calls this when the password was right."""
        sign_in.was_right(self._attempt)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_in.was_wrong(self._attempt)

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        return sign_in.remember_device(request, super().post_login(request, user, **known), user)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At the office's own address, whatever host the request named."""
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def get_client_ip(self, request: HttpRequest) -> Any:
        return client_address(request)


def held_back(request: HttpRequest, held: sign_in.HeldBack, turn: turns.Turn) -> HttpResponse:
    """What whoever has to come again reads; for some seconds' wait their turn is kept."""
    response = render(request, "account/held_back.html", {"is_short": held.is_short}, status=429)
    response["Retry-After"] = str(held.seconds)
    if held.is_short:
        turns.keep(response, turn, path=request.path)
    return response
