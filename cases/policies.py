"""Who may, in the cases room."""

from django.db.models import Q, QuerySet

from cases import events
from cases.choices import FilePurpose
from cases.models import Appeal, MatterEvent
from cases.querysets import AppealQuerySet
from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts.models import Office, Substitution, User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.documents.models import StoredFile
from mediation_office.people.models import Contact
from mediation_office.people.querysets import at_hand


def can_work(user: User, appeal: Appeal) -> bool:
    """Registers and keeps the file: the secretariat of the appeal's own office."""
    return appeal.office_id in user.offices_as(*SECRETARIAT)


def can_draft(user: User, appeal: Appeal) -> bool:
    """Decides and drafts: the secretariat again, but for whom a complaint is about."""
    return can_work(user, appeal) and not is_complained_of(user, appeal)


def can_sign(user: User, appeal: Appeal) -> bool:
    """Signs answers, extensions, terminations: the head, or whoever is named for the head's
    absence; whom a complaint is about names a substitute.
    """
    signs = appeal.office_id in offices_signed_for(user)
    return signs and not is_complained_of(user, appeal)


def can_reopen(user: User, appeal: Appeal) -> bool:
    """Whoever signs; what was put away as no appeal, also the secretariat that put it away."""
    return can_sign(user, appeal) or (appeal.is_dismissed and can_work(user, appeal))


def can_pass_on(user: User, appeal: Appeal) -> bool:
    """Passes on a report of a crime at once (APPC 64(7-2)): the secretariat, and whoever took a
    turn of this matter, on the day of that turn.
    """
    if can_work(user, appeal):
        return True
    return Contact.objects.filter(at_hand(user), thread=appeal.thread).exists()


def took_in(user: User, file: StoredFile) -> bool:
    """What whoever took the appeal at the desk may open of it: what the applicant sent or brought,
    and what they added themselves.
    """
    brought = file.purpose in (FilePurpose.ATTACHMENT, FilePurpose.SCAN)
    return brought or (file.added_by_id == user.pk and file.purpose != FilePurpose.SIGNED_SCAN)


def is_complained_of(user: User, appeal: Appeal) -> bool:
    """Whether this is a complaint about what this person did; asked once for an appeal in hand."""
    if not hasattr(appeal, "officials"):
        appeal.officials = officials_of(appeal)  # type: ignore[attr-defined]
    return user.pk in appeal.officials  # type: ignore[attr-defined]


def own_causes(user: User, rows: AppealQuerySet) -> list[Appeal]:
    """Which of these are complaints about what this person did."""
    complaints = rows.filter(about__isnull=False).with_acts_behind()
    return [complaint for complaint in complaints if is_complained_of(user, complaint)]


def officials_of(appeal: Appeal) -> set[int]:
    """Whom a complaint is about, by what is on record, whoever is responsible today: whoever took
    it in, registered it or was made responsible, drafted what was laid before the head, wrote on
    it or laid it there, or ended the matter at once.
    """
    acts = getattr(appeal, "acts_behind", None)  # of its page's own query
    if acts is None:
        behind = Q(appeal__in=_matters_behind(appeal))
        acts = events.acts_of_officials(behind).values_list("act", flat=True)
    found: set[int | None] = set()
    for act in acts:
        found |= {act["data"].get("responsible"), act["data"].get("drafter")}
        found |= {act["by"]} if act["code"] in events.OF_OFFICIALS else set()
    return {official for official in found if official}


def signers_behind(appeal: Appeal) -> set[int]:
    """Who signed what a complaint is about."""
    acts = MatterEvent.objects.filter(appeal__in=_matters_behind(appeal), code__in=events.SIGNED)
    return set(acts.values_list("by", flat=True))


def _matters_behind(appeal: Appeal) -> list[int]:
    """What a complaint is about, and what that was a complaint about."""
    behind = []
    while appeal.about is not None:
        appeal = appeal.about
        behind.append(appeal.pk)
    return behind


def assignable_to(appeal: Appeal) -> QuerySet[User]:
    """Who may be responsible for it: secretary or head of its office, without a tie to the matter,
    and not whom a complaint is about, nor who signed that where somebody else signs.
    """
    staff = User.objects.with_role(appeal.office, *SECRETARIAT)
    kept = officials_of(appeal)
    if appeal.about_id and others_who_sign(appeal).exists():
        kept |= signers_behind(appeal)
    return staff.exclude(ties__thread=appeal.thread).exclude(pk__in=kept)


def heads_who_watch(appeal: Appeal) -> QuerySet[User]:
    """Who hears of what was done without a signature: the heads of its office, but for whom a tie
    keeps from it or a complaint is about; where that is nobody, those of the main office.
    """
    kept = officials_of(appeal)
    heads = User.objects.exclude(ties__thread=appeal.thread).exclude(Q(pk__in=kept) | Q(email=""))
    main = Office.objects.filter(region=appeal.office.region_id, is_main=True)
    for office in (appeal.office, *main):
        own = heads.filter(pk__in=User.objects.with_role(office, Role.HEAD).values("pk"))
        if own.exists():
            return own
    return heads.none()


def knows_code(appeal: Appeal) -> bool:
    """Whether the office may have seen the code by which the applicant acts: it printed the slip at
    the desk, or gave out a new one.
    """
    if appeal.contact.taken_by_id:
        return True
    return appeal.events.filter(code=events.CODE_REPLACED).exists()


def others_who_sign(appeal: Appeal) -> QuerySet[User]:
    """Who signs for its office today, without a tie to it and without a hand in what it complains
    of.
    """
    heads = User.objects.with_role(appeal.office, Role.HEAD)
    named = Substitution.objects.signing().filter(office=appeal.office)
    sign = Q(pk__in=heads.values("pk")) | Q(pk__in=named.values("substitute"))
    free = User.objects.filter(sign).exclude(ties__thread=appeal.thread)
    return free.exclude(pk__in=officials_of(appeal) | signers_behind(appeal))
