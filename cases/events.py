"""Every kind of event an appeal leaves, with its wording for the office and, where the applicant
may see it, for them.
"""

from typing import Any

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from cases.choices import MoveCode
from cases.models import Appeal, MatterEvent
from mediation_office.accounts.models import User
from mediation_office.documents.models import Paper
from mediation_office.events import CODES, Audience, record, register_event

ACCEPTED = register_event("appeal-accepted", _("Accepted"), public=_("Your appeal was accepted"))
QUARANTINED = register_event("appeal-quarantined", _("Put aside for a person to look at"))
RELEASED = register_event("appeal-released", _("Looked at: it is an appeal"))
DISMISSED = register_event("appeal-dismissed", _("Looked at: it is not an appeal"))
REGISTERED = register_event(
    "appeal-registered", _("Registered"), public=_("Your appeal was registered")
)
IDENTIFIED = register_event("appeal-identified", _("The applicant's card was confirmed"))
DECIDED = register_event(
    "appeal-decided",
    _("Kind and scope decided"),
    public=_("We decided how your appeal is dealt with"),
)
PAPER_WRITTEN = register_event("paper-written", _("A colleague wrote on the draft"))
MOVE_PROPOSED = register_event("move-proposed", _("Proposed to the head"))
MOVE_DROPPED = register_event("move-dropped", _("Proposal dropped"))
MOVE_SENT_BACK = register_event("move-sent-back", _("Sent back by the head with a remark"))
CLARIFY = register_event(
    "appeal-clarify", _("Asked for what is missing"), public=_("We asked you for what is missing")
)
CLARIFIED = register_event(
    "appeal-clarified", _("What was missing has come"), public=_("We received what was missing")
)
CLARIFICATION_SENT = register_event(
    "clarification-sent",
    _("The applicant sent what was missing"),
    public=_("You sent what was missing"),
)
CLARIFICATION_ADDED = register_event(
    "clarification-added",
    _("The applicant added to what they had sent"),
    public=_("You added to what you had sent"),
)
REDIRECTED = register_event(
    "appeal-redirect",
    _("Decided: it is passed on to the competent body"),
    public=_("We decided to pass your appeal on to the competent body"),
)
RETURNED = register_event(
    "appeal-return", _("Returned"), public=_("We returned your appeal with the reason")
)
TERMINATED = register_event(
    "appeal-terminate", _("Terminated"), public=_("The review of your appeal was terminated")
)
EXTENDED = register_event(
    "appeal-extend", _("Term extended"), public=_("The term of the answer was extended")
)
HEARING = register_event(
    "appeal-hearing", _("Hearing appointed"), public=_("A hearing was appointed")
)
HEARING_HELD = register_event("hearing-held", _("Hearing held"), public=_("The hearing was held"))
HEARING_CALLED_OFF = register_event(
    "hearing-called-off", _("Hearing called off"), public=_("The hearing was called off")
)
HEARING_MOVED = register_event(
    "hearing-moved",
    _("Hearing moved to another hour"),
    public=_("The hearing was moved to another hour"),
)
FILE_ACCESS = register_event(
    "appeal-file-access", _("Access to the file asked for"), public=_("You asked to read your file")
)
FILE_GIVEN = register_event(
    "file-given", _("The file was given for reading"), public=_("We gave you your file to read")
)
WITHDRAWN = register_event(
    "appeal-withdraw", _("Withdrawn by the applicant"), public=_("You withdrew your appeal")
)
WITHDRAWN_AT_DESK = register_event(
    "withdrawal-noted",
    _("Withdrawn by the applicant, as the office noted"),
    public=_("The office noted that you withdrew your appeal. If you did not, tell us"),
)
RECUSAL = register_event(
    "appeal-recuse", _("Recusal asked for"), public=_("You asked for another official")
)
RECUSAL_DECIDED = register_event(
    "recusal-decided",
    _("Recusal decided"),
    public=_("Your request for another official was decided"),
)
FORWARDED = register_event(
    "appeal-forward",
    _("Decided: the report of a crime or threat is passed on"),
    public=_("We decided to pass your report on at once"),
)
FORWARD_GONE = register_event(
    "forward-gone",
    _("The covering paper was handed over"),
    public=_("We passed it on to the competent body"),
)
FORWARD_CLOSED = register_event(
    "forward-closed",
    _("Over: nothing else is asked than what was passed on"),
    public=_("Your report was passed on; that ends our part"),
)
ANSWERED = register_event(
    "appeal-answer", _("Answer signed"), public=_("The answer to your appeal was signed")
)
PAPER_SENT = register_event("paper-sent", _("Paper sent"), public=_("We sent you the paper"))
SCAN_ADDED = register_event("scan-added", _("Signed scan added"))
SCAN_REPLACED = register_event(
    "scan-replaced",
    _("Signed scan replaced"),
    public=_("We replaced the scan of the signed paper"),
)
FILE_ADDED = register_event("file-added", _("File added"), public=_("We added a file for you"))
NOTE_ADDED = register_event("note-added", _("Note for the office"))
MESSAGE = register_event(
    "message-written", _("Message to the applicant"), public=_("We wrote you a message")
)
REOPENED = register_event(
    "appeal-reopen", _("Reopened"), public=_("We are looking at your appeal again")
)
MINUTES_GIVEN = register_event(
    "minutes-given",
    _("Minutes of the hearing given"),
    public=_("We gave you the minutes of the hearing"),
)
COMPLAINT_NAMED = register_event(
    "complaint-named", _("It was named which appeal the complaint is about")
)
COMPLAINT_MADE = register_event("complaint-made", _("A complaint about it has come"))
SIGNED_ALONE = register_event(
    "signed-alone",
    _("Signed by whoever signed what it complains of: nobody else signs for the office that day"),
)
ANSWER_READ = register_event("answer-read", _("The applicant opened the paper"))
SAFE_CONTACT = register_event(
    "safe-contact-changed",
    _("The applicant changed how to reach them"),
    public=_("You changed how we may reach you"),
)
SAFE_CONTACT_TAKEN = register_event(
    "safe-contact-taken", _("How it is safe to reach them was written down anew")
)
POINT_ASKED = register_event(
    "contact-point-asked", _("The applicant gives a new number or address: ask and confirm")
)
REACH_ASKED = register_event(
    "reach-asked",
    _("The applicant would like to be reached in more ways: ask by one that was safe before"),
    public=_("You asked us to reach you in more ways"),
)
DANGER_MARKED = register_event("danger-marked", _("Marked: speaks of danger"))
DANGER_CLEARED = register_event("danger-cleared", _("The mark of danger was taken away"))
CODE_REPLACED = register_event("code-replaced", _("The secret code was replaced"))


# whoever does one of these answers for it: what is done before anybody is responsible, what goes
# to the head, and what ends it unsigned
OF_OFFICIALS = (
    ACCEPTED,
    RELEASED,
    REGISTERED,
    IDENTIFIED,
    PAPER_WRITTEN,
    MOVE_PROPOSED,
    DISMISSED,
    WITHDRAWN_AT_DESK,
    FORWARD_CLOSED,
)
# what is decided over a signature
SIGNED = (ANSWERED, CLARIFY, REDIRECTED, RETURNED, TERMINATED, EXTENDED, HEARING, RECUSAL_DECIDED)

# what the applicant sends unasked or asked: news until somebody opens the appeal
FROM_APPLICANT = (
    CLARIFICATION_SENT,
    CLARIFICATION_ADDED,
    SAFE_CONTACT,
    POINT_ASKED,
    REACH_ASKED,
)
AT_THE_DESK = (POINT_ASKED, REACH_ASKED)  # each waits as a contact that somebody confirms


def acts_of_officials(matters: Q) -> QuerySet:
    """Acts by which somebody answers for these matters, as `policies.officials_of` reads them."""
    named = Q(data__has_any_keys=["responsible", "drafter"])
    acts = MatterEvent.objects.filter(matters, named | Q(code__in=OF_OFFICIALS)).order_by()
    return acts.values(act=JSONObject(code="code", by="by", data="data"))


def first_reading(paper: str) -> Subquery:
    """When the applicant first had a paper before their eyes; `paper` names its pk."""
    read = MatterEvent.objects.filter(code=ANSWER_READ, thread=OuterRef("thread"))
    read = read.annotate(paper_pk=KT("data__paper"))
    read = read.filter(paper_pk=Cast(OuterRef(paper), CharField()))
    return Subquery(read.order_by("at").values("at")[:1])


def answer_known() -> Subquery:
    """When the last signed answer of an appeal left, or was read on the status page before that."""
    signed = Paper.objects.filter(move__appeal=OuterRef("pk"), move__code=MoveCode.ANSWER)
    signed = signed.filter(signed_at__isnull=False).order_by("-signed_at", "-pk")
    known = signed.annotate(known_at=Coalesce("sent_at", first_reading("pk")))
    return Subquery(known.values("known_at")[:1])


def record_event(
    appeal: Appeal,
    code: str,
    *,
    by: User | None = None,
    by_side: int | None = None,
    audience: str | None = None,
    **rest: Any,
) -> MatterEvent:
    """One event of this appeal, in the caller's transaction.

    What has a wording for the applicant is for side 1 as well as the office; `audience` narrows it.
    """
    usual = Audience.SIDE_1 if CODES[code].public else Audience.OFFICE
    return record(
        MatterEvent,
        code,
        thread=appeal.thread,
        office=appeal.office,
        appeal=appeal,
        by=by,
        by_side=by_side,
        audience=audience or usual,
        **rest,
    )
