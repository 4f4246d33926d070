"""Who may, in the documents room."""

from mediation_office.access import Role
from mediation_office.accounts.models import Substitution, User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.documents.choices import FileState
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.events import Audience


def may_sign(user: User, paper: Paper) -> bool:
    """The head of the paper's office or a named substitute of today, unless a tie hides the matter.

    Whoever drafted it may sign it too: in a small office the head writes the answer.
    """
    return paper.office_id in offices_signed_for(user) and not is_tied(user, paper)


def signs_as_substitute(user: User, paper: Paper) -> bool:
    """Whether this signature stands in for an absent head."""
    return paper.office_id not in user.offices_as(Role.HEAD)


def absent_behind(user: User, paper: Paper) -> list[User]:
    """Whom this person would sign it for as a substitute today."""
    if not signs_as_substitute(user, paper):
        return []
    rows = Substitution.objects.signing().filter(substitute=user, office=paper.office_id)
    return [row.absent for row in rows.select_related("absent")]


def is_tied(user: User, subject: StoredFile | Paper) -> bool:
    return bool(user.ties.filter(thread=subject.thread).exists())


def side_may_open(side: int, stored: StoredFile) -> bool:
    """Whether this side may open the file: shared with the side or with all, and not put aside."""
    return stored.state == FileState.READY and stored.audience in (Audience.SIDES, f"side-{side}")
