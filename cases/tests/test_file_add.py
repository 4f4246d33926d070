from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import MatterEvent
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office
from mediation_office.documents.models import StoredFile

TEXT = "Протокол осмотра двора".encode()


def file_url(appeal):
    return reverse("cases:file_add", args=[appeal.reference])


def upload(content=TEXT, name="protocol.txt"):
    return SimpleUploadedFile(name, content, content_type="text/plain")


def test_a_file_is_kept_for_the_office_alone(client, office, secretary):
    appeal = make_appeal(office)

    client.post(file_url(appeal), {"files": [upload()], "audience": "office"})
    stored = StoredFile.objects.get(thread=appeal.thread)

    assert (stored.name, stored.audience, stored.added_by) == ("protocol.txt", "office", secretary)
    assert not MatterEvent.objects.public().filter(code="file-added").exists()


def test_a_file_for_the_applicant_stands_in_their_timeline(client, office, secretary):
    appeal = make_appeal(office)

    client.post(file_url(appeal), {"files": [upload()], "audience": "side-1"})

    assert MatterEvent.objects.public().filter(code="file-added").exists()


def test_a_file_sent_twice_is_kept_once(client, office, secretary):
    appeal = make_appeal(office)

    for _press in "12":
        client.post(file_url(appeal), {"files": [upload()], "audience": "side-1"})

    assert StoredFile.objects.count() == 1
    assert MatterEvent.objects.filter(code="file-added").count() == 1


def test_another_file_of_the_same_name_and_size_is_another_press(client, office, secretary):
    appeal = make_appeal(office)
    for content in (b"The first sheet", b"The other sheet"):
        sent = {"files": [upload(content)], "audience": "office", "once": "same-form"}
        client.post(file_url(appeal), sent)

    assert StoredFile.objects.filter(thread=appeal.thread).count() == 2


def test_a_program_named_pdf_comes_back_with_a_sentence(client, office, secretary):
    appeal = make_appeal(office)

    response = client.post(
        file_url(appeal),
        {"files": [upload(b"MZ\x90\x00" * 99, "answer.pdf")], "audience": "office"},
    )

    assert response.status_code == 200
    assert response.context["form"].errors["files"]
    assert not StoredFile.objects.exists()


def test_no_file_is_asked_for(client, office, secretary):
    response = client.post(file_url(make_appeal(office)), {"audience": "office"})

    assert response.context["form"].errors["files"] == ["Choose a file."]


def test_operators_are_refused(client, office, operator):
    assert client.post(file_url(make_appeal(office, by=operator))).status_code == 403


def test_another_office_does_not_find_it(client, secretary):
    assert client.get(file_url(make_appeal(make_office()))).status_code == 404
