"""The life of a message: planned, claimed by a worker, being sent, and what became of it; what a
machine may not or cannot do waits for a person.

A gateway reports twice, late or in any order: `deliver` and `bounce` correct what was believed.
"""

from mediation_office.lifecycle import Transition
from mediation_office.notices.choices import FOR_A_PERSON, OPEN_STATES
from mediation_office.notices.choices import NoticeState as S

CLAIM = Transition("claim", (S.PLANNED, S.RETRY, S.CLAIMED), S.CLAIMED)  # a dead worker's too
GIVE_BACK = Transition("give_back", (S.CLAIMED,), S.RETRY)  # the server is away
WAIT = Transition("wait", (S.CLAIMED,), S.PLANNED)  # until the quiet hours are over
HOLD = Transition("hold", (S.CLAIMED,), S.HELD)
BEGIN = Transition("begin", (S.CLAIMED,), S.SENDING)
SEND = Transition("send", (S.SENDING,), S.SENT)
TRY_LATER = Transition("try_later", (S.CLAIMED, S.SENDING), S.RETRY)
FAIL = Transition("fail", (S.CLAIMED, S.SENDING), S.DEAD)
DOUBT = Transition("doubt", (S.SENDING, S.SENT), S.UNKNOWN)  # an SMS of which no report comes
# a side's message that comes too late is told to a person; a colleague's reminder just lapses
MISS = Transition("miss", (S.PLANNED, S.RETRY, S.CLAIMED), S.DEAD)
LAPSE = Transition("lapse", (S.PLANNED, S.RETRY, S.CLAIMED), S.EXPIRED)
CANCEL = Transition("cancel", (S.PLANNED, S.RETRY, S.CLAIMED, S.HELD), S.CANCELLED)
DO_BY_HAND = Transition("do_by_hand", FOR_A_PERSON, S.SENT)
SEND_AGAIN = Transition("send_again", FOR_A_PERSON, S.PLANNED)
GIVE_UP = Transition("give_up", FOR_A_PERSON, S.CANCELLED)
DELIVER = Transition("deliver", (*OPEN_STATES, S.SENT, S.UNKNOWN, S.DEAD), S.DELIVERED)
BOUNCE = Transition("bounce", (*OPEN_STATES, S.SENT, S.UNKNOWN), S.DEAD)
TRANSITIONS = (
    CLAIM, GIVE_BACK, WAIT, HOLD, BEGIN, SEND, TRY_LATER, FAIL, DOUBT, MISS, LAPSE, CANCEL,
    DO_BY_HAND, SEND_AGAIN, GIVE_UP, DELIVER, BOUNCE,
)  # fmt: skip
BEGINNINGS = (S.PLANNED, S.HELD)
ENDINGS = (S.SENT, S.DELIVERED, S.CANCELLED, S.EXPIRED)
