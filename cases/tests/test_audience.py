import pytest

from cases import events, services
from cases.lifecycle import RELEASE
from cases.models import MatterEvent
from cases.services.status import move_status
from cases.tests.factories import make_appeal, make_decided, make_registered
from mediation_office.documents.tests.factories import tie, upload
from mediation_office.events import CODES, Audience
from mediation_office.lifecycle import BusinessRuleError

pytestmark = pytest.mark.django_db


def test_what_has_a_wording_for_the_applicant_is_shown_to_them_and_nothing_else(office, secretary):
    appeal = make_decided(office)
    services.add_note(appeal, by=secretary, body="-")
    services.write_message(appeal, by=secretary, body="-")

    shown = {event.code for event in appeal.events.public()}

    assert {events.ACCEPTED, events.REGISTERED, events.DECIDED, events.MESSAGE} == shown
    for event in appeal.events.all():
        assert (event.audience == Audience.SIDE_1) == bool(CODES[event.code].public)


def test_a_file_for_the_office_stays_with_the_office(office, secretary):
    appeal = make_registered(office)
    for audience in (Audience.OFFICE, Audience.SIDE_1):
        services.add_files(
            appeal, [upload(f"{audience}.txt")], by=secretary, purpose="added", audience=audience
        )

    added = MatterEvent.objects.filter(appeal=appeal, code=events.FILE_ADDED)

    assert list(added.values_list("audience", flat=True)) == [Audience.OFFICE, Audience.SIDE_1]
    assert added.public().count() == 1


def test_a_status_moves_with_its_event_or_not_at_all(office, secretary):
    appeal = make_appeal(office, suspicion="links")
    services.release_appeal(appeal, by=secretary)
    event = appeal.events.get(code=events.RELEASED)

    assert (event.from_status, event.to_status, event.by) == ("quarantined", "received", secretary)
    appeal.refresh_from_db()
    with pytest.raises(BusinessRuleError):
        move_status(appeal, RELEASE, events.RELEASED, by=secretary)
    assert appeal.events.filter(code=events.RELEASED).count() == 1


def test_a_message_of_an_appeal_names_its_applicant_and_leads_to_it(client, office, secretary):
    appeal = make_registered(office)
    tied = make_registered(office, name="Скрытая Особа")
    tie(secretary, tied.thread)
    page = client.get("/notices/").text
    assert f'href="{appeal.get_absolute_url()}"' in page
    assert "Асель Примерова" in page
    assert "Скрытая Особа" not in page
