"""Who turned to the office, and whose contact it was."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Office, User
from mediation_office.accounts.services import log_look
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import new_reference
from mediation_office.people import matters
from mediation_office.people.choices import Channel, ContactOutcome, PointKind
from mediation_office.people.models import Contact, Person
from mediation_office.people.names import repair_name
from mediation_office.people.policies import can_loosen
from mediation_office.people.services.cards import is_open_to, log_card, make_person
from mediation_office.people.services.points import add_point, leads_elsewhere

CLOCKS_MAY_DIFFER = timedelta(minutes=2)


@transaction.atomic
def record_contact(
    *,
    office: Office,
    channel: Channel | str,
    at: datetime,
    by: User | None,
    outcome: ContactOutcome | str,
    language: str,
    person: Person | None = None,
    name_stated: str = "",
    is_anonymous: bool = False,
    thread: uuid.UUID | None = None,
    phone: str = "",
    **columns: Any,
) -> Contact:
    """Record that somebody turned to the office.

    Of an anonymous caller neither name nor number is kept. Without a known `thread` a new matter
    opens. `columns`, as on the contact: district, topic, source, note, referred_to, outside_number,
    call_on, call_hour. A number by which the matter was not reached so far waits for the
    secretariat to confirm it, where a room keeps the matter.
    """
    if thread:
        matters.require_not_kept(by, thread=thread)
    if at > now() + CLOCKS_MAY_DIFFER:
        raise BusinessRuleError(_("This moment is still to come. Write when they turned to us."))
    columns |= {"channel": channel, "outcome": outcome, "language": language}
    columns |= {"at": at, "taken_by": by, "is_anonymous": is_anonymous}
    if not is_anonymous:
        columns |= {"person": person, "name_stated": repair_name(name_stated)}
        if person:
            columns["opens_card"] = is_open_to(person, office)
    if thread:
        columns["thread"] = thread
    columns |= {"reference": new_reference("C"), "recorded_at": now(), "office": office}
    contact = Contact.objects.create(**columns)
    if phone and not is_anonymous:
        _keep_phone(contact, phone, by=by)
    return contact


def _keep_phone(contact: Contact, phone: str, *, by: User | None) -> None:
    """Anybody may ring as somebody else: what leads messages elsewhere is asked about first."""
    kind, thread = PointKind.PHONE, contact.thread
    is_new_way = leads_elsewhere(kind, phone, thread=thread)
    may_tell = by is not None and can_loosen(by)
    if is_new_way and not may_tell and matters.ask_point(contact, phone, by=by):
        waits = _("New number: %(phone)s. Ask first, by a way that was safe before.")
        contact.note = "\n".join(filter(None, [contact.note, waits % {"phone": phone}]))
        contact.save(update_fields=["note"])
        return
    add_point(kind=kind, value=phone, told_by=contact.name_stated, thread=thread)
    if is_new_way and by:
        matters.note_reach(thread, by=by)


@transaction.atomic
def identify_contact(
    contact: Contact, *, by: User, chosen: Person | None, name: str, opens: bool
) -> Person:
    """The chosen card, or a new one under this name, is the contact's; asked twice, a new one is
    made once. `opens`: what they told stands on the chosen card.

    Raises BusinessRuleError where what grew from it is confirmed to be somebody else's: that is
    corrected there, in the sight of whoever works on it.
    """
    contact = Contact.objects.select_related("office__region").locked(contact.pk)
    matters.require_not_kept(by, contact.person, chosen, thread=contact.thread)
    if chosen is None and contact.person:
        return contact.person
    person = chosen or make_person(
        office=contact.office, name=name, language=contact.language, by=by
    )
    if matters.is_confirmed_to_another(contact.thread, person):
        raise BusinessRuleError(
            _(
                "What grew from this contact is confirmed to be somebody else’s."
                " If that is a mistake, correct it on the page of the appeal."
            )
        )
    link_contact(contact, person=person, opens=opens)
    log_card(by, person, purpose="link")
    return person


def log_contact(user: User, contact: Contact) -> None:
    """Record a look at a contact, for the office that it turned to."""
    log_look(
        user,
        subject="contact",
        reference=contact.reference,
        thread=contact.thread,
        office_id=contact.office_id,
    )


@transaction.atomic
def link_contact(contact: Contact, *, person: Person | None, opens: bool = False) -> Contact:
    """Whose contact this was; None takes that back.

    Who is known is anonymous no more. A card that the office does not reach yet stays closed but
    where it `opens` by what they told (`opens_card`, decision 0009).
    """
    contact = Contact.objects.select_related("office").locked(contact.pk)
    if person is not None and person.region_id != contact.office.region_id:
        raise BusinessRuleError(_("This card belongs to another region."))
    contact.opens_card = person is not None and (opens or is_open_to(person, contact.office))
    contact.person = person
    contact.is_anonymous = contact.is_anonymous and person is None
    contact.save(update_fields=["person", "is_anonymous", "opens_card"])
    return contact
