from django.urls import reverse

from mediation_office.accounts.tests.factories import grant_role
from mediation_office.clock import today
from training.models import MediatorTie
from training.tests.factories import make_mediator, make_tie


def url(tie):
    return reverse("training:tie_withdraw", args=[tie.uuid])


def test_a_tie_is_withdrawn_and_its_row_stays(client, secretary, office):
    card = make_mediator(office)
    tie = make_tie(card)

    client.post(url(tie))

    assert MediatorTie.objects.get().withdrawn_on == today()
    assert not card.ties.open().exists()
    assert card.events.last().code == "mediator-tie-withdrawn"


def test_it_is_withdrawn_once(client, secretary, office):
    tie = make_tie(make_mediator(office))

    client.post(url(tie))
    assert "This tie is withdrawn already." in client.post(url(tie), follow=True).text


def test_it_is_asked_before(client, secretary, office):
    tie = make_tie(make_mediator(office))

    assert "Withdraw the tie?" in client.get(url(tie)).text
    assert MediatorTie.objects.open().exists()


def test_nobody_withdraws_their_own(client, secretary, office):
    grant_role(secretary, "mediator", office)
    tie = make_tie(make_mediator(office, login=secretary))

    client.post(url(tie))
    assert MediatorTie.objects.open().exists()


def test_mediators_may_not(client, mediator, office):
    assert client.post(url(make_tie(make_mediator(office, login=mediator)))).status_code == 403


def test_another_region_does_not_find_it(client, head):
    assert client.post(url(make_tie(make_mediator()))).status_code == 404
