"""E-mail over SMTP, which has no look-up: what broke after the text was handed over is unsure."""

import contextlib
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from uuid import UUID

import environ
from django.conf import settings

from mediation_office.notices.channels import (
    SEND_SECONDS,
    Outcome,
    Parcel,
    Postponed,
    Refused,
    Sent,
    Unreachable,
    Unsure,
    cut_off,
)


def message_id(client_id: UUID) -> str:
    """The same for every attempt, so that a reader's programme folds two into one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "office.invalid"
    return f"<{client_id.hex}@{domain}>"


def letter(parcel: Parcel) -> EmailMessage:
    """Plain text, with the headers that keep other machines from answering."""
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = parcel.address
    message["Subject"] = " ".join(parcel.subject.split())
    message["Date"] = formatdate()
    message["Message-ID"] = message_id(parcel.client_id)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = parcel.language
    message.set_content(parcel.body)
    return message


class SmtpChannel:
    can_look_up = False

    def __init__(self, url: str) -> None:
        self.config = environ.Env.email_url_config(url)

    def look_up(self, client_id: UUID) -> Outcome:
        return Unsure("smtp-has-no-look-up")

    def send(self, parcel: Parcel) -> Outcome:
        """Hand one letter over within SEND_SECONDS."""
        try:
            text = _stuffed(letter(parcel))
        except (ValueError, IndexError):
            return Refused("address-malformed")
        if not parcel.address.isascii() or "@" not in parcel.address:
            return Refused("address-malformed")
        until = time.monotonic() + SEND_SECONDS
        smtp = self._smtp()
        with contextlib.closing(smtp), cut_off(_hang_up(smtp)):
            if away := self._connect(smtp):
                return away
            outcome = self._converse(smtp, parcel, text, until)
            if isinstance(outcome, Sent):
                with contextlib.suppress(smtplib.SMTPException, OSError):
                    smtp.quit()  # it has left already: nothing that happens here changes that
            return outcome

    def _smtp(self) -> smtplib.SMTP:
        name = socket.gethostname() or "localhost"
        smtp: smtplib.SMTP
        if self.config.get("EMAIL_USE_SSL"):
            context = ssl.create_default_context()
            smtp = smtplib.SMTP_SSL(local_hostname=name, timeout=SEND_SECONDS, context=context)
        else:
            smtp = smtplib.SMTP(local_hostname=name, timeout=SEND_SECONDS)
        # noted by the constructor when it connects itself, but that has no total limit
        smtp._host = self.config["EMAIL_HOST"]  # type: ignore[attr-defined]
        return smtp

    def _connect(self, smtp: smtplib.SMTP) -> Outcome | None:
        try:
            code, _words = smtp.connect(self.config["EMAIL_HOST"], self.config["EMAIL_PORT"] or 25)
        except (smtplib.SMTPException, OSError):
            return Unreachable("smtp-away")
        return None if code == 220 else Unreachable(f"smtp-{code}")

    def _converse(self, smtp: smtplib.SMTP, parcel: Parcel, text: bytes, until: float) -> Outcome:
        try:
            if refused := self._introduce(smtp, parcel):
                return refused
            if time.monotonic() > until:
                return Unreachable("smtp-slow")
            code, _words = smtp.docmd("DATA")
        except smtplib.SMTPAuthenticationError:
            return Unreachable("smtp-sign-in")
        except (smtplib.SMTPException, OSError):
            return Unreachable("smtp-broke-off")
        if code != 354:
            return _refusal(code)
        try:  # from here on the server may have taken it without our hearing so
            smtp.send(text)
            code, words = smtp.getreply()
        except (smtplib.SMTPException, OSError):
            return Unsure("smtp-no-answer")
        return Sent(words.decode("ascii", "replace")[:200]) if code == 250 else _refusal(code)

    def _introduce(self, smtp: smtplib.SMTP, parcel: Parcel) -> Outcome | None:
        """Everything before the text; what the server refused, or None."""
        smtp.ehlo_or_helo_if_needed()
        if self.config.get("EMAIL_USE_TLS"):
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        if self.config["EMAIL_HOST_USER"]:
            smtp.login(self.config["EMAIL_HOST_USER"], self.config["EMAIL_HOST_PASSWORD"] or "")
        code, _words = smtp.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        if code != 250:  # it is we who are not welcome, not this letter
            return Unreachable(f"smtp-{code}")
        code, _words = smtp.rcpt(parcel.address)
        return None if code in (250, 251) else _refusal(code)


def _hang_up(smtp: smtplib.SMTP) -> Callable[[], None]:
    def hang_up() -> None:
        if sock := smtp.sock:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    return hang_up


def _refusal(code: int) -> Outcome:
    """5xx is for ever, anything else for now (RFC 5321, 4.2.1); 421 is the server leaving."""
    if code == 421:
        return Unreachable("smtp-421")
    return Refused(f"smtp-{code}") if code >= 500 else Postponed(f"smtp-{code}")


def _stuffed(message: EmailMessage) -> bytes:
    """The text as DATA wants it: a second dot before lines that begin with one, a last dot."""
    text = message.as_bytes(policy=SMTP.clone(cte_type="7bit"))
    text = re.sub(rb"(?m)^\.", b"..", text)
    return text + (b"" if text.endswith(b"\r\n") else b"\r\n") + b".\r\n"
