from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mediation_office.access import SECRETARIAT, Role, role_required
from mediation_office.accounts.services import log_look
from mediation_office.documents.doors import may_open
from mediation_office.documents.files import attach, stream
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.documents.papers import paper_pdf
from mediation_office.sealing import Erased, SealBroken


@require_safe
@role_required(Role.OPERATOR, Role.MEDIATOR, *SECRETARIAT)
@transaction.atomic
def file_download(request, uuid):
    """The file, if a door opens it for this person; the look is logged with it."""
    stored = get_object_or_404(StoredFile, uuid=uuid)
    _enter(request.user, stored, subject="file", reference=str(stored.uuid))
    try:
        return stream(stored)
    except (Erased, SealBroken, FileNotFoundError) as gone:
        raise Http404 from gone


@require_safe
@role_required(Role.MEDIATOR, *SECRETARIAT)
def paper_download(request, uuid):
    """The paper as PDF, by the same doors; a draft is marked as one."""
    paper = get_object_or_404(Paper.objects.for_sheet(), uuid=uuid)
    number = f"№ {paper.outgoing}" if paper.signed_at else ""
    _enter(request.user, paper, subject="paper", reference=paper.reference, purpose=number)
    return attach(paper_pdf(paper), name=f"{paper.reference}.pdf")


def _enter(user, found, *, subject, reference, purpose=""):
    """404 unless a door opens it for this person; the look is logged."""
    if not may_open(user, found):
        raise Http404
    log_look(
        user,
        subject=subject,
        reference=reference,
        thread=found.thread,
        office_id=found.office_id,
        purpose=purpose,
    )
