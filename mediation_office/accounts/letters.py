"""What is written to staff about accounts.

Through Django's mail, which becomes a notice (`notices.mail`).
"""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from mediation_office.access import Role
from mediation_office.accounts.models import Grant, User

GRANTED, ENDED, CLOSED = "granted", "ended", "closed"
OPENED, LINKED = "opened", "linked"


def invitation_url(token: str) -> str:
    return settings.SITE_URL + reverse("accounts:invitation_accept", args=[token])


def write_invitation(user: User, token: str) -> None:
    """Send the link to the person invited, in their language."""
    with override(user.language):
        subject = _("Your account at the office")
        text = _(
            "%(name)s, an account has been made for you. Your user name: %(username)s.\n\n"
            "Choose a password within 72 hours:\n%(url)s\n\n"
            "If you did not expect this letter, tell the head of the office."
        ) % {"name": user, "username": user.username, "url": invitation_url(token)}
        send_mail(subject, text, None, [user.email])


def tell_heads(user: User, change: str, *, by: User | None, grant: Grant | None = None) -> None:
    """Tell the heads of the office what an administrator changed; what a head does, heads
    know of.
    """
    office = grant.office if grant else user.office
    if by is None or office is None or office.pk in by.offices_as(Role.HEAD):
        return
    for head in User.objects.with_role(office, Role.HEAD).exclude(pk=by.pk).exclude(email=""):
        with override(head.language):
            send_mail(
                _("A change of accounts"), _sentence(user, change, by, grant), None, [head.email]
            )


def _sentence(user: User, change: str, by: User, grant: Grant | None) -> str:
    told = {"name": user, "by": by, "role": grant.get_role_display() if grant else ""}
    sentences = {
        GRANTED: _("%(by)s gave %(name)s the role “%(role)s” in your office."),
        ENDED: _("%(by)s took the role “%(role)s” in your office back from %(name)s."),
        CLOSED: _("%(by)s closed the account of %(name)s."),
        OPENED: _("%(by)s opened the account of %(name)s again."),
        LINKED: _("%(by)s had a new link sent by which %(name)s chooses a password."),
    }
    return sentences[change] % told
