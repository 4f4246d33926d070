"""Finding people, contacts and organisations by what somebody types into one field."""

from dataclasses import dataclass, field

from mediation_office.accounts.models import User
from mediation_office.numbers import parse_reference
from mediation_office.people.models import Contact, ContactPoint, Organisation, Person
from mediation_office.people.phones import is_number

MOST_OF_A_KIND = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the viewer may see, the nearest first, at most twenty of a kind."""

    people: list[Person] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.people or self.contacts or self.organisations)


def find(user: User, text: str) -> Found:
    """Names in any script, a whole telephone or its last four digits, a contact's reference.

    What the viewer may not see is not found, and nothing tells it from what does not exist.
    """
    text = " ".join(text.split())[:200]
    if not text or not user.office:
        return Found()
    people = Person.objects.visible_to(user)
    contacts = Contact.objects.visible_to(user).for_list()
    reference = parse_reference(text)
    if reference:
        return Found(contacts=list(contacts.filter(reference=reference)))
    if is_number(text):
        return Found(
            people=list(people.with_phone(text)[:MOST_OF_A_KIND]),
            contacts=list(contacts.with_phone(text, ContactPoint.objects.all())[:MOST_OF_A_KIND]),
        )
    bodies = Organisation.objects.visible_to(user).filter(is_retired=False)
    return Found(
        people=list(people.named_like(text)[:MOST_OF_A_KIND]),
        contacts=list(contacts.named_like(text)[:MOST_OF_A_KIND]),
        organisations=list(bodies.named_like(text)[:MOST_OF_A_KIND]),
    )
