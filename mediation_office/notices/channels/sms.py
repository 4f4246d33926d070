"""SMS over a gateway's HTTP interface.

POST to SMS_GATEWAY_URL with {"id", "to", "text"}: 2xx takes it, and the same id again is the same
message; 4xx refuses it, 429 and 5xx ask for patience. GET SMS_GATEWAY_URL/<id>: 2xx knows it, 404
does not. User and password may stand in the URL. What the gateway says to us: `views/gateway.py`.
"""

import base64
import contextlib
import http.client
import json
import re
import socket
import ssl
from collections.abc import Callable
from urllib.parse import unquote, urlsplit
from uuid import UUID

from mediation_office.content.checks import LINK, SMS_LENGTH
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

LONGEST_WAIT_SECONDS = 15 * 60

# as people write it in the office's languages, by the first words of an answer
STOP_WORDS = {
    *("stop", "unsubscribe", "стоп", "отписка", "отписаться", "отпишите", "прекратите"),
    *("тоқта", "тоқтат", "тоқтатыңыз", "тоқтатыңыздар", "жазбаңыз", "жазбаңыздар"),
}
STOP_PAIRS = {("не", "пишите"), ("не", "писать"), ("no", "more")}


def why_not_as_sms(text: str) -> str:
    """Why a text may not leave as an SMS, by the rule that its wording was checked by. Empty when
    it may.
    """
    if len(text) > SMS_LENGTH:
        return "sms-too-long"
    if LINK.search(text):
        return "sms-with-link"
    return ""


def asks_to_stop(text: str) -> bool:
    """Whether an answer wants no more SMS. In doubt it does: a person may still be called."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and (words[0] in STOP_WORDS or tuple(words[:2]) in STOP_PAIRS)


class GatewayChannel:
    can_look_up = True

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def send(self, parcel: Parcel) -> Outcome:
        message = {"id": parcel.client_id.hex, "to": parcel.address, "text": parcel.body}
        return self._ask("POST", "", json.dumps(message).encode(), broken=Unsure("sms-no-answer"))

    def look_up(self, client_id: UUID) -> Outcome:
        found = self._ask("GET", f"/{client_id.hex}", None, broken=Unreachable("sms-away"))
        return Postponed("never-arrived") if found == Refused("sms-404") else found

    def _ask(self, method: str, path: str, body: bytes | None, *, broken: Outcome) -> Outcome:
        """One request; `broken` is what a line that broke after connecting means."""
        line = self._line()
        try:
            line.connect()
        except OSError:
            return Unreachable("sms-away")
        with contextlib.closing(line), cut_off(_hang_up(line)):
            try:
                line.request(
                    method, (self.url.path.rstrip("/") or "") + path or "/", body, self._headers()
                )
                answer = line.getresponse()
                return _meaning(
                    answer.status, answer.headers.get("Retry-After", ""), answer.read(2000)
                )
            except (OSError, http.client.HTTPException):
                return broken

    def _line(self) -> http.client.HTTPConnection:
        host, port = self.url.hostname or "", self.url.port
        if self.url.scheme == "https":
            return http.client.HTTPSConnection(
                host, port, timeout=SEND_SECONDS, context=ssl.create_default_context()
            )
        return http.client.HTTPConnection(host, port, timeout=SEND_SECONDS)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.url.username:
            pair = f"{unquote(self.url.username)}:{unquote(self.url.password or '')}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        return headers


def _hang_up(line: http.client.HTTPConnection) -> Callable[[], None]:
    def hang_up() -> None:
        with contextlib.suppress(OSError, AttributeError):
            line.sock.shutdown(socket.SHUT_RDWR)

    return hang_up


def _meaning(status: int, retry_after: str, body: bytes) -> Outcome:
    if 200 <= status < 300:
        return Sent(_reference(body))
    if status == 429 or status >= 500:
        wait = min(int(retry_after), LONGEST_WAIT_SECONDS) if retry_after.isdigit() else None
        return Postponed(f"sms-{status}", wait)
    return Refused(f"sms-{status}")


def _reference(body: bytes) -> str:
    try:
        said = json.loads(body)
    except ValueError:
        return ""
    return str(said.get("reference", ""))[:200] if isinstance(said, dict) else ""
