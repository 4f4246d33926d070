"""Who opens a file or a paper: the rooms that own the matters say so; silence means no."""

from collections.abc import Callable

from mediation_office.accounts.models import User
from mediation_office.documents.choices import FileState
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.documents.policies import is_tied
from mediation_office.registry import Registry

Door = Callable[[User, StoredFile | Paper], bool]
# by room: each registers its `may_open(user, subject)` when its app is ready; the subject has the
# thread and the office of its matter
DOORS: Registry[Door] = Registry("door")


def may_open(user: User, subject: StoredFile | Paper) -> bool:
    """Whether some room lets this person open it; never what is in quarantine, nor past a tie."""
    if isinstance(subject, StoredFile) and subject.state != FileState.READY:
        return False
    return any(door(user, subject) for door in DOORS.values()) and not is_tied(user, subject)
