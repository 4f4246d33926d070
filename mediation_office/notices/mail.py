"""Django's e-mail backend: what a library wants to send becomes a notice."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mediation_office.accounts.context import public_region
from mediation_office.accounts.models import Office
from mediation_office.notices import services
from mediation_office.notices.kinds import NoticeKind, register_kind

ACCOUNT_LETTER = register_kind(
    NoticeKind(
        "account-letter", _("letter about an account"), lives=timedelta(hours=6), is_secret=True
    )
)


def _main_office() -> Office | None:
    region = public_region()
    return Office.objects.main_of(region) if region else None


class NoticeBackend(BaseEmailBackend):
    """One notice per recipient, its text sealed; its office sees that it is, not what it says."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.recipients():
                self._plan(message, address)
        return len(email_messages)

    def _plan(self, message: EmailMessage, address: str) -> None:
        # whoever is invited or was closed has no account in use, and is written to all the same
        user = get_user_model().objects.filter(email__iexact=address, is_active=True).first()
        services.plan(
            ACCOUNT_LETTER,
            key=f"mail:{uuid4()}",
            office=user.office if user and user.office else _main_office(),
            language=(get_language() or "kk")[:2],
            user=user,
            subject=str(message.subject)[:200],
            body=str(message.body),
            address="" if user else address,
        )
