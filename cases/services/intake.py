"""From what somebody filed to an accepted appeal.

The law forbids to refuse one (APPC 64(1)), so nothing here does.
"""

import hmac
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import AppealStatus, Authority, ConsentEvidence, PartyRole
from cases.models import Access, Appeal, Consent, StatedParty
from cases.services.complaints import tie_as
from cases.services.status import locked_for_act, move_status
from mediation_office import numbers
from mediation_office.accounts.models import District, Office, User
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import services as people
from mediation_office.people.choices import ContactOutcome, PointKind
from mediation_office.people.models import Contact, Source, Topic
from mediation_office.people.reach import Reach
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import receipt_day


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What somebody states, as typed. Every part but the language may be missing."""

    language: str
    answer_language: str
    name: str = ""
    iin: str = ""
    statement: str = ""
    wish: str = ""
    topic: Topic | None = None
    district: District | None = None
    other_name: str = ""
    other_reach: str = ""
    authority: str = Authority.SELF
    authority_detail: str = ""
    represented_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    reach: Reach = Reach()
    needs: tuple[str, ...] = ()
    needs_language: str = ""
    consent: bool | None = None
    consent_scope: Mapping[str, Any] = field(default_factory=dict)
    consent_evidence: str = ConsentEvidence.SITE
    source: Source | None = None
    kind: str = ""
    about: Appeal | None = None  # the earlier appeal that a complaint is about
    has_danger: bool = False


@transaction.atomic
def accept_appeal(
    filing: Filing,
    *,
    token: str,
    office: Office,
    channel: str,
    by: User | None = None,
    contact: Contact | None = None,
    thread: uuid.UUID | None = None,
    suspicion: str = "",
    code_hash: str = "",
) -> Appeal:
    """Accept what was filed; the same one-time token gives the same appeal, however often it is
    sent.

    `thread` is that of a draft whose files are already sealed under it, `contact` the turn to the
    office it grew from, `suspicion` a reason code that puts it aside for a person: it is accepted
    all the same (APPC 64(1)). A `code_hash` made beforehand spares the slow one where many appeals
    are told at once and nobody gets a slip: then no code opens this one. Raises BusinessRuleError
    only where the matter of `contact` has its appeal already.
    """
    digest = numbers.token_hash(token)
    _lock(digest)
    if known := Appeal.objects.filter(filing_token=digest).first():
        return known
    if filing.about:  # before any counter: a recusal there ends first, and its tie is seen here
        Appeal.objects.locked(filing.about.pk)
    if contact:
        _refuse_second(contact)
    contact = contact or _record_contact(
        filing, office=office, channel=channel, by=by, thread=thread
    )
    appeal = _write_appeal(filing, digest=digest, contact=contact, suspicion=suspicion)
    if appeal.about:
        tie_as(appeal.about, appeal)
    _write_told(appeal, filing)
    issue_code(appeal, appeal_code(token), code_hash=code_hash)
    _record_acceptance(appeal, by=by)
    notices.plan_register_reminder(appeal)
    return appeal


def _write_told(appeal: Appeal, filing: Filing) -> None:
    """What stands beside the appeal itself: the parties, how to reach them, the consent."""
    _write_parties(appeal, filing)
    _write_reach(appeal, filing)
    _write_consent(appeal, filing)


def appeal_code(token: str) -> str:
    """The 16 digits that belong to a form's one-time token."""
    return numbers.code_from_token(token)


def issue_code(appeal: Appeal, code: str, *, code_hash: str = "") -> None:
    """From now on this code opens the appeal with its reference; only its slow hash is kept."""
    Access.objects.create(
        thread=appeal.thread,
        reference=appeal.reference,
        code_hash=code_hash or numbers.code_hash(code, reference=appeal.reference),
        issued_at=now(),
    )


@transaction.atomic
def release_appeal(appeal: Appeal, *, by: User) -> Appeal:
    """A person looked at what was put aside: it is an appeal, and goes to the register's queue."""
    appeal = Appeal.objects.locked(appeal.pk)
    move_status(appeal, lifecycle.RELEASE, events.RELEASED, by=by)
    return appeal


@transaction.atomic
def dismiss_appeal(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """A person looked at what was put aside: it is advertising or noise.

    It is kept, counted, and can be seen again. What speaks of danger two people look at: one takes
    the mark away, another puts it away.
    """
    appeal = locked_for_act(appeal, by=by)
    if appeal.has_danger or appeal.events.filter(code=events.DANGER_CLEARED, by=by).exists():
        raise BusinessRuleError(
            _(
                "It speaks of danger: one of you takes the mark away, with the reason, and another"
                " puts it away."
            )
        )
    if appeal.register_clock:
        terms.cancel_clock(appeal.register_clock)
    move_status(appeal, lifecycle.DISMISS, events.DISMISSED, by=by, reason_code=reason)
    return appeal


def _lock(digest: str) -> None:
    """One at a time with this token: a second press waits for the first and finds its appeal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest])


def _record_contact(
    filing: Filing,
    *,
    office: Office,
    channel: str,
    by: User | None,
    thread: uuid.UUID | None,
) -> Contact:
    """The turn to the office that this filing is."""
    return people.record_contact(
        office=office,
        channel=channel,
        at=now(),
        by=by,
        outcome=ContactOutcome.APPEAL,
        language=filing.language,
        name_stated=filing.name,
        is_anonymous=not filing.name,
        district=filing.district,
        topic=filing.topic,
        source=filing.source,
        thread=thread,
    )


def _refuse_second(contact: Contact) -> None:
    """One matter is one appeal, whichever of its turns to the office is meant; who presses at the
    same moment waits here.
    """
    Contact.objects.locked(contact.pk)
    if first := Appeal.objects.filter(thread=contact.thread).first():
        raise BusinessRuleError(
            _("This contact has its appeal already: %(reference)s.")
            % {"reference": first.reference}
        )


def _write_appeal(filing: Filing, *, digest: str, contact: Contact, suspicion: str) -> Appeal:
    office, received_at = contact.office, _received_at(contact)
    clock = terms.start_clock(
        contact.thread,
        office=office,
        code=TermCode.APPEAL_REGISTER,
        on=receipt_day(office, received_at),
    )
    iin = _iin_as_stated(filing.iin)
    return Appeal.objects.create(
        reference=numbers.new_reference("A"),
        filing_token=digest,
        thread=contact.thread,
        office=office,
        contact=contact,
        status=AppealStatus.QUARANTINED if suspicion else AppealStatus.RECEIVED,
        quarantine_reason=suspicion,
        kind=filing.kind,
        about=filing.about,
        language=filing.language,
        answer_language=filing.answer_language,
        received_at=received_at,
        name_stated=filing.name,
        iin_stated=iin,
        iin_is_wrong=bool(iin) and not numbers.is_iin(iin),
        statement=filing.statement,
        wish=filing.wish,
        authority=filing.authority,
        authority_detail=filing.authority_detail,
        needs=",".join(filing.needs),
        needs_language=filing.needs_language,
        has_danger=filing.has_danger,
        topic=filing.topic,
        district=filing.district,
        register_clock=clock,
    )


def _iin_as_stated(typed: str) -> str:
    """Its digits; one that does not add up keeps the letters among them, as it was typed."""
    digits = numbers.only_digits(typed)
    is_word = not digits or any(char.isalpha() for char in typed)
    return typed if is_word and not numbers.is_iin(digits) else digits


def _received_at(contact: Contact) -> datetime:
    """When what was filed reached the office: with the contact that was an appeal already, else
    now, however long ago advice was asked for in the matter.
    """
    return contact.at if contact.outcome == ContactOutcome.APPEAL else now()


def _write_parties(appeal: Appeal, filing: Filing) -> None:
    if filing.other_name or filing.other_reach:
        StatedParty.objects.create(
            appeal=appeal,
            thread=appeal.thread,
            side=2,
            role=PartyRole.PRINCIPAL,
            name=filing.other_name,
            reach=filing.other_reach,
        )
    if filing.represented_name:
        StatedParty.objects.create(
            appeal=appeal,
            thread=appeal.thread,
            side=1,
            role=PartyRole.REPRESENTED,
            name=filing.represented_name,
        )


def _write_reach(appeal: Appeal, filing: Filing) -> None:
    """Contact points and safe contact of this matter, as the applicant told them; no card is
    touched.
    """
    told = {
        PointKind.PHONE: filing.phone,
        PointKind.EMAIL: filing.email,
        PointKind.ADDRESS: filing.address,
    }
    people.add_points(told, told_by=filing.name, thread=appeal.thread)
    if not filing.reach.is_told:
        return  # nobody told us: written down as told it would forbid the letter that is left
    people.tighten_safe_contact(
        filing.reach, thread=appeal.thread, told_by=filing.name, asked_on=today()
    )


def _write_consent(appeal: Appeal, filing: Filing) -> None:
    if filing.consent is None:
        return  # not asked
    Consent.objects.create(
        thread=appeal.thread,
        given=filing.consent,
        at=now(),
        language=filing.language,
        scope=dict(filing.consent_scope),
        evidence=filing.consent_evidence,
    )


def _record_acceptance(appeal: Appeal, *, by: User | None) -> None:
    suspicion = appeal.quarantine_reason
    events.record_event(
        appeal,
        events.ACCEPTED,
        by=by,
        by_side=None if by else 1,
        to_status="" if suspicion else appeal.status,  # the office alone sees it was put aside
    )
    if appeal.about:
        events.record_event(appeal.about, events.COMPLAINT_MADE, data={"appeal": appeal.pk})
    if suspicion:
        events.record_event(
            appeal, events.QUARANTINED, to_status=appeal.status, reason_code=suspicion
        )


def access_by_code(reference: str, code: str) -> Access | None:
    """The very access that reference and code open together, else None; an unknown reference costs
    as much as a wrong code.

    Ask the brakes first: each try costs a slow hash. It opens what was put away too: a code that
    stops would say what nobody told the applicant.
    """
    parsed = numbers.parse_reference(reference) or "A00-000000-0"
    access = Access.objects.of_applicant(parsed).first()
    offered = numbers.code_hash(code, reference=parsed)
    is_right = hmac.compare_digest(offered, access.code_hash if access else "0" * len(offered))
    return access if is_right else None
