"""Django's e-mail backend: what a library wants to send becomes a notice, in the transaction of its
cause.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mediation_office.notices import services
from mediation_office.notices.kinds import NoticeKind, register_kind

ACCOUNT_LETTER = register_kind(
    NoticeKind(
        "account-letter", _("letter about an account"), lives=timedelta(hours=6), is_secret=True
    )
)


class NoticeBackend(BaseEmailBackend):
    """One notice per recipient; subject and text come with it, the text sealed. It belongs to no
    office's list.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.recipients():
                self._plan(message, address)
        return len(email_messages)

    def _plan(self, message: EmailMessage, address: str) -> None:
        user = get_user_model().objects.filter(email__iexact=address).first()
        services.plan(
            ACCOUNT_LETTER,
            key=f"mail:{uuid4()}",
            office=None,
            language=(get_language() or "kk")[:2],
            user=user,
            subject=str(message.subject)[:200],
            body=str(message.body),
            address="" if user else address,
        )
