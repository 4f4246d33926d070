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
    if not may_open(request.user, stored):
        raise Http404
    log_look(
        request.user,
        subject="file",
        reference=str(stored.uuid),
        thread=stored.thread,
        office_id=stored.office_id,
    )
    try:
        return stream(stored)
    except (Erased, SealBroken, FileNotFoundError) as gone:
        raise Http404 from gone


@require_safe
@role_required(Role.MEDIATOR, *SECRETARIAT)
@transaction.atomic
def paper_download(request, uuid):
    """The paper as PDF, by the same doors; a draft is marked as one."""
    paper = get_object_or_404(Paper.objects.for_sheet(), uuid=uuid)
    if not may_open(request.user, paper):
        raise Http404
    log_look(
        request.user,
        subject="paper",
        reference=str(paper.uuid),
        thread=paper.thread,
        office_id=paper.office_id,
    )
    return attach(paper_pdf(paper), name=f"{paper.reference}.pdf")
