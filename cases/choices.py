"""Words of the cases room."""

from enum import StrEnum

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation_office.people.choices import Need as Need  # one list for cards and appeals

SIGNED_KEY = ("move:", ":signed")  # around the pk: the key of what is written about a signed move


class AppealKind(models.TextChoices):
    """Kinds of appeal under the Code, article 4, and the request for mediation under the Mediation
    Law.
    """

    STATEMENT = "statement", _("statement")
    COMPLAINT = "complaint", _("complaint")
    MESSAGE = "message", _("message")
    PROPOSAL = "proposal", _("proposal")
    RESPONSE = "response", _("response")
    INQUIRY = "inquiry", _("inquiry")
    MEDIATION = "mediation", _("request for mediation")


class Track(models.TextChoices):
    """Which law it runs under: the Code's strict clock, the Mediation Law, or both."""

    CODE = "code", _("appeal under the Code")
    MEDIATION = "mediation", _("request for mediation")
    BOTH = "both", _("appeal and request for mediation")


class PartyRole(StrEnum):
    """What somebody is whom the applicant names: the other side, or whom they write for."""

    PRINCIPAL = "principal"
    REPRESENTED = "represented"


class ConsentEvidence(StrEnum):
    """How it is proved that data may be processed: ticked on the site, signed, or said aloud."""

    SITE = "site"
    PAPER = "paper"
    ORAL = "oral"


class AppealStatus(models.TextChoices):
    QUARANTINED = "quarantined", _("to be looked at")
    RECEIVED = "received", _("accepted")
    REGISTERED = "registered", _("registered")
    IN_PROGRESS = "in-progress", _("in progress")
    ANSWERED = "answered", _("answered")
    REDIRECTED = "redirected", _("redirected")
    RETURNED = "returned", _("returned")
    TERMINATED = "terminated", _("terminated")
    WITHDRAWN = "withdrawn", _("withdrawn")
    FORWARDED = "forwarded", _("passed on")
    SPAM = "spam", _("not an appeal")


CLOSED_STATUSES = (
    AppealStatus.ANSWERED,
    AppealStatus.REDIRECTED,
    AppealStatus.RETURNED,
    AppealStatus.TERMINATED,
    AppealStatus.WITHDRAWN,
    AppealStatus.FORWARDED,
    AppealStatus.SPAM,
)


# accepted, and the journal has not taken it yet
UNREGISTERED = (AppealStatus.QUARANTINED, AppealStatus.RECEIVED)


class Queue(models.TextChoices):
    """What waits for what; `cases.querysets.QUEUES` says which appeals those are."""

    REGISTER = "register", _("To register")
    DECIDE = "decide", _("To decide")
    OPEN = "open", _("In progress")
    DUE = "due", _("Due within seven days")
    OVERDUE = "overdue", _("Overdue")
    QUARANTINE = "quarantine", _("To be looked at")
    CLOSED = "closed", _("Closed")
    ALL = "all", _("All")

    @property
    def address(self) -> str:
        """Where the register shows it."""
        return f"{reverse('cases:appeal_list')}?queue={self.value}"


class MoveCode(models.TextChoices):
    """Acts on an appeal that carry a reason, and most of them a paper and a clock of their own."""

    CLARIFY = "clarify", _("ask for what is missing")
    REDIRECT = "redirect", _("pass on to the competent body")
    RETURN = "return", _("return")
    TERMINATE = "terminate", _("terminate")
    EXTEND = "extend", _("extend the term")
    HEARING = "hearing", _("hearing")
    FILE_ACCESS = "file-access", _("access to the file")
    WITHDRAW = "withdraw", _("withdrawal")
    RECUSE = "recuse", _("recusal")
    COVER = "cover", _("covering letter to the competent body")
    FORWARD = "forward", _("pass on a crime or threat")
    ANSWER = "answer", _("answer")
    REOPEN = "reopen", _("reopening")


class MoveState(models.TextChoices):
    """Waiting: in effect, and somebody has still to answer, decide or give what it is about."""

    PROPOSED = "proposed", _("proposed")
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


OPEN_MOVE_STATES = (MoveState.PROPOSED, MoveState.WAITING)
TO_A_BODY = (MoveCode.COVER, MoveCode.FORWARD)  # their paper is handed over to another body
DECISIONS = (MoveCode.ANSWER, MoveCode.REDIRECT, MoveCode.RETURN, MoveCode.TERMINATE)  # each an end


class FilePurpose(StrEnum):
    """What a file of an appeal is kept as; what answers a question has a room of its own."""

    ATTACHMENT = "attachment"  # sent with the appeal
    SCAN = "scan"  # of an appeal on paper
    ADDED = "added"  # by staff, later
    SIGNED_SCAN = "signed-scan"  # of a paper of ours


class Suspicion(models.TextChoices):
    """Why a person should look at an appeal before it goes to the register."""

    TRAP = "trap", _("A field that people do not see was filled in, as robots do.")
    FAST = "fast", _("It was filled in faster than people write.")
    LINKS = "links", _("It is full of links.")
    FLOOD = "flood", _("Very many appeals came within the hour.")


class DismissalReason(models.TextChoices):
    ADVERTISING = "advertising", _("advertising")
    ROBOT = "robot", _("sent by a robot")
    TEST = "test", _("a test, no appeal")


class ReturnGround(models.TextChoices):
    NOT_CURED = "not-cured", _("what was missing did not come")
    REPEAT = "repeat", _("repeats an earlier appeal without new arguments")
    INSULTING = "insulting", _("obscene or insulting text")


class TerminationGround(models.TextChoices):
    ANONYMOUS = "anonymous", _("anonymous")
    NO_SUBSTANCE = "no-substance", _("no substance")
    REPEAT = "repeat", _("repeats an appeal already answered")
    OTHER = "other", _("another ground of article 70 of the Code")


class RecusalOutcome(models.TextChoices):
    UPHELD = "upheld", _("another official takes over")
    REFUSED = "refused", _("the official stays")


class FileGiven(models.TextChoices):
    """How the applicant came to know the file (APPC 75)."""

    AT_THE_OFFICE = "at-the-office", _("read at the office")
    COPIES = "copies", _("copies were given")
    SENT = "sent", _("copies were sent in the way that is safe")


class SeenCode(models.TextChoices):
    """What is said of an act of the applicant by a code that the office may have seen."""

    AT_THE_DESK = "at-the-desk", _("by a code that the office printed or gave out anew")


class Proof(models.TextChoices):
    """How we know that whoever asks for a new code is the applicant."""

    IN_PERSON = "in-person", _("in person")
    CODE_WORD = "code-word", _("call to the safe number, with the code word")


SENT_BY_APPLICANT = "sent"  # reason code of a clarification that they answered themselves


class Authority(models.TextChoices):
    """By what right somebody writes on behalf of another."""

    SELF = "self", _("for myself")
    PARENT = "parent", _("as a parent or guardian")
    LAWYER = "lawyer", _("as a lawyer")
    PROXY = "proxy", _("by a power of attorney")
    ORGANISATION = "organisation", _("for an organisation")
    OTHER = "other", _("otherwise")
