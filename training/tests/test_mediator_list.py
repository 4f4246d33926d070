from datetime import timedelta

from django.urls import reverse

from mediation_office.accounts.tests.factories import grant_role, make_district
from mediation_office.clock import today
from training.tests.factories import make_absent, make_mediator, make_suspended

URL = reverse("training:mediator_list")


def names(response):
    return sorted(str(line["mediator"]) for line in response.context["lines"])


def test_the_register_is_found_by_name_in_any_script_and_by_every_filter(client, secretary, office):
    district = make_district(office.region)
    one = make_mediator(office, name="Гүлнар Мысалова", languages="kk", kind="public")
    one.districts.add(district)
    make_suspended(office, name="Ольга Петренко", languages="ru").districts.add(
        make_district(office.region)
    )
    make_mediator(name="Чужая Медиаторова")

    assert names(client.get(URL)) == ["Гүлнар Мысалова", "Ольга Петренко"]
    for query in (
        {"q": "Gulnar"},
        {"q": "гульнар"},
        {"standing": "good"},
        {"kind": "public"},
        {"language": "kk"},
        {"district": district.pk},
    ):
        assert names(client.get(URL, query)) == ["Гүлнар Мысалова"], query


def test_the_page_says_how_everybody_stands(client, secretary, office):
    make_suspended(office, name="Ольга Петренко")
    make_mediator(office, certificate_valid_until=today() + timedelta(days=41))
    make_absent(office, name="Арман Образцов")

    page = client.get(URL).text
    for words in ("suspended", "41 days left", "absent until"):
        assert words in page


def test_a_mediator_finds_the_own_card_only(client, mediator, office):
    make_mediator(office, name="Гүлнар Мысалова", login=mediator)
    make_mediator(office, name="Ольга Петренко")

    assert names(client.get(URL)) == ["Гүлнар Мысалова"]


def test_operators_learn_who_is_on_duty_and_in_which_languages(client, operator, office):
    there = make_mediator(office, name="Гүлнар Мысалова")
    make_suspended(office, name="Ольга Петренко")
    make_absent(office, name="Арман Образцов")
    make_mediator(office, name="Ерте Үміткер", candidate=True)

    page = client.get(URL)
    assert names(page) == ["Гүлнар Мысалова"]
    assert "Kazakh, Russian" in page.text
    for hidden in (there.get_absolute_url(), "professional mediator</td>", "Districts</th>"):
        assert hidden not in page.text


def test_editors_see_the_public_part(client, editor, office):
    make_suspended(office, name="Ольга Петренко")
    make_mediator(office, name="Ерте Үміткер", candidate=True)

    page = client.get(URL)
    assert names(page) == ["Ольга Петренко"]
    assert "professional mediator</td>" in page.text
    assert "suspended</span>" not in page.text


def test_who_holds_two_roles_sees_their_union(client, operator, office):
    grant_role(operator, "mediator", office)
    make_suspended(office, name="Ольга Петренко", login=operator)
    make_mediator(office, name="Гүлнар Мысалова")

    assert names(client.get(URL)) == ["Гүлнар Мысалова", "Ольга Петренко"]


def test_an_empty_register_says_what_will_be_here(client, head):
    assert "Nobody stands here yet." in client.get(URL).text
    assert "Clear the filters" in client.get(URL, {"q": "жоқ"}).text


def test_htmx_receives_the_table_alone(client, head, office):
    make_mediator(office)

    fragment = client.get(URL, headers={"HX-Request": "true"}).text
    assert 'id="mediator-table"' in fragment
    assert "<html" not in fragment


def test_administrators_may_not(client, admin):
    assert client.get(URL).status_code == 403
