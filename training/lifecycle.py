"""A mediator's standing, read top to bottom (Mediation Law 14-16). Every change has a reason of the
list beside its move.
"""

from mediation_office.lifecycle import Transition
from training.choices import Standing as S
from training.choices import StandingReason as R

ENTER = Transition("enter", (S.CANDIDATE, S.ENDED), S.GOOD)
SUSPEND = Transition("suspend", (S.GOOD,), S.SUSPENDED)
LAPSE = Transition("lapse", (S.GOOD,), S.LAPSED)
REINSTATE = Transition("reinstate", (S.SUSPENDED, S.LAPSED), S.GOOD)
END = Transition("end", (S.CANDIDATE, S.GOOD, S.SUSPENDED, S.LAPSED), S.ENDED)
TRANSITIONS = (ENTER, SUSPEND, LAPSE, REINSTATE, END)

REASONS = {
    ENTER.name: (R.REGISTERED, R.ELECTED, R.RETIRED_JUDGE),
    SUSPEND.name: (R.COMPLAINT, R.BREACH, R.OFFICE_HELD, R.OWN_REQUEST),
    LAPSE.name: (R.CERTIFICATE_OVER, R.REFRESHER_MISSED),
    REINSTATE.name: (R.CLEARED, R.RENEWED),
    END.name: (R.OWN_REQUEST, R.UNFIT, R.COURT, R.DEATH),
}


def transition_named(name: str) -> Transition | None:
    return next((move for move in TRANSITIONS if move.name == name), None)
