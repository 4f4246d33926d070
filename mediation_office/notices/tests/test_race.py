"""Drains, clerks and each other: in real transactions."""

from datetime import timedelta
from itertools import count
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import transaction

from mediation_office.clock import now, telling
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import drain, replies, services
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice, Reply
from mediation_office.tests.races import at_once

pytestmark = pytest.mark.concurrency


def plan(kind, number):
    address = f"n{number}@example.kz"
    return services.plan(kind, key=f"race:{number}", office=None, language="kk", address=address)


def arrived(smtp):
    return sorted(letter["To"] for letter in smtp.letters)


def test_four_workers_send_forty_letters_once_each(real_db, smtp, make_kind):
    kind = make_kind()
    for number in range(40):
        plan(kind, number)
    at_once([drain.drain] * 4)
    assert arrived(smtp) == sorted(f"n{number}@example.kz" for number in range(40))
    assert not Notice.objects.exclude(state=NoticeState.SENT).exists()


def test_one_cause_planned_eight_times_at_once_is_one_row(real_db, make_kind):
    kind = make_kind()
    rows = at_once([lambda: plan(kind, 1)] * 8)
    assert len({row.pk for row in rows}) == 1
    assert Notice.objects.count() == 1


def test_nothing_leaves_after_its_cancelling_was_confirmed(real_db, smtp, make_kind):
    kind = make_kind()
    for number in range(40):
        plan(kind, number)
    numbers = count()

    def clerk():
        """Cancels ten of them; which ones were confirmed."""
        confirmed = []
        for _cancelling in range(10):
            key = f"race:{next(numbers) * 4}"
            try:
                if services.cancel_notices(key=key):
                    confirmed.append(key)
            except BusinessRuleError:
                continue
        return confirmed

    confirmed = at_once([drain.drain, drain.drain, clerk])[2]
    cancelled = {f"n{key.removeprefix('race:')}@example.kz" for key in confirmed}
    assert cancelled.isdisjoint(arrived(smtp))
    assert len(arrived(smtp)) == 40 - len(cancelled)


def test_what_is_being_sent_is_told_to_the_clerk(real_db, make_kind):
    plan(make_kind(), 1)
    (pk,) = drain._claim(drain.CLAIM, uuid4(), ["email"])
    Notice.objects.filter(pk=pk).update(state=NoticeState.SENDING)
    with pytest.raises(BusinessRuleError, match="being sent just now"):
        services.cancel_notices(key="race:1")


def test_a_rolled_back_cause_leaves_no_letter(real_db, smtp, make_kind):
    with transaction.atomic():
        plan(make_kind(), 1)
        transaction.set_rollback(True)
    drain.drain()
    assert not smtp.letters


def test_old_codes_are_given_back_while_nobody_waits(real_db):
    purpose = replies.ReplyPurpose("race", str, {"yes": "Yes"}, lambda reply, text: None, "")
    with telling(now() - timedelta(days=2)):
        replies.make_reply(purpose, thread=uuid4(), expires_at=now() + timedelta(days=1))
    both = Barrier(2)

    def sign():
        """Two letters are signed, and neither transaction ends before the other's question."""
        with transaction.atomic():
            replies.make_reply(purpose, thread=uuid4(), expires_at=now() + timedelta(days=1))
            both.wait(timeout=3)

    assert at_once([sign] * 2) == [None, None]
    assert Reply.objects.filter(short_hash=None).count() == 1
