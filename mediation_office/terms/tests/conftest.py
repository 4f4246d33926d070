"""Tests of days stand on one day of their own, and read English."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from mediation_office.clock import telling


@pytest.fixture(autouse=True)
def monday_in_english():
    """Monday, 23 November 2026, 11:00 in Aqtau: years are named when they are others than 2026."""
    with override("en"), telling(datetime(2026, 11, 23, 6, tzinfo=UTC)):
        yield
