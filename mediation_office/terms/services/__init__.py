"""What happens in the terms room: clocks start, end and are extended; days are recorded."""

from mediation_office.terms.services.clocks import (
    cancel_clock,
    check_extension,
    check_not_late,
    end_wait,
    extend_clock,
    latest_end,
    meet_clock,
    open_wait,
    start_clock,
    start_clocks,
    start_instead,
    term_day,
)
from mediation_office.terms.services.days import (
    ON_NEW_DAYS,
    Mismatch,
    check_clocks,
    foresee_day,
    record_day,
    recount_open_clocks,
    take_day_back,
)
from mediation_office.terms.services.versions import change_term, install_terms

__all__ = [
    "ON_NEW_DAYS",
    "Mismatch",
    "cancel_clock",
    "change_term",
    "check_clocks",
    "check_extension",
    "check_not_late",
    "end_wait",
    "extend_clock",
    "foresee_day",
    "install_terms",
    "latest_end",
    "meet_clock",
    "open_wait",
    "record_day",
    "recount_open_clocks",
    "start_clock",
    "start_clocks",
    "start_instead",
    "take_day_back",
    "term_day",
]
