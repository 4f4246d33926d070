from mediation_office.accounts.tests.factories import make_region
from mediation_office.people.tests.factories import make_organisation


def test_an_operator_reads_the_entry_and_cannot_change_it(client, operator, region):
    organisation = make_organisation(region, phone="+77292000000", name_kk="Әкімдік")
    page = client.get(organisation.get_absolute_url())
    assert "+7 7292 00 00 00" in page.text
    assert "Әкімдік" in page.text
    assert "/edit/" not in page.text


def test_an_entry_of_another_region_and_a_huge_number_are_not_found(client, operator):
    foreign = make_organisation(make_region())
    assert client.get(foreign.get_absolute_url()).status_code == 404
    assert client.get(f"/people/organisations/{10**30}/").status_code == 404


def test_editors_may_not(client, editor, region):
    assert client.get(make_organisation(region).get_absolute_url()).status_code == 403
