from cases.models import Note
from cases.tests.asking import codes, now_of, url
from cases.tests.factories import make_decided, make_registered, make_signed
from mediation_office.accounts.tests.factories import make_office

CLEARED = {"has_danger": "no", "reason": "Отметка поставлена по ошибке"}


def test_a_mark_set_by_mistake_is_taken_away_with_its_reason(client, office, secretary):
    appeal = make_registered(office, has_danger=True)
    assert url("danger_mark", appeal) in client.get(appeal.get_absolute_url()).text
    client.post(url("danger_mark", appeal), CLEARED)
    assert not now_of(appeal).has_danger
    assert codes(appeal).count("danger-cleared") == 1
    note = Note.objects.get()
    assert (note.body, note.by, note.audience) == (CLEARED["reason"], secretary, "office")


def test_danger_that_was_not_ticked_is_marked(client, office, secretary):
    appeal = make_registered(office)
    client.post(url("danger_mark", appeal), {"has_danger": "yes", "reason": "Угрожали ножом"})
    assert now_of(appeal).has_danger
    assert codes(appeal)[-1] == "danger-marked"


def test_without_a_reason_nothing_changes(client, office, secretary):
    appeal = make_registered(office, has_danger=True)
    page = client.post(url("danger_mark", appeal), {"has_danger": "no"})
    assert "reason" in page.context["form"].errors
    assert now_of(appeal).has_danger


def test_of_a_closed_appeal_it_stays_as_it_is(client, office, secretary):
    appeal = make_signed(make_decided(office, has_danger=True)).appeal
    page = client.post(url("danger_mark", appeal), CLEARED)
    assert "closed" in str(page.context["form"].non_field_errors())
    assert now_of(appeal).has_danger


def test_operators_may_not(client, office, operator):
    assert client.get(url("danger_mark", make_registered(office))).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_registered(make_office(office.region))
    assert client.get(url("danger_mark", appeal)).status_code == 404


def test_marked_by_two_colleagues_both_reasons_are_kept(client, office, secretary):
    appeal = make_registered(office)
    for reason in ("Угрожали ножом", "Звонила соседка: слышны крики"):
        client.post(url("danger_mark", appeal), {"has_danger": "yes", "reason": reason})
    assert [note.body for note in Note.objects.order_by("pk")] == [
        "Угрожали ножом",
        "Звонила соседка: слышны крики",
    ]
    assert codes(appeal).count("danger-marked") == 1
