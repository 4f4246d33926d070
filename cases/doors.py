"""What cases bring down to the rooms below: who opens a file of a matter, and which matters a card
shows, and how careful whoever reaches somebody must be.
"""

import uuid
from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.events import SAFE_CONTACT_TAKEN, record_event
from cases.models import Appeal
from cases.policies import can_sign, can_work, is_complained_of, own_causes, took_in
from cases.presentation import status_of
from cases.querysets import AppealQuerySet, running_duties
from cases.services.proposing import applicant_name
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.accounts.undone import Undone
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.notices.models import Notice
from mediation_office.people.matters import MatterLine, ReachFacts
from mediation_office.people.models import Contact, Person

# what `facts_of_appeal` reads of the appeal and of what it leads to; of the card the name alone
REACH = ("person__name", "office__region__code", "contact__person__name")


def may_open(user: User, subject: StoredFile | Paper) -> bool:
    """Those who work on the matter open all of it; who only took it at the desk opens what came
    with it, never papers.
    """
    rows = list(Appeal.objects.visible_to(user).filter(thread=subject.thread))
    if any(can_work(user, appeal) or can_sign(user, appeal) for appeal in rows):
        return True
    return bool(rows) and isinstance(subject, StoredFile) and took_in(user, subject)


def of_person(user: User, person: Person) -> list[MatterLine]:
    return _lines(user, Appeal.objects.visible_to(user).filter(person=person))


def of_thread(user: User, thread: uuid.UUID) -> list[MatterLine]:
    return _lines(user, Appeal.objects.visible_to(user).filter(thread=thread))


def names_of(user: User, threads: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = Appeal.objects.visible_to(user).filter(thread__in=threads).select_related("person")
    return {appeal.thread: applicant_name(appeal) for appeal in rows}


def kept_from(user: User, threads: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Complaints about this person's own work."""
    return {one.thread for one in own_causes(user, Appeal.objects.filter(thread__in=threads))}


def _lines(user: User, rows: AppealQuerySet) -> list[MatterLine]:
    rows = rows.with_handing_over().with_acts_behind().select_related("topic", "about")
    return [
        MatterLine(
            reference=appeal.reference,
            kind=str(appeal._meta.verbose_name),
            since=timezone.localdate(appeal.received_at),
            url=appeal.get_absolute_url(),
            subject=appeal.headline,
            status=status_of(appeal),
            is_kept=is_complained_of(user, appeal),
        )
        for appeal in rows[:50]
    ]


def undone_of(person: User, viewer: User) -> list[Undone]:
    """What waits for this person in appeals and calls, and where the secretariat finds it."""
    appeals = Appeal.objects.open().filter(responsible=person)
    calls = Contact.objects.filter(taken_by=person, appeal=None).to_call_back()
    messages = Notice.objects.for_a_person().filter(thread__in=appeals.values("thread"))
    duties = running_duties().filter(appeal__responsible=person)
    at = {"appeals": "", "calls": "", "messages": ""}
    if viewer.has_role(*SECRETARIAT):
        at = {
            "appeals": f"{reverse('cases:appeal_list')}?queue=open&responsible={person.pk}",
            "calls": f"{reverse('people:contact_list')}?outcome=callback&taken_by={person.pk}",
            "messages": reverse("notices:notice_list"),
        }
    return [
        Undone(_("Open appeals"), appeals.count(), at["appeals"]),
        Undone(_("Other terms that run"), duties.count(), at["appeals"]),
        Undone(_("Promised calls back"), calls.count(), at["calls"]),
        Undone(_("Messages that wait for a person"), messages.count(), at["messages"]),
    ]


def reach_told(thread: uuid.UUID, by: User) -> None:
    """Whoever works on the appeal reads that it was changed, and by whom."""
    for appeal in Appeal.objects.filter(thread=thread).select_related("office"):
        record_event(appeal, SAFE_CONTACT_TAKEN, by=by)


def confirmed() -> AppealQuerySet:
    """Whose appeals they are, as a person of the office confirmed; no viewer's door stands here."""
    return Appeal.objects.filter(person__isnull=False)


def facts_of(thread: uuid.UUID) -> list[ReachFacts]:
    """Asked by whoever would write or call, at that moment; no viewer's door stands before it."""
    rows = Appeal.objects.filter(thread=thread).order_by("pk").for_reach().only(*REACH)
    return [facts_of_appeal(appeal) for appeal in rows]


def facts_of_appeal(appeal: Appeal) -> ReachFacts:
    """Of `with_sensitivity`. Danger is as sensitive as a family, and neither wears off: what
    loosens is what the secretariat writes down in the matter, after asking.
    """
    return ReachFacts(
        person=appeal.person or appeal.contact.person,
        is_sensitive=appeal.is_sensitive,  # type: ignore[attr-defined]
        region=appeal.office.region,
    )
