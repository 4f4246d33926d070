from datetime import timedelta

import pytest

from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import drain, lifecycle
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice
from mediation_office.notices.tests.factories import make_notice

OPEN = {"planned", "claimed", "sending", "retry"}
WAITING = {"held", "unknown", "dead"}
STARTS = {
    "claim": OPEN - {"sending"},
    "give_back": {"claimed"},
    "wait": {"claimed"},
    "hold": {"claimed"},
    "begin": {"claimed"},
    "send": {"sending"},
    "try_later": {"claimed", "sending"},
    "fail": {"claimed", "sending"},
    "doubt": {"sending", "sent"},
    "miss": OPEN - {"sending"},
    "lapse": OPEN - {"sending"},
    "cancel": OPEN - {"sending"} | {"held"},
    "do_by_hand": WAITING,
    "send_again": WAITING,
    "give_up": WAITING,
    "deliver": OPEN | {"sent", "unknown", "dead"},
    "bounce": OPEN | {"sent", "unknown"},
}


@pytest.mark.parametrize("state", NoticeState.values)
@pytest.mark.parametrize("move", lifecycle.TRANSITIONS, ids=lambda move: move.name)
def test_every_move_meets_every_state(move, state):
    notice = Notice(state=state)
    if state in STARTS[move.name]:
        drain.turn(notice, move)
        assert notice.state == move.end
    else:
        with pytest.raises(BusinessRuleError):
            drain.turn(notice, move)
        assert notice.state == state


@pytest.mark.django_db
@pytest.mark.parametrize("state", sorted(set(NoticeState) - {NoticeState.SENDING}))
def test_what_lapses_in_the_database_is_what_the_table_lets_lapse(bureau, make_kind, state):
    over = now() - timedelta(hours=1)
    notice = make_notice(make_kind(), bureau, state=state, expires_at=over, lease_until=over)
    drain.tidy()
    notice.refresh_from_db()
    assert notice.state == (lifecycle.LAPSE.end if lifecycle.LAPSE.allowed_from(state) else state)


@pytest.mark.django_db
@pytest.mark.parametrize("state", NoticeState)
def test_what_a_worker_claims_is_what_the_table_lets_it_claim(bureau, make_kind, state):
    kind = make_kind(still_valid=lambda notice: False)
    notice = make_notice(kind, bureau, state=state, lease_until=now() - timedelta(hours=1))
    drain.drain_batch()
    notice.refresh_from_db()
    assert notice.state == (lifecycle.CANCEL.end if lifecycle.CLAIM.allowed_from(state) else state)
