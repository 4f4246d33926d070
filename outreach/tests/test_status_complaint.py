from datetime import datetime, time

import pytest
from django.utils.timezone import make_aware

from cases.models import Appeal, MatterEvent
from cases.services import register_appeal, release_appeal
from cases.services.applicant import complain_until
from cases.slips import slip_of
from cases.tests.factories import make_decided, make_signed
from mediation_office import spoken
from mediation_office.accounts.models import Office
from mediation_office.accounts.tests.factories import make_district, make_office, make_user
from mediation_office.clock import telling, today
from mediation_office.people.models import Topic
from mediation_office.terms.tests.factories import make_term
from outreach.models import Draft
from outreach.tests.factories import make_filed, open_status

pytestmark = pytest.mark.django_db

URL = "/en/status/complaint/"
MATTER = "/en/status/matter/"


@pytest.fixture
def answered(site, office, client):
    """An answered appeal whose status page is open in `client`."""
    appeal = make_signed(make_decided(office, name="Асель Примерова", statement="Шум")).appeal
    open_status(client, appeal)
    return appeal


def complain(citizen, **typed):
    citizen.client.post(URL)
    citizen.write("what", **{"statement": "Nobody came to look"} | typed)
    citizen.send(consent="yes")
    return Appeal.objects.exclude(about=None).get()


def test_it_leads_to_the_form_with_the_complaint_prefilled(answered, client):
    page = client.get(MATTER).content.decode()
    form = client.post(URL, follow=True).content.decode()

    assert "Complain about the answer or our work" in page
    assert "Complaint about the appeal" in form
    assert answered.reference in form


def test_of_an_open_appeal_the_work_is_complained_about(site, office, client):
    open_status(client, make_filed(office))

    assert "Complain about our work" in client.get(MATTER).content.decode()
    assert "Complain about the answer" not in client.get(URL).content.decode()


def test_it_says_by_which_day_and_in_how_many_days_as_the_terms_stand(answered, client, office):
    make_term(office.region, code="complaint-review", length=21, valid_from=today())

    page = client.get(URL).text

    assert f"Complain about the answer {spoken.by_day(complain_until(answered))}" in page
    assert "is answered in 21 working days" in page


def test_nothing_that_was_filed_is_shown_again(answered, client):
    client.post(URL)

    pages = [client.get(f"/en/appeal/{step}") for step in ("", "you/", "reach/")]

    assert not any("Примерова" in page.content.decode() for page in pages)
    assert not any("Шум" in page.content.decode() for page in pages)


def test_the_complaint_names_its_appeal_and_has_a_thread_of_its_own(answered, citizen):
    complaint = complain(citizen)

    assert (complaint.about, complaint.kind) == (answered, "complaint")
    assert complaint.thread != answered.thread
    assert MatterEvent.objects.get(code="complaint-made").appeal == answered


def test_it_asks_for_no_other_side_and_takes_topic_and_district_from_the_appeal(site, citizen):
    district = make_district(site)
    topic = Topic.objects.get(code="family")
    appeal = make_decided(Office.objects.main_of(site), topic=topic, district=district)
    open_status(citizen.client, appeal)

    form = citizen.client.post(URL, follow=True).text
    after = citizen.write("what", statement="Nobody came to look", district="", topic="")
    aside = citizen.client.get("/en/appeal/side/")
    check = citizen.client.get("/en/appeal/check/").text
    citizen.send()

    complaint = Appeal.objects.exclude(about=None).get()
    assert "of 4" in form
    assert 'name="district"' not in form
    assert 'name="topic"' not in form
    assert (after.url, aside.url) == ("/en/appeal/you/", "/en/appeal/")
    assert "The other side" not in check
    assert "Send the complaint" in check
    assert (complaint.district, complaint.topic) == (district, appeal.topic)


def test_its_slip_speaks_of_a_complaint(answered, citizen):
    complain(citizen)

    slip = citizen.slip().text

    assert f"Complaint about {answered.reference}" in slip
    assert "The complaint is accepted" in slip
    assert "Another official looks into it" in slip
    assert "We invite the other side" not in slip
    assert "We pass it on" not in slip
    assert citizen.client.get("/en/appeal/slip/pdf/").status_code == 200


def test_the_office_sees_from_the_start_what_it_is_and_is_offered_no_extension(
    answered, citizen, office
):
    staff = make_user(role="secretary", office=office)
    complaint = release_appeal(complain(citizen), by=staff)
    citizen.client.force_login(staff)

    queue = citizen.client.get("/appeals/?queue=register").text
    page = citizen.client.get(complaint.get_absolute_url()).text
    last_day = make_aware(datetime.combine(complaint.register_by_on, time(12)))
    with telling(last_day):
        register_appeal(complaint, by=staff)
    registered = citizen.client.get(complaint.get_absolute_url()).text

    words = f"Complaint about {answered.reference}"
    assert words in queue
    assert f"<h1>{words}</h1>" in page
    assert "Ask for what is missing" in registered
    assert "Extend the term" not in registered


def test_it_goes_to_the_office_that_it_is_about(site, office, region, citizen):
    branch = make_office(region)
    open_status(citizen.client, make_decided(branch))

    assert complain(citizen).office == branch


def test_slip_and_registration_promise_its_own_term(answered, citizen, office):
    staff = make_user(role="secretary", office=office)
    complaint = release_appeal(complain(citizen), by=staff)  # sent fast, looked at by a person
    last_day = make_aware(datetime.combine(complaint.register_by_on, time(12)))
    with telling(last_day):  # what was sent in the evening may wait until then
        registered = register_appeal(complaint, by=staff)

    assert registered.answer_clock.term.code == "complaint-review"
    assert slip_of(complaint, token="a-token").answer_by_on == registered.answer_clock.due_on


def test_the_form_cannot_name_another_appeal(answered, citizen, office):
    other = make_filed(office, token="another")

    complaint = complain(citizen, about=other.reference)

    assert complaint.about == answered


def test_pressed_twice_what_was_typed_stays(answered, citizen):
    citizen.client.post(URL)
    citizen.write("what", statement="Nobody came to look")

    form = citizen.client.post(URL, follow=True).content.decode()

    assert "Nobody came to look" in form
    assert Draft.objects.count() == 1


def test_another_unsent_appeal_is_forgotten_only_after_a_word(answered, citizen):
    citizen.write("what", statement="Something else")

    page = citizen.client.get(URL).content.decode()
    form = citizen.client.post(URL, follow=True).content.decode()

    assert "When you begin the complaint, it is forgotten." in page
    assert "Something else" not in form
    assert Draft.objects.count() == 1


def test_closing_the_status_page_forgets_the_complaint_too(answered, client):
    client.post(URL)

    client.post("/en/status/close/")

    assert not Draft.objects.exists()


def test_without_the_code_nothing_begins(site, client):
    assert client.get(URL).url == "/en/status/"
    assert client.post(URL).url == "/en/status/"
    assert not Draft.objects.exists()
