"""What happens in the training room."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.accounts.models import District, Region, User
from mediation_office.accounts.settings import setting
from mediation_office.clock import today
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.people.models import Organisation, Person, Topic
from mediation_office.people.names import repair_name
from mediation_office.presses import refuse_changed
from training import events, lifecycle
from training.choices import REGISTERED, MediatorKind, Standing, StandingReason
from training.models import Mediator, MediatorTie


@transaction.atomic
def add_mediator(
    *,
    region: Region,
    person: Person,
    by: User,
    districts: Iterable[District] = (),
    fields: Iterable[Topic] = (),
    **columns: Any,
) -> Mediator:
    """Make the card of a mediator; with the number of an entry they stand in the register at once.

    `columns` as they stand on the mediator: kind, office, login, languages, max_open, the entry and
    the certificate. Nobody makes their own.
    """
    if person.region_id != region.pk:
        raise BusinessRuleError(_("This card belongs to another region."))
    mediator = Mediator(region=region, person=person, standing_since=today(), **columns)
    _refuse_own(mediator, by=by)
    _refuse_slips(mediator)
    _save_once(mediator)
    mediator.districts.set(districts)
    mediator.fields.set(fields)
    events.record_event(mediator, events.ADDED, by=by)
    if mediator.register_number:
        is_public = mediator.kind == MediatorKind.PUBLIC
        reason = StandingReason.ELECTED if is_public else StandingReason.REGISTERED
        _move(mediator, lifecycle.ENTER, by=by, reason=reason)
    return mediator


def _save_once(mediator: Mediator) -> None:
    """One card a person and one an account, whoever else saves at this moment."""
    try:
        with transaction.atomic():
            mediator.save()
    except IntegrityError as error:
        if "mediator_once_a_card" in str(error):
            raise BusinessRuleError(_("This person is in the register already.")) from error
        if "login_id" in str(error):
            raise BusinessRuleError(_("This account belongs to another mediator.")) from error
        raise


@transaction.atomic
def change_mediator(
    mediator: Mediator,
    *,
    by: User,
    districts: Iterable[District],
    fields: Iterable[Topic],
    seen: str = "",
    **columns: Any,
) -> Mediator:
    """Change what the card says; its standing changes by `change_standing` alone. Nobody changes
    their own, nor makes one theirs. `seen` is the version that the form showed.
    """
    mediator = Mediator.objects.locked(mediator.pk)
    refuse_changed(seen, mediator.version)
    _refuse_own(mediator, by=by)
    before = (mediator.certificate_number, mediator.certificate_valid_until)
    for name, value in columns.items():
        setattr(mediator, name, value)
    _refuse_own(mediator, by=by)
    _refuse_slips(mediator)
    if mediator.standing in REGISTERED:
        _refuse_unworthy(mediator)
        _refuse_endless(mediator, *before)
    _save_once(mediator)
    mediator.districts.set(districts)
    mediator.fields.set(fields)
    events.record_event(mediator, events.CHANGED, by=by)
    return mediator


def _refuse_own(mediator: Mediator, *, by: User) -> None:
    """Entry, certificate and account decide on somebody's standing: a colleague writes them."""
    if mediator.login_id == by.pk:
        raise BusinessRuleError(_("Nobody changes their own card: a colleague does."))


def _refuse_slips(mediator: Mediator) -> None:
    if mediator.office and mediator.office.region_id != mediator.region_id:
        raise BusinessRuleError(_("This office belongs to another region."))
    begin, end = mediator.certificate_issued_on, mediator.certificate_valid_until
    if begin and end and end < begin:
        raise BusinessRuleError(_("The certificate ends before it begins."))
    if mediator.registered_on and mediator.registered_on > today():
        raise BusinessRuleError(_("The day of the entry is still to come."))


@transaction.atomic
def change_standing(
    mediator: Mediator,
    transition: Transition,
    *,
    by: User,
    reason: StandingReason | str,
    note: str = "",
) -> Mediator:
    """Enter, suspend, lapse, reinstate or end, with a reason of the move's own list (Mediation Law
    14-16). Nobody changes their own standing.
    """
    mediator = Mediator.objects.locked(mediator.pk)
    if mediator.login_id == by.pk:
        raise BusinessRuleError(_("Nobody changes their own standing."))
    if reason not in lifecycle.REASONS[transition.name]:
        raise BusinessRuleError(_("This reason does not fit."))
    _move(mediator, transition, by=by, reason=reason, note=note)
    return mediator


def _move(
    mediator: Mediator,
    transition: Transition,
    *,
    by: User,
    reason: StandingReason | str,
    note: str = "",
) -> None:
    """The only writer of Mediator.standing. The caller holds the row's lock."""
    if not transition.allowed_from(mediator.standing):
        state = {"state": mediator.get_standing_display()}
        raise BusinessRuleError(_("Standing: %(state)s. This is not possible now.") % state)
    if transition.end == Standing.GOOD:
        _refuse_unfit(mediator, reason)
    events.record_event(
        mediator,
        events.OF_MOVE[transition],
        by=by,
        from_status=mediator.standing,
        to_status=transition.end,
        reason_code=reason,
    )
    mediator.standing, mediator.standing_reason = transition.end, reason
    mediator.standing_since, mediator.standing_note = today(), note
    mediator.save()


def _refuse_unfit(mediator: Mediator, reason: StandingReason | str) -> None:
    """Nobody stands in the register without an entry, the age and, as a professional, a certificate
    in date; a retired judge needs no course (Mediation Law 9).
    """
    _refuse_unworthy(mediator, is_judge=reason == StandingReason.RETIRED_JUDGE)
    end = mediator.certificate_valid_until
    if end and end < today():
        raise BusinessRuleError(
            _("The certificate has run out: %(day)s.") % {"day": spoken.plain_day(end)}
        )


def _refuse_unworthy(mediator: Mediator, *, is_judge: bool = False) -> None:
    """The same but for the day on which a certificate ran out: that is no mistake of the card."""
    _refuse_without_entry(mediator)
    _refuse_too_young(mediator)
    if mediator.kind != MediatorKind.PROFESSIONAL or mediator.certificate_number or is_judge:
        return
    if not mediator.events.filter(reason_code=StandingReason.RETIRED_JUDGE).exists():
        raise BusinessRuleError(_("A professional mediator needs a certificate."))


def _refuse_endless(mediator: Mediator, number: str, end: date | None) -> None:
    """A certificate that had a last day does not go on for ever: only another one may."""
    if mediator.certificate_number == number and end and not mediator.certificate_valid_until:
        raise BusinessRuleError(
            _("This certificate ends: %(day)s. Write the last day, or the number of a new one.")
            % {"day": spoken.plain_day(end)}
        )


def _refuse_without_entry(mediator: Mediator) -> None:
    if not (mediator.register_number and mediator.registered_on):
        raise BusinessRuleError(_("Write the number and the day of the entry in the register."))


def _refuse_too_young(mediator: Mediator) -> None:
    """The age of the kind on the day of the entry (Mediation Law 9(3) and 9(4))."""
    born, entered = mediator.person.born_on, mediator.registered_on
    if born is None:
        raise BusinessRuleError(_("The card of the person has no date of birth: write it first."))
    assert entered is not None
    age = entered.year - born.year - ((entered.month, entered.day) < (born.month, born.day))
    least = int(setting(mediator.region, f"mediator.age_{mediator.kind}", on=entered))
    if age < least:
        raise BusinessRuleError(
            _("Too young on the day of the entry: age %(age)d, the least is %(least)d.")
            % {"age": age, "least": least}
        )


@transaction.atomic
def set_absence(
    mediator: Mediator, *, by: User, until: date, substitute: Mediator | None = None
) -> Mediator:
    """Absent up to and including a day, with somebody on duty who stands in, or nobody."""
    mediator = Mediator.objects.locked(mediator.pk)
    if until < today():
        raise BusinessRuleError(_("This day is over."))
    if substitute is not None:
        _refuse_substitute(mediator, substitute)
    mediator.absent_until, mediator.substitute = until, substitute
    mediator.save(update_fields=["absent_until", "substitute"])
    data = {"until": until.isoformat(), "substitute": substitute and substitute.pk}
    events.record_event(mediator, events.ABSENT, by=by, data=data)
    return mediator


def _refuse_substitute(mediator: Mediator, substitute: Mediator) -> None:
    if substitute.pk == mediator.pk:
        raise BusinessRuleError(_("Nobody stands in for themselves."))
    same_region = Mediator.objects.filter(region=mediator.region_id)
    if not same_region.on_duty(today()).filter(pk=substitute.pk).exists():
        raise BusinessRuleError(_("Only somebody on duty can stand in."))


@transaction.atomic
def end_absence(mediator: Mediator, *, by: User) -> Mediator:
    """Back, whatever day was named."""
    mediator = Mediator.objects.locked(mediator.pk)
    if mediator.absent_until is None:
        raise BusinessRuleError(_("No absence is entered."))
    mediator.absent_until = mediator.substitute = None
    mediator.save(update_fields=["absent_until", "substitute"])
    events.record_event(mediator, events.BACK, by=by)
    return mediator


@transaction.atomic
def declare_tie(
    mediator: Mediator,
    *,
    by: User,
    kind: str,
    person: Person | None = None,
    organisation: Organisation | None = None,
    name_stated: str = "",
    note: str = "",
) -> MediatorTie:
    """Write down to whom the mediator is near: a card, a body of the directory, or a name alone."""
    mediator = Mediator.objects.locked(mediator.pk)
    if not (person or organisation or name_stated.strip()):
        raise BusinessRuleError(_("Write a name or choose an organisation."))
    if person is not None and person.pk == mediator.person_id:
        raise BusinessRuleError(_("This is the mediator’s own card."))
    for other in (person, organisation):
        if other is not None and other.region_id != mediator.region_id:
            raise BusinessRuleError(_("This card belongs to another region."))
    tie = MediatorTie.objects.create(
        mediator=mediator,
        person=person,
        organisation=organisation,
        name_stated=repair_name(name_stated),
        kind=kind,
        note=note,
        declared_on=today(),
        declared_by=by,
    )
    events.record_event(mediator, events.TIE_DECLARED, by=by, data={"tie": tie.pk})
    return tie


@transaction.atomic
def withdraw_tie(tie: MediatorTie, *, by: User) -> MediatorTie:
    """The tie is there no more. The row stays, and nobody withdraws their own."""
    mediator = Mediator.objects.locked(tie.mediator_id)
    tie = MediatorTie.objects.get(pk=tie.pk)
    if mediator.login_id == by.pk:
        raise BusinessRuleError(_("Nobody withdraws their own ties: the secretariat does."))
    if tie.withdrawn_on:
        raise BusinessRuleError(_("This tie is withdrawn already."))
    tie.withdrawn_on = today()
    tie.save(update_fields=["withdrawn_on"])
    events.record_event(mediator, events.TIE_WITHDRAWN, by=by, data={"tie": tie.pk})
    return tie
