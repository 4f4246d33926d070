"""Where a one-time link leads: somebody invited chooses a password."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mediation_office import brakes
from mediation_office.accounts import services
from mediation_office.accounts.forms import InvitationAcceptForm
from mediation_office.http import client_address
from mediation_office.lifecycle import BusinessRuleError

TRIES, TRY_SECONDS = (
    60,
    15 * 60,
)  # of one address; a token cannot be guessed, this spares the machine


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
@sensitive_post_parameters()
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page tells nothing of the office until the link has proved itself, and is kept
    nowhere.
    """
    address = brakes.network(client_address(request))
    if not brakes.Limit("invitation", address, TRIES, TRY_SECONDS).allows():
        return _private(render(request, "429.html", status=429))
    invitation = services.invitation_of(token)
    if invitation is None:
        gone = render(request, "accounts/invitation_accept.html", {"form": None}, status=404)
        return _private(gone)
    form = InvitationAcceptForm(request.POST or None, user=invitation.user)
    if form.is_valid():
        try:
            services.accept_invitation(invitation, password=form.cleaned_data["password1"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your password is saved. Sign in with it now."))
            return _private(redirect("account_login"))
    context = {"form": form, "person": invitation.user}
    return _private(render(request, "accounts/invitation_accept.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    response.private = True
    # the address is the secret; "no-referrer" would post the form with no origin, to be refused
    response["Referrer-Policy"] = "strict-origin"
    return response
