"""Finding people, contacts and organisations by what somebody types into one field."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mediation_office.accounts.models import User
from mediation_office.accounts.services import log_look
from mediation_office.brakes import Limit
from mediation_office.numbers import find_reference
from mediation_office.people.models import Contact, ContactPoint, Organisation, Person
from mediation_office.people.phones import is_number

MOST_OF_A_KIND = 20
NUMBERS_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What the viewer may see, the nearest first, at most twenty of a kind."""

    people: list[Person] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.people or self.contacts or self.organisations)


def refused(user: User, text: str) -> str:
    """Why this search is not done now, or nothing.

    A search by number tells whose it is, so each is in the look log (never the number), and
    nobody goes through them all.
    """
    return "" if find_reference(text) or not is_number(text) else refused_number(user)


def numbers_of(user: User) -> Limit:
    return Limit("number-search", str(user.pk), NUMBERS_AN_HOUR, 3600)


def refused_number(user: User) -> str:
    """Why nobody is looked for by a number now, or nothing: it is one of few, and logged."""
    log_look(user, subject="search", reference="", purpose="by-number")
    if numbers_of(user).allows():
        return ""
    return _("You searched by %(count)s numbers within an hour. Search by name, or wait.") % {
        "count": NUMBERS_AN_HOUR
    }


def find(user: User, text: str) -> Found:
    """Names in any script, a whole telephone or its last four digits, a contact's reference or its
    number in e-Otinish.

    What the viewer may not see is not found, and nothing tells it from what does not exist.
    """
    text = " ".join(text.split())[:200]
    if not text or not user.office:
        return Found()
    people = Person.objects.visible_to(user)
    contacts = Contact.objects.visible_to(user).for_list()
    reference = find_reference(text)
    if reference:
        return Found(contacts=list(contacts.filter(reference=reference)))
    if is_number(text):
        return Found(
            people=list(people.reachable_by(user).with_phone(text)[:MOST_OF_A_KIND]),
            contacts=list(
                contacts.with_phone(text, ContactPoint.objects.all(), by=user)[:MOST_OF_A_KIND]
            ),
        )
    if elsewhere := list(contacts.numbered_elsewhere(text)[:MOST_OF_A_KIND]):
        return Found(contacts=elsewhere)
    bodies = Organisation.objects.visible_to(user).filter(is_retired=False)
    return Found(
        people=list(people.named_like(text)[:MOST_OF_A_KIND]),
        contacts=list(contacts.named_like(text)[:MOST_OF_A_KIND]),
        organisations=list(bodies.named_like(text)[:MOST_OF_A_KIND]),
    )
