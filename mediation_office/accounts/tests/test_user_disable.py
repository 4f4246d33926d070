import pytest
from django.urls import reverse

from cases.tests.factories import make_decided
from mediation_office.accounts.models import User
from mediation_office.accounts.tests.factories import invite, make_office, make_user

pytestmark = pytest.mark.django_db


def url(person):
    return reverse("accounts:user_disable", args=[person.username])


def test_a_closed_account_is_written_down_with_who_closed_it(client, office, head):
    person = make_user(role="secretary", office=office)

    asked, done = client.get(url(person)), client.post(url(person), follow=True)

    assert "Close the account of" in asked.content.decode()
    assert "is closed" in done.content.decode()
    person.refresh_from_db()
    assert not person.is_active
    assert person.history.last().pgh_context.metadata["user"] == head.pk


def test_an_invitation_that_is_closed_waits_for_nothing_any_more(client, office, head):
    person = make_user(role="secretary", office=office, is_active=False)
    invite(person)

    client.post(url(person))

    page = client.get(person.get_absolute_url()).content.decode()
    assert "invited, no password yet" not in page
    assert page.count("account is closed") == 2  # of the account and of its role
    assert "Open the account again" in page


def test_what_somebody_would_leave_undone_is_told_before_and_leads_to_it(client, office, head):
    person = make_user(role="secretary", office=office)
    mine, other = make_decided(office, by=person), make_decided(office)

    asked = client.get(url(person))

    told = [(one.words, one.count) for one in asked.context["undone"]]
    assert told == [("Open appeals", 1), ("Messages that wait for a person", 1)]
    address = asked.context["undone"][0].url
    assert address.replace("&", "&amp;") in asked.content.decode()
    listed = client.get(address).content.decode()
    assert mine.reference in listed
    assert other.reference not in listed


def test_an_administrator_reads_the_number_and_is_led_to_no_matter(client, office, admin):
    person = make_user(role="secretary", office=office)
    make_decided(office, by=person)

    page = client.get(url(person))

    assert {(one.count, one.url) for one in page.context["undone"]} == {(1, "")}
    assert "The head or a secretary of the office hands them over." in page.content.decode()


def test_what_an_administrator_closes_is_told_to_the_head(client, office, admin, mailoutbox):
    boss = make_user(role="head", office=office)

    client.post(url(make_user(role="secretary", office=office)))

    assert [letter.to for letter in mailoutbox] == [[boss.email]]


def test_an_administrator_leaves_no_office_without_a_head(client, office, admin):
    only_head = make_user(role="head", office=office)

    page = client.post(url(only_head), follow=True)

    assert "Nobody else heads" in page.content.decode()
    assert User.objects.get(pk=only_head.pk).is_active


def test_the_head_whose_account_is_closed_is_told_too(client, office, admin, mailoutbox):
    closed, other = (make_user(role="head", office=office) for _number in range(2))

    client.post(url(closed))

    assert {letter.to[0] for letter in mailoutbox} == {closed.email, other.email}


def test_nobody_closes_the_own_account(client, head):
    client.post(url(head))

    assert User.objects.get(pk=head.pk).is_active


def test_another_office_does_not_find_them(client, region, head):
    elsewhere = make_user(role="secretary", office=make_office(region))

    assert client.post(url(elsewhere)).status_code == 404
    assert User.objects.get(pk=elsewhere.pk).is_active


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, office, role, request):
    request.getfixturevalue(role)

    assert client.post(url(make_user(office=office))).status_code == 403
