import pytest

from cases.choices import CLOSED_STATUSES, AppealStatus
from cases.lifecycle import TRANSITIONS

STARTS = {
    "release": {"quarantined"},
    "dismiss": {"quarantined"},
    "register": {"received"},
    "decide": {"registered", "in-progress"},
    "answer": {"in-progress"},
    "redirect": {"registered", "in-progress"},
    "return": {"registered", "in-progress"},
    "terminate": {"registered", "in-progress"},
    "withdraw": {"quarantined", "received", "registered", "in-progress"},
    "forward": {"received", "registered", "in-progress"},
    "reopen": {"answered", "redirected", "returned", "terminated", "withdrawn"},
    "reopen-dismissed": {"spam"},
    "reopen-undecided": {"redirected", "returned", "terminated", "withdrawn"},
}


@pytest.mark.parametrize("status", AppealStatus.values)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda move: move.name)
def test_every_move_meets_every_status(transition, status):
    assert transition.allowed_from(status) == (status in STARTS[transition.name])


@pytest.mark.parametrize("status", CLOSED_STATUSES)
def test_out_of_a_closed_status_leads_reopening_alone(status):
    open_moves = {move.name for move in TRANSITIONS if move.allowed_from(status)}

    assert open_moves <= {"reopen", "reopen-undecided", "reopen-dismissed"}


def test_every_open_status_leads_somewhere():
    open_statuses = set(AppealStatus.values) - set(CLOSED_STATUSES)

    assert all(any(move.allowed_from(status) for move in TRANSITIONS) for status in open_statuses)
