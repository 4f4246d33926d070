import pytest
from django.urls import reverse

from mediation_office.accounts.models import Office
from mediation_office.accounts.tests.test_office_edit import typed

pytestmark = pytest.mark.django_db
URL = reverse("accounts:office_create")


def test_a_further_office_of_the_region_gets_a_code_of_its_own(client, region, office, head):
    client.post(URL, typed())
    client.post(URL, typed(name_en="Third"))

    codes = list(Office.objects.filter(region=region).values_list("code", "is_main"))
    assert codes == [(office.code, True), (f"{region.code}-2", False), (f"{region.code}-3", False)]


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403
