import pytest

from mediation_office.accounts.tests.factories import make_office
from mediation_office.notices import planner

pytestmark = pytest.mark.django_db


def test_the_list_says_of_each_reminder_when_it_comes_to_whom_and_what_it_guards(
    client, office, secretary
):
    planner.install_rules(office.region)
    page = client.get("/notices/rules/").content.decode()
    assert "3 working days before" in page
    assert "1 working day after" in page
    assert "on the day itself" in page
    assert "whoever is responsible, secretary" in page
    assert page.count(">guards a term of the law<") == 5
    assert "/edit/" not in page


def test_another_regions_rules_are_not_there(client, office, head):
    planner.install_rules(make_office().region)
    assert "No reminders yet" in client.get("/notices/rules/").content.decode()
