import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from mediation_office.documents.tests.factories import store_file


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language of the source."""
    with override("en"):
        yield


@pytest.fixture
def store(office):
    """Keeps a file as it was sent: `store(name, content, by=…)`."""

    def keep(name, content, **given):
        upload = SimpleUploadedFile("x", content)
        upload._name = name  # as a hostile sender would have it, not as Django cleans it
        thread = given.pop("thread", None) or uuid.uuid4()
        return store_file(upload, thread=thread, office=office, purpose="attachment", **given)

    return keep
