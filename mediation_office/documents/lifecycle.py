"""The life of a paper: drafted, laid before whoever signs, signed with a number, sent.

Nothing signed is ever dropped or changed.
"""

from mediation_office.documents.choices import PaperState as S
from mediation_office.lifecycle import Transition

SUBMIT = Transition("submit", (S.DRAFT,), S.TO_SIGN)
SEND_BACK = Transition("send_back", (S.TO_SIGN,), S.DRAFT)
SIGN = Transition("sign", (S.TO_SIGN,), S.SIGNED)
# a report of a crime or threat goes on at once (APPC 64(7-2)): nobody is waited for
ISSUE = Transition("issue", (S.DRAFT,), S.SIGNED)
SEND = Transition("send", (S.SIGNED,), S.SENT)
DROP = Transition("drop", (S.DRAFT, S.TO_SIGN), S.DROPPED)
TRANSITIONS = (SUBMIT, SEND_BACK, SIGN, ISSUE, SEND, DROP)
