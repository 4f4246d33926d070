import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language of the source."""
    with override("en"):
        yield
