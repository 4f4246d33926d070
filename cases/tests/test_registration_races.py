"""Fifty at once, and the same one twice: the journal has no gaps and nothing is registered
twice.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from django.db import connection, transaction

from cases import services
from cases.models import Appeal, MatterEvent
from cases.tests.asking import REASONS
from cases.tests.factories import furnish, make_appeal, make_decided
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Tie

pytestmark = pytest.mark.concurrency


def at_once(act, *jobs):
    def one(job):
        try:
            return act(job)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(one, jobs))


def test_fifty_registrations_at_once_have_fifty_numbers_without_gaps(real_db):
    office = furnish(make_office())
    secretaries = [make_user(role="secretary", office=office) for _each in range(5)]
    appeals = [make_appeal(office) for _each in range(50)]

    at_once(lambda i: services.register_appeal(appeals[i], by=secretaries[i % 5]), *range(50))

    assert sorted(Appeal.objects.values_list("register_number", flat=True)) == list(range(1, 51))


def test_two_secretaries_register_one_appeal_once(real_db):
    office = furnish(make_office())
    appeal = make_appeal(office)
    secretaries = [make_user(role="secretary", office=office) for _each in range(8)]

    def register(secretary):
        try:
            return services.register_appeal(appeal, by=secretary).register_number
        except BusinessRuleError:
            return "refused"

    assert sorted(map(str, at_once(register, *secretaries))) == ["1"] + ["refused"] * 7
    assert MatterEvent.objects.filter(code="appeal-registered").count() == 1


def test_a_registration_that_fails_leaves_no_gap(real_db):
    office = furnish(make_office())
    secretary = make_user(role="secretary", office=office)
    first, second = make_appeal(office), make_appeal(office)
    office.region.terms.filter(code="redirect").delete()  # so that the act breaks half-way
    with pytest.raises(Exception, match="does not exist"):
        services.register_appeal(first, by=secretary)
    furnish(office)

    assert services.register_appeal(second, by=secretary).register_number == 1
    first.refresh_from_db()
    assert (first.status, first.register_number) == ("received", None)


def test_whom_the_head_recuses_at_this_moment_does_not_see_the_complaint(real_db):
    appeal = make_decided(furnish(make_office()))
    official = appeal.responsible
    asked = services.request_recusal(appeal, by=None, reason="Родня")
    head, other = (make_user(role=role, office=appeal.office) for role in ("head", "secretary"))
    made = []

    def complain():
        made.append(make_appeal(appeal.office, kind="complaint", about=appeal))
        connection.close()

    complaining = Thread(target=complain)
    with transaction.atomic():
        services.uphold_recusal(asked, by=head, successor=other, reasons=REASONS)
        complaining.start()
        complaining.join(0.5)
    complaining.join()

    assert Tie.objects.filter(thread=made[0].thread, user=official).exists()
