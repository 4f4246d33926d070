from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Appeal, Consent, StatedParty
from mediation_office.accounts.models import Setting
from mediation_office.documents.files.storage import open_file
from mediation_office.documents.models import StoredFile
from mediation_office.notices.models import Notice
from mediation_office.people.models import ContactPoint, SafeContact
from mediation_office.people.safe import rules_in_matter
from outreach.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(site):
    """People are slower than tests: the fastest a form may be filled in counts only where it is
    tested.
    """
    Setting.objects.create(
        region=site, code="appeal.fastest_seconds", value=0, valid_from="2020-01-01"
    )


def test_what_was_typed_becomes_an_appeal(citizen, office):
    citizen.write("what", statement="The fence", wish="Move it back", has_danger="on")
    citizen.write("side", other_name="Aman", other_reach="next door")
    citizen.write(
        "you",
        name="Үлгібаева Айгүл",
        authority="parent",
        answer_language="ru",
        needs=["interpreter"],
    )
    citizen.write(
        "reach",
        phone="8 700 000 00 17",
        calls="hours",
        from_time="10:00",
        until_time="13:00",
        sms="on",
    )

    answer = citizen.send(consent="yes")

    appeal = Appeal.objects.get()
    assert answer.url == "/en/appeal/slip/"
    assert (appeal.statement, appeal.wish, appeal.name_stated) == (
        "The fence",
        "Move it back",
        "Үлгібаева Айгүл",
    )
    assert (appeal.office, appeal.language, appeal.answer_language) == (office, "en", "ru")
    assert (appeal.authority, appeal.needs, appeal.has_danger) == ("parent", "interpreter", True)
    assert StatedParty.objects.get().name == "Aman"
    assert ContactPoint.objects.get().thread == appeal.thread
    assert SafeContact.objects.get().sms
    assert Consent.objects.get().scope["Do they leave the country"]
    assert not Draft.objects.exists()


def test_an_empty_form_is_accepted_too(citizen):
    citizen.write("what")

    citizen.send()

    assert Appeal.objects.get().status == "received"


def test_the_consent_names_its_term_in_years_and_so_it_is_kept(citizen):
    citizen.write("what", statement="The fence")

    page = citizen.client.get("/en/appeal/check/").content.decode()
    citizen.send(consent="yes")

    assert "5 years from the day the matter is closed" in page
    assert "5 years from the day the matter is closed" in Consent.objects.get().scope.values()


def test_sending_without_consent_is_recorded_and_accepted(citizen):
    citizen.write("what", statement="The fence")

    citizen.send(consent="no")

    assert Appeal.objects.get().status == "received"
    assert Consent.objects.get().given is False


def test_a_second_press_and_a_second_tab_give_the_same_slip(citizen, client):
    citizen.write("what", statement="The fence")
    key = citizen.draft_key()
    citizen.send()
    first = citizen.slip().content

    again = client.post(citizen.url("check"), {"draft": key})

    assert again.url == "/en/appeal/slip/"
    assert Appeal.objects.count() == 1
    assert first.count(Appeal.objects.get().reference.encode()) == 1
    assert citizen.slip().context["code"].encode() in first


def test_after_a_lost_answer_the_same_press_gives_the_slip(citizen, client):
    citizen.write("what", statement="The fence")
    before = dict(client.session.items())
    citizen.send()
    session = client.session
    session.clear()
    session.update(before)  # the answer, and with it the new session, never arrived
    session.save()

    answer = citizen.send()

    assert answer.url == "/en/appeal/slip/"
    assert Appeal.objects.count() == 1


def test_back_after_sending_says_so_and_leads_to_the_slip(citizen, client):
    citizen.write("what", statement="The fence")
    citizen.send()

    page = client.get(citizen.url("what")).text

    assert "Your appeal has been sent." in page
    assert 'href="/en/appeal/slip/"' in page
    assert "Nothing has been sent yet." not in page


def test_a_press_of_another_browser_changes_nothing(citizen):
    citizen.write("what", statement="The fence")
    key = citizen.draft_key()
    citizen.send()

    answer = Client().post(citizen.url("check"), {"draft": key})

    assert answer.url == "/en/appeal/"


def test_words_that_fit_no_field_stand_below_the_statement(citizen):
    citizen.write("what", statement="The fence")
    citizen.write("you", name="Ә" * 5000)
    citizen.write("reach", from_time="after lunch", phone="ask my brother")

    citizen.send(consent="perhaps")

    appeal = Appeal.objects.get()
    assert len(appeal.name_stated) == 200
    assert "Ә" * 5000 in appeal.statement
    assert "after lunch" in appeal.statement
    assert SafeContact.objects.get().calls == "never"
    assert ContactPoint.objects.get().value == "ask my brother"


@pytest.mark.parametrize("chosen", [{}, {"calls": "any"}])
def test_hours_told_mean_only_in_these_hours(citizen, chosen):
    citizen.write("what", statement="The fence")
    citizen.write("reach", from_time="18:00", until_time="19:00", **chosen)

    citizen.send()

    safe = SafeContact.objects.get()
    assert (safe.calls, safe.from_time, safe.until_time) == ("hours", time(18), time(19))


def test_hours_beside_a_word_not_to_call_stand_below_the_statement(citizen):
    citizen.write("what", statement="The fence")
    citizen.write("reach", calls="never", from_time="18:00", until_time="19:00")

    citizen.send()

    safe = SafeContact.objects.get()
    assert (safe.calls, safe.from_time) == ("never", None)
    assert "18:00 – 19:00" in Appeal.objects.get().statement


def test_an_hour_of_another_zone_is_taken_as_the_hour_it_says(citizen):
    citizen.write("what", statement="The fence")
    citizen.write("reach", calls="hours", from_time="10:00+05:00", until_time="18:00")

    assert citizen.client.get(citizen.url("check")).status_code == 200
    citizen.send(consent="yes")

    assert SafeContact.objects.get().from_time == time(10)


@pytest.mark.parametrize("typed", ["990101300014", "99O101300013"])
def test_a_wrong_iin_is_kept_as_typed_and_marked(citizen, typed):
    citizen.write("you", iin=typed)

    citizen.send()

    appeal = Appeal.objects.get()
    assert (appeal.iin_stated, appeal.iin_is_wrong) == (typed, True)


@pytest.mark.parametrize(
    ("statement", "website", "reason"),
    [
        ("The fence", "http://spam.example", "trap"),
        ("Buy now: " + "http://spam.example " * 6, "", "links"),
        ("The fence", "", ""),
    ],
)
def test_what_looks_like_spam_waits_for_a_person_and_still_gets_its_slip(
    citizen, statement, website, reason
):
    citizen.write("what", statement=statement)

    citizen.send(website=website)

    appeal = Appeal.objects.get()
    assert (appeal.status, appeal.quarantine_reason) == (
        "quarantined" if reason else "received",
        reason,
    )
    assert appeal.reference in citizen.slip().content.decode()


def test_who_sends_at_once_is_looked_at_first(citizen, site):
    site.settings.update(value=60)
    citizen.write("what", statement="The fence")

    citizen.send()

    assert Appeal.objects.get().quarantine_reason == "fast"


def test_many_from_one_address_are_looked_at_first(citizen):
    for _ in range(11):
        citizen.write("what", statement="The fence")
        citizen.send()

    reasons = list(Appeal.objects.order_by("pk").values_list("quarantine_reason", flat=True))
    assert reasons == [""] * 10 + ["flood"]


def test_the_page_reads_back_what_was_typed_and_names_what_is_missing(citizen, client):
    citizen.write("what", statement="The fence", topic="1" * 30)
    citizen.write("you", needs=["hearing", "emperor"])

    page = client.get(citizen.url("check")).content.decode()

    assert "The fence" in page
    assert "I hear badly" in page
    assert "no way to reach you" in page


def test_without_a_draft_the_form_begins_anew(site, client):
    assert client.get("/en/appeal/check/").url == "/en/appeal/"
    assert client.post("/en/appeal/check/", {"draft": "x" * 5000}).url == "/en/appeal/"


def test_nothing_is_sent_to_what_was_typed(citizen):
    citizen.write("reach", phone="+77000000017", email="a@example.kz", email_allowed="on", sms="on")

    citizen.send()

    assert not Notice.objects.exists()


def test_files_of_the_draft_become_the_matter_s_own(citizen):
    citizen.write("what", statement="The fence", files=SimpleUploadedFile("plan.txt", b"Plan"))

    citizen.send()

    stored = StoredFile.objects.get()
    assert stored.thread == Appeal.objects.get().thread
    assert b"".join(open_file(stored)) == b"Plan"


def test_who_answers_nothing_about_contact_forbids_no_letter(citizen):
    citizen.write("reach", address="Aktau, 5-12-30")

    citizen.send()

    assert rules_in_matter(Appeal.objects.get().thread).letter
    assert not SafeContact.objects.exists()


def test_an_iin_that_does_not_add_up_is_told_gently_and_kept(citizen):
    citizen.write("you", iin="990101300014", name="Аман")

    page = citizen.client.get("/en/appeal/check/").text
    citizen.send()

    assert "The digits of the IIN do not add up." in page
    assert Appeal.objects.get().iin_stated == "990101300014"


def test_what_is_put_aside_for_itself_takes_nothing_of_everybodys_hour(citizen, site):
    Setting.objects.create(
        region=site, code="appeal.hourly_in_all", value=2, valid_from="2020-01-01"
    )
    for _ in range(4):
        citizen.write("what", statement="The fence")
        citizen.send(website="http://spam.example")

    citizen.write("what", statement="The fence")
    citizen.send()

    assert Appeal.objects.order_by("pk").last().quarantine_reason == ""
