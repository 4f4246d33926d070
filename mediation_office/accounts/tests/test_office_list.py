import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office

pytestmark = pytest.mark.django_db
URL = reverse("accounts:office_list")


def test_the_head_sees_the_regions_offices_and_changes_the_own(client, region, office, head):
    other = make_office(region)
    make_office()

    page = client.get(URL)

    assert page.context["offices"] == [office, other]
    assert [place.may_edit for place in page.context["offices"]] == [True, False]


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403
