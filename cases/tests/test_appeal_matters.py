from cases.tests.asking import url
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.tests.factories import tie
from mediation_office.people.tests.factories import make_person


def found(response, key):
    return [row[0].pk for row in response.context[key]]


def test_the_same_name_phone_or_iin_again_is_shown(client, office, secretary):
    appeal = make_appeal(office, name="Дәурен Мысалов", phone="87010000017", iin="990101300013")
    by_name = make_appeal(office, name="Даурен Мысалов")
    by_phone = make_appeal(office, name="Некто", phone="+7 701 000 00 17")
    by_iin = make_appeal(office, name="Кто-то", iin="990101300013")
    make_appeal(office, name="Бөтен Біреу")
    page = client.get(url("appeal_matters", appeal))
    why = {row.pk: reasons for row, _status, reasons in page.context["duplicates"]}
    assert why == {
        by_name.pk: ["a similar name"],
        by_phone.pk: ["the same telephone"],
        by_iin.pk: ["the same IIN"],
    }
    assert "the same telephone" in page.text


def test_other_matters_of_the_confirmed_card_are_shown(client, office, secretary):
    person = make_person(office.region, by=secretary)
    appeal, other = make_appeal(office, name=""), make_appeal(office, name="")
    for row in (appeal, other):
        row.person = person
        row.save(update_fields=["person"])
    assert found(client.get(url("appeal_matters", appeal)), "others") == [other.pk]


def test_what_the_reader_may_not_see_is_not_named(client, office, secretary):
    appeal = make_appeal(office, name="Дәурен Мысалов")
    make_appeal(make_office(office.region), name="Дәурен Мысалов")
    tie(secretary, make_appeal(office, name="Дәурен Мысалов").thread)
    assert found(client.get(url("appeal_matters", appeal)), "duplicates") == []


def test_htmx_gets_the_fragment_alone(client, office, secretary):
    page = client.get(url("appeal_matters", make_appeal(office)), headers={"HX-Request": "true"})
    assert 'id="appeal-matters"' in page.text
    assert "<html" not in page.text


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator)
    assert client.get(url("appeal_matters", appeal)).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region), by=make_user(office=office))
    assert client.get(url("appeal_matters", appeal)).status_code == 404


def test_a_shared_patronymic_is_not_the_same_name(client, office, secretary):
    appeal = make_appeal(office, name="Мысалов Дәурен Серікұлы")
    make_appeal(office, name="Жұмабаев Нұрлан Серікұлы")
    assert found(client.get(url("appeal_matters", appeal)), "duplicates") == []
