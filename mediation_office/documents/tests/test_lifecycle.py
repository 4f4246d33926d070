import pytest

from mediation_office.documents.choices import PaperState as S
from mediation_office.documents.lifecycle import TRANSITIONS

LIFE = {
    "submit": {S.DRAFT: S.TO_SIGN},
    "send_back": {S.TO_SIGN: S.DRAFT},
    "sign": {S.TO_SIGN: S.SIGNED},
    "issue": {S.DRAFT: S.SIGNED},
    "send": {S.SIGNED: S.SENT},
    "drop": {S.DRAFT: S.DROPPED, S.TO_SIGN: S.DROPPED},
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("move", TRANSITIONS, ids=lambda move: move.name)
def test_every_move_is_answered_in_every_state(move, state):
    assert move.allowed_from(state) == (state in LIFE[move.name])
    assert all(move.end == end for end in LIFE[move.name].values())


def test_what_is_signed_is_never_dropped_or_changed():
    assert [move.name for move in TRANSITIONS if move.allowed_from(S.SIGNED)] == ["send"]
    assert not [move for move in TRANSITIONS if move.allowed_from(S.SENT)]
