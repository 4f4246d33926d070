"""Who may, in the cases room."""

from cases.choices import FilePurpose
from cases.models import Appeal
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.documents.models import StoredFile


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


def took_in(user: User, file: StoredFile) -> bool:
    """What whoever took the appeal at the desk may open of it: what the applicant sent or brought,
    and what they added themselves.
    """
    brought = file.purpose in (FilePurpose.ATTACHMENT, FilePurpose.SCAN)
    return brought or (file.added_by_id == user.pk and file.purpose != FilePurpose.SIGNED_SCAN)


def is_complained_of(user: User, appeal: Appeal) -> bool:
    """Whether this is a complaint about an appeal that this person was responsible for."""
    return appeal.about is not None and appeal.about.responsible_id == user.pk
