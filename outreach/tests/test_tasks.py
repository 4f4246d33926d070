import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mediation_office.documents.models import StoredFile
from mediation_office.models import Brake, ThreadKey
from outreach.models import Draft
from outreach.tasks import sweep

pytestmark = pytest.mark.django_db


def test_after_its_hours_a_draft_goes_with_its_files_and_its_key(citizen):
    citizen.write("what", statement="The fence", files=SimpleUploadedFile("a.txt", b"fence"))
    Draft.objects.update(expires_at="2020-01-01T00:00Z")
    Brake.objects.create(key="code:x", began_at="2020-01-01T00:00Z")

    assert sweep() == 1

    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()
    assert not ThreadKey.objects.exists()
    assert not Brake.objects.filter(key="code:x").exists()


def test_what_is_still_kept_stays(citizen):
    citizen.write("what", statement="The fence")

    assert sweep() == 0
    assert Draft.objects.exists()
