"""Which rows of the cases room."""

from cases.querysets.appeals import SAME_NAME, AppealQuerySet
from cases.querysets.matters import AccessQuerySet, MatterEventQuerySet
from cases.querysets.moves import (
    MoveQuerySet,
    duties,
    notice_of_move,
    papers_to_sign,
    recusals_to_decide,
    running_duties,
)
from cases.querysets.queues import DUE_WITHIN, is_late_to_register, to_hand_over, waiting

__all__ = [
    "DUE_WITHIN",
    "SAME_NAME",
    "AccessQuerySet",
    "AppealQuerySet",
    "MatterEventQuerySet",
    "MoveQuerySet",
    "duties",
    "is_late_to_register",
    "notice_of_move",
    "papers_to_sign",
    "recusals_to_decide",
    "running_duties",
    "to_hand_over",
    "waiting",
]
