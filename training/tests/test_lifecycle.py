import pytest

from training.choices import Standing
from training.lifecycle import REASONS, TRANSITIONS

STARTS = {
    "enter": {"candidate", "ended"},
    "suspend": {"good"},
    "lapse": {"good"},
    "reinstate": {"suspended", "lapsed"},
    "end": {"candidate", "good", "suspended", "lapsed"},
}


@pytest.mark.parametrize("status", Standing.values)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda move: move.name)
def test_every_move_meets_every_status(transition, status):
    assert transition.allowed_from(status) == (status in STARTS[transition.name])


def test_every_move_has_its_reasons():
    assert REASONS.keys() == {move.name for move in TRANSITIONS}
    assert all(REASONS.values())
