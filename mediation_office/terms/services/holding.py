"""Counting terms and recording days keep out of each other’s way."""

from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from mediation_office.lifecycle import BusinessRuleError
from mediation_office.patience import BusyError

DAY_LOCK = 0x7E123  # the number of the advisory lock on the day table


def hold_days_still() -> None:
    """Until this transaction ends no day is recorded, so that no count misses one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [DAY_LOCK])


def wait_for_counts() -> None:
    """Let every count that began with the old days finish first; patience is `lock_timeout`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DAY_LOCK])
    except (BusyError, OperationalError) as error:
        raise BusinessRuleError(
            _("Terms are being counted just now. Nothing was recorded: try again in a minute.")
        ) from error
