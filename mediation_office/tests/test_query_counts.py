"""Lists and pages of staff: the same number of queries for one row and for six, and few of them.

Transactions are not counted; a first request warms what a process remembers for five seconds.
"""

import re
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.tests.factories import make_appeal, make_decided, make_proposed, make_signed
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.services import log_look
from mediation_office.accounts.tests.factories import (
    grant_role,
    make_district,
    make_office,
    make_user,
)
from mediation_office.clock import today
from mediation_office.content.services import install_texts
from mediation_office.documents.tests.factories import store_file, upload
from mediation_office.notices.models import Notice
from mediation_office.notices.planner import install_rules
from mediation_office.notices.tests.factories import make_sms_answer
from mediation_office.people.services import add_point
from mediation_office.people.tests.factories import make_contact, make_organisation, make_person
from mediation_office.terms.services import install_terms
from mediation_office.terms.tests.factories import make_day, make_term
from mediation_office.tests.ours import STAFF
from training.tests.factories import make_mediator, make_tie

numbers = count(1)
MOST = 12  # a page asks no more, however much there is
# the history's context may stand before it in the same statement
TRANSACTION = re.compile(r"^(SELECT set_config.*; *)?(SAVEPOINT|RELEASE|BEGIN|COMMIT)\b", re.DOTALL)


# what one more row is; None where the rows are the law's or the office's own, always the same
def appeals(office, user):
    make_decided(office, by=make_user(role="secretary", office=office))
    make_appeal(office, suspicion="many-links")


def papers(office, user):
    make_proposed(make_decided(office))


def contacts(office, user):
    make_contact(office, by=make_user(office=office), phone="87010000017")


def people(office, user):
    person = make_person(office.region, by=make_user(office=office))
    add_point(kind="phone", value="87010000017", told_by="", person=person)


def organisations(office, user):
    make_organisation(office.region)


def notices(office, user):
    make_signed(make_decided(office))
    make_sms_answer(Notice.objects.filter(office=office).last())


def colleagues(office, user):
    make_user(role="operator", office=office)


def looks(office, user):
    log_look(
        make_user(office=office),
        subject="appeal",
        reference="A26-483157-9",
        thread=uuid4(),
        office_id=office.pk,
    )


def substitutes(office, user):
    Substitution.objects.create(
        office=office,
        absent=make_user(role="head", office=office),
        substitute=make_user(role="secretary", office=office),
        from_on=today(),
        until_on=today(),
    )


def offices(office, user):
    make_office(office.region)


def days(office, user):
    make_day(office.region, date(today().year, 1, 1) + timedelta(next(numbers)), is_working=False)


def terms(office, user):
    make_term(office.region, code=f"term-{next(numbers)}")


def mediators(office, user):
    mediator = make_mediator(office)
    mediator.districts.add(make_district(office.region))


LISTS = {
    "accounts:look_list": looks,
    "accounts:office_list": offices,
    "accounts:setting_list": None,
    "accounts:substitution_list": substitutes,
    "accounts:user_list": colleagues,
    "cases:appeal_list": appeals,
    "cases:paper_list": papers,
    "content:text_list": None,
    "desk:today": papers,
    "notices:notice_list": notices,
    "notices:rule_list": None,
    "people:contact_list": contacts,
    "people:organisation_list": organisations,
    "people:person_list": people,
    "terms:day_list": days,
    "terms:term_list": terms,
    "training:mediator_list": mediators,
}


def queries(client, url, *, warm=True):
    """How many statements a request makes, transactions aside; the second request is counted,
    unless the first one does what is asked about.
    """
    if warm:
        caches["pages"].clear()  # else it may grow old between the two
        client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len([query for query in captured if not TRANSACTION.search(query["sql"])])


def test_every_list_is_counted_here():
    assert {name for name in STAFF if name.endswith("_list")} <= set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_same_for_one_row_and_for_six(client, office, head, name):
    install_terms(office.region)
    install_texts(office.region)
    install_rules(office.region)
    url, grow = STAFF[name].url(), LISTS[name]
    if grow:
        grow(office, head)
    one = queries(client, url)
    for _more in range(5 if grow else 0):
        grow(office, head)
    assert queries(client, url) == one <= MOST


def test_an_appeals_page_asks_the_same_for_much_and_for_little(client, office, head):
    little = make_decided(office)
    much = make_decided(office, other_name="Ермек", represented_name="Балам", phone="87010000017")
    for code, asked in (
        ("clarify", {"until_on": today() + timedelta(days=14)}),
        ("return", {"reason_code": "repeat"}),
        ("terminate", {"reason_code": "other"}),
        ("redirect", {"organisation": make_organisation(office.region, takes_appeals=True)}),
    ):
        make_proposed(much, code=code, **asked)
    for number in range(4):
        store_file(
            upload(f"{number}.txt", b"%d" % number),
            thread=much.thread,
            office=office,
            purpose="filed",
        )
    make_proposed(little)
    few, many = (queries(client, appeal.get_absolute_url()) for appeal in (little, much))
    assert few == many <= MOST


def test_a_complaints_page_asks_no_more(client, office, head):
    first = make_decided(office, kind="complaint", about=make_decided(office))
    complaint = make_decided(office, kind="complaint", about=first)
    make_proposed(complaint)
    assert queries(client, complaint.get_absolute_url()) <= MOST


def test_a_cards_page_asks_few(client, office, head):
    person = make_person(office.region, by=head)
    one = queries(client, person.get_absolute_url())
    for number in range(5):
        add_point(kind="phone", value=f"8701000001{number}", told_by="", person=person)
        make_contact(office, by=make_user(office=office), person=person)
    assert queries(client, person.get_absolute_url()) == one <= MOST


def test_a_colleagues_page_asks_few(client, office, admin):
    person = make_user(role="secretary", office=make_office(office.region))
    one = queries(client, person.get_absolute_url())
    for _more in range(5):
        grant_role(person, "operator", make_office(office.region))
    assert queries(client, person.get_absolute_url()) == one <= MOST


def test_a_mediators_page_asks_few(client, office, head):
    mediator = make_mediator(office)
    make_tie(mediator)
    one = queries(client, mediator.get_absolute_url())
    for _more in range(5):
        make_tie(mediator)
        mediator.districts.add(make_district(office.region))
    assert queries(client, mediator.get_absolute_url()) == one <= MOST


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "head", "editor", "admin"])
def test_the_first_screen_of_every_role_asks_few(client, office, role):
    user = make_user(role=role, office=office)
    client.force_login(user)
    for _row in range(3):
        papers(office, user)
        person = make_person(office.region, by=user)
        make_contact(office, by=user, person=person, outcome="callback")
    assert queries(client, STAFF["desk:today"].url()) <= MOST
