"""The lives of an appeal and of its moves, read top to bottom.

Nothing is refused at the door; every end has a reason, a paper and an event.
"""

from cases.choices import AppealStatus as S
from cases.choices import MoveState as M
from mediation_office.lifecycle import Transition

RELEASE = Transition("release", (S.QUARANTINED,), S.RECEIVED)
DISMISS = Transition("dismiss", (S.QUARANTINED,), S.SPAM)
REGISTER = Transition("register", (S.RECEIVED,), S.REGISTERED)
DECIDE = Transition("decide", (S.REGISTERED, S.IN_PROGRESS), S.IN_PROGRESS)
ANSWER = Transition("answer", (S.IN_PROGRESS,), S.ANSWERED)
REDIRECT = Transition("redirect", (S.REGISTERED, S.IN_PROGRESS), S.REDIRECTED)
RETURN = Transition("return", (S.REGISTERED, S.IN_PROGRESS), S.RETURNED)
TERMINATE = Transition("terminate", (S.REGISTERED, S.IN_PROGRESS), S.TERMINATED)
WITHDRAW = Transition(
    "withdraw", (S.QUARANTINED, S.RECEIVED, S.REGISTERED, S.IN_PROGRESS), S.WITHDRAWN
)
REOPEN = Transition(
    "reopen",
    (S.ANSWERED, S.REDIRECTED, S.RETURNED, S.TERMINATED, S.WITHDRAWN, S.FORWARDED),
    S.IN_PROGRESS,
)
# never decided: whose it is and what it is comes first
REOPEN_UNDECIDED = Transition(
    "reopen-undecided",
    (S.REDIRECTED, S.RETURNED, S.TERMINATED, S.WITHDRAWN, S.FORWARDED),
    S.REGISTERED,
)
# the law forbids refusing an appeal (APPC 64(1)): what was put away is one after all
REOPEN_DISMISSED = Transition("reopen-dismissed", (S.SPAM,), S.RECEIVED)
# a crime or threat was passed on, which ends nothing by itself: nothing else is asked
CLOSE_FORWARDED = Transition("close-forwarded", (S.REGISTERED, S.IN_PROGRESS), S.FORWARDED)

TRANSITIONS = (
    RELEASE,
    DISMISS,
    REGISTER,
    DECIDE,
    ANSWER,
    REDIRECT,
    RETURN,
    TERMINATE,
    WITHDRAW,
    CLOSE_FORWARDED,
    REOPEN,
    REOPEN_UNDECIDED,
    REOPEN_DISMISSED,
)

# ── moves: proposed with a paper; asked for by the applicant, so waiting; or done at once ──

SIGN = Transition("sign", (M.PROPOSED,), M.DONE)
# what was missing is still to come, the hearing still to be held
SIGN_AND_WAIT = Transition("sign-and-wait", (M.PROPOSED,), M.WAITING)
FINISH = Transition("finish", (M.WAITING,), M.DONE)
# a hearing that was appointed is not held, or at another hour
CALL_OFF = Transition("call-off", (M.WAITING,), M.DROPPED)
DROP = Transition("drop", (M.PROPOSED, M.WAITING), M.DROPPED)

MOVE_TRANSITIONS = (SIGN, SIGN_AND_WAIT, FINISH, CALL_OFF, DROP)
MOVE_BEGINNINGS = (M.PROPOSED, M.WAITING, M.DONE)
