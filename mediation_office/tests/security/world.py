"""What an attacker walks through: every address of ours, and matters in which all is marked."""

import re
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from cases.models import Appeal
from cases.notices import REGISTERED
from cases.tests.factories import furnish, make_decided, make_proposed
from mediation_office.access import Role
from mediation_office.accounts.models import Office, User
from mediation_office.accounts.tests.factories import make_user
from mediation_office.content.services import install_texts
from mediation_office.documents.tests.factories import store_file
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import Notice
from mediation_office.notices.planner import install_rules
from mediation_office.notices.services import plan
from mediation_office.notices.tests.factories import make_sms_answer
from mediation_office.people import services as people
from mediation_office.people.tests.factories import make_contact, make_organisation

ROLES = ("secretary", "head")
HUGE = "1" + "0" * 30  # beyond every number of the database


@dataclass
class Matter:
    """An appeal with everything that hangs on it, every word of it marked."""

    mark: str
    office: Office
    secretary: User
    head: User
    appeal: Appeal
    ids: dict = field(default_factory=dict)

    @property
    def secrets(self) -> set[str]:
        """What may stand in no answer to somebody who may not see this matter."""
        names = ("reference", "contact", "file", "paper", "notice", "answer", "thread")
        return {self.mark, *(str(self.ids[name]) for name in names)}

    @property
    def card_name(self) -> str:
        return card_of(self.mark)

    @property
    def card(self) -> set[str]:
        """What the region's secretaries may know beyond their office: that there is such a card."""
        return {self.card_name, str(self.ids["person"])}


def card_of(mark: str) -> str:
    """The name on the matter's card: the mark, backwards."""
    return f"{mark[::-1].title()} Карточка"


def plant(office: Office, mark: str, *, phone: str = "87011234567", staff=()) -> Matter:
    """A matter of the office: appeal, contact, card, point, file, paper to sign, message, move."""
    furnish(office)
    install_texts(office.region)
    install_rules(office.region)
    secretary, head = staff or (make_user(role=role, office=office) for role in ROLES)
    appeal = make_decided(
        office,
        by=secretary,
        name=f"{mark} Заявителева",
        statement=f"{mark} statement",
        other_name=f"{mark} Другова",
        phone=phone,
        has_danger=True,
    )
    appeal.subject = f"{mark} subject"
    appeal.save(update_fields=["subject"])
    person = people.make_person(office=office, name=card_of(mark), by=secretary)
    people.link_contact(appeal.contact, person=person)
    appeal.person = person
    appeal.save(update_fields=["person"])
    point = people.add_point(kind="phone", value=phone, told_by="self", person=person)
    upload = SimpleUploadedFile(f"{mark}.txt", f"A file of {mark.split()[0]}".encode())
    stored = store_file(
        upload, thread=appeal.thread, office=office, purpose="attachment", audience="office"
    )
    move = make_proposed(appeal, by=secretary)
    contact = make_contact(
        office, name_stated=f"{mark} Звонкова", note=f"{mark} note", by=secretary, phone=phone
    )
    notice = plan_one(appeal, mark)
    answer = make_sms_answer(notice, text=f"{mark} answer")
    ids = {
        "reference": appeal.reference,
        "contact": contact.reference,
        "person": person.uuid,
        "point": point.uuid,
        "file": stored.uuid,
        "paper": move.paper.uuid,
        "notice": notice.uuid,
        "answer": answer.uuid,
        "thread": appeal.thread,
        "move": move.pk,
        "organisation": (
            office.region.organisations.first() or make_organisation(office.region)
        ).pk,
    }
    return Matter(mark, office, secretary, head, appeal, ids)


def plan_one(appeal: Appeal, mark: str) -> Notice:
    """A message of the matter that waits for a person."""
    return plan(
        KINDS[REGISTERED],
        key=f"planted:{appeal.reference}",
        office=appeal.office,
        language="ru",
        thread=appeal.thread,
        side=1,
        channel="letter",
    )


# ── addresses ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Address:
    name: str
    url: str


def patterns(resolver=None, space=""):
    """(name, pattern) of every named address, those of libraries too."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            inner = ":".join(filter(None, [space, each.namespace]))
            yield from patterns(each, inner)
        elif isinstance(each, URLPattern) and each.name:
            yield f"{space}:{each.name}" if space else each.name, each


def addresses(ids: dict | None = None, *, language: str = "en", admin: bool = False) -> list:
    """Every named address once, with these ids in it (made-up ones where none is given)."""
    found = []
    for name, pattern in patterns():
        if name.startswith("admin:") and not admin:
            continue
        parameters = re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern))
        parameters += re.findall(r"\(\?P<(\w+)>", str(pattern.pattern))
        values = {parameter: _value(name, parameter, ids or {}) for parameter in parameters}
        with override(language):
            found.append(Address(name, reverse(name, kwargs=values)))
    return found


CODES = {"cases": "answer", "terms": "appeal-answer", "notices": "answer-tomorrow"}
NOBODY = "00000000-0000-4000-8000-000000000000"


def _value(name: str, parameter: str, ids: dict):
    room, _, word = name.rpartition(":")
    match parameter:
        case "reference":
            return ids.get("contact" if room == "people" else "reference", "A26-483157-9")
        case "uuid" | "key" if parameter == "uuid" or room == "outreach":
            other = {"point_retire": "point", "sms_answer_settle": "answer"}
            kind = other.get(word, room.removesuffix("s"))
            kinds = {"people": "person", "document": word.partition("_")[0]}
            return ids.get(kinds.get(kind, kind), NOBODY)
        case "key":
            return "no-such-key"
        case "move":
            return ids.get("move", 1)
        case "pk":
            return ids.get("organisation", 1)
        case "code":
            return ids.get("code", CODES.get(room, "privacy"))
        case "slug":
            return "privacy"
        case "language":
            return "ru"
        case "version":
            return 1
        case "step":
            return "you"
        case "token":
            return "no-such-token"
        case "app_label":
            return "account"
    return "1"


# ── answers ────────────────────────────────────────────────────────────────────────────────


def body_of(response) -> str:
    """Everything that reached the browser: what was streamed and the headers too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{content.decode(errors='replace')}"


def steady(page: str) -> str:
    """The page without what differs each time: form tokens and one-time tokens."""
    return re.sub(r'name="(csrfmiddlewaretoken|token)" value="[^"]*"', "", page)


ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def check_protection(answer, where):
    """The headers that every answer carries, whatever it is."""
    for name, value in ALWAYS.items():
        assert answer.headers.get(name) == value, (where, name)
    assert answer.headers["Referrer-Policy"] in ("same-origin", "strict-origin"), where
    assert "camera=()" in answer.headers["Permissions-Policy"], where
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, where
    assert not [word for word in ("unsafe", "*", "http", "data:", "nonce") if word in policy], where


def in_the_quick_suite(role):
    """One of all roles; `make check` asks the others."""
    return pytest.param(role, marks=() if role == Role.SECRETARY else pytest.mark.check)
