from cases import services
from cases.tests.asking import codes, url
from cases.tests.factories import make_appeal
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.people.services import set_code_word
from mediation_office.people.tests.factories import make_person

IN_PERSON = {"proof": "in-person"}


def test_a_new_code_is_shown_once_and_opens_the_matter(client, office, secretary):
    appeal = make_appeal(office)
    response = client.post(url("code_replace", appeal), IN_PERSON)
    code = response.context["code"]
    assert code in response.text
    assert services.access_by_code(appeal.reference, code.replace(" ", ""))
    assert response["Cache-Control"] == "no-store, private"
    event = appeal.events.last()
    assert (event.code, event.reason_code, event.by) == ("code-replaced", "in-person", secretary)
    assert client.get(url("code_replace", appeal)).context["code"] == ""


def test_by_telephone_the_code_word_decides(client, office, secretary):
    appeal = make_appeal(office)
    appeal.person = make_person(office.region, by=secretary)
    appeal.save(update_fields=["person"])
    set_code_word(appeal.person, word="алма")
    for word, is_right in (("алма", True), ("өрік", False), ("", False)):
        said = {"proof": "code-word", "code_word": word}
        response = client.post(url("code_replace", appeal), said)
        assert bool(response.context["code"]) is is_right, word
    assert codes(appeal).count("code-replaced") == 1


def test_wrong_words_are_logged_and_few(client, office, secretary):
    appeal = make_appeal(office)
    appeal.person = make_person(office.region, by=secretary)
    appeal.save(update_fields=["person"])
    set_code_word(appeal.person, word="алма")
    for number in range(10):
        wrong = {"proof": "code-word", "code_word": f"өрік {number}"}
        client.post(url("code_replace", appeal), wrong)
    assert Look.objects.filter(purpose="code-word-wrong").count() == 10
    right = {"proof": "code-word", "code_word": "алма"}
    response = client.post(url("code_replace", appeal), right)
    assert "Too many tries" in str(response.context["form"].non_field_errors())
    assert not response.context["code"]


def test_where_no_word_is_kept_it_is_refused_with_a_sentence(client, office, secretary):
    response = client.post(url("code_replace", make_appeal(office)), {"proof": "code-word"})
    assert "in person only" in str(response.context["form"].non_field_errors())


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator)
    assert client.post(url("code_replace", appeal), IN_PERSON).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    assert client.post(url("code_replace", appeal), IN_PERSON).status_code == 404
