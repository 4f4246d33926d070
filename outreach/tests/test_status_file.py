import uuid

import pytest

from cases import services as cases
from mediation_office.accounts.tests.factories import make_user
from mediation_office.documents.files.inspection import TEST_VIRUS
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import store_file, upload
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(site, office, client):
    appeal = make_filed(office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def url(key):
    return f"/en/status/file/{key}/"


def share(appeal, office, *, audience="side-1"):
    staff = make_user(role="secretary", office=office)
    cases.add_files(appeal, [upload("plan.txt")], by=staff, purpose="added", audience=audience)
    return StoredFile.objects.get(thread=appeal.thread)


def test_a_shared_file_is_downloaded_under_a_neutral_name(appeal, client, office):
    file = share(appeal, office)

    page = client.get("/en/status/matter/").content.decode()
    answer = client.get(url(file.uuid))

    assert "plan.txt" in page
    assert b"".join(answer.streaming_content) == "Құжат".encode()
    assert 'filename="file.txt"' in answer["Content-Disposition"]


@pytest.mark.parametrize("audience", ["office", "side-2"])
def test_what_others_read_is_neither_named_nor_given(appeal, client, office, audience):
    file = share(appeal, office, audience=audience)

    page = client.get("/en/status/matter/").content.decode()

    assert "plan.txt" not in page
    assert client.get(url(file.uuid)).url == "/en/status/matter/"


def test_what_was_put_aside_is_not_given(appeal, client, office):
    file = share(appeal, office)
    StoredFile.objects.update(state="quarantined")

    assert client.get(url(file.uuid)).url == "/en/status/matter/"


def test_what_the_applicant_sent_does_not_come_back(appeal, client, office):
    own = store_file(
        upload(), thread=appeal.thread, office=office, purpose="attachment", audience="side-1"
    )

    assert client.get(url(own.uuid)).url == "/en/status/matter/"


def test_what_was_held_back_is_named_with_what_to_do(appeal, client, office):
    store_file(
        upload("virus.txt", TEST_VIRUS),
        thread=appeal.thread,
        office=office,
        purpose="attachment",
        audience="side-1",
    )

    page = client.get("/en/status/matter/").text

    assert "virus.txt" in page
    assert "We could not check this file" in page


def test_a_file_of_another_matter_is_not_given(appeal, client, office):
    other = make_filed(office, token="another")

    assert client.get(url(share(other, office).uuid)).url == "/en/status/matter/"


def test_without_the_code_nothing_is_given(site, client):
    assert client.get(url(uuid.uuid4())).url == "/en/status/"
