"""What happens to an appeal: always lock, check, change, record, plan."""

from cases.services.acts import (
    close_forwarded,
    forward_appeal,
    reopen_appeal,
    replace_code,
    withdraw_appeal,
)
from cases.services.clarification import (
    add_to_clarification,
    answer_clarification,
    clarification_files,
    drop_clarification_file,
    keep_clarification_file,
    receive_clarification,
)
from cases.services.complaints import name_complained_of
from cases.services.danger import clear_danger, mark_danger
from cases.services.files import add_files, give_file, request_file
from cases.services.hearings import call_off_hearing, give_minutes, hold_hearing
from cases.services.intake import (
    Filing,
    accept_appeal,
    access_by_code,
    appeal_code,
    dismiss_appeal,
    release_appeal,
)
from cases.services.notes import add_note, write_message
from cases.services.proposing import propose_move
from cases.services.recusal import refuse_recusal, request_recusal, uphold_recusal
from cases.services.registration import (
    decide_appeal,
    identify_applicant,
    make_applicant_card,
    register_appeal,
)
from cases.services.sending import add_signed_scan, keep_scan, mark_move_sent, note_move_sent
from cases.services.signing import (
    drop_move,
    send_back_move,
    sign_move,
    submit_move,
    write_paper,
)

__all__ = [
    "Filing",
    "accept_appeal",
    "access_by_code",
    "add_files",
    "add_note",
    "add_signed_scan",
    "add_to_clarification",
    "answer_clarification",
    "appeal_code",
    "call_off_hearing",
    "clarification_files",
    "clear_danger",
    "close_forwarded",
    "decide_appeal",
    "dismiss_appeal",
    "drop_clarification_file",
    "drop_move",
    "forward_appeal",
    "give_file",
    "give_minutes",
    "hold_hearing",
    "identify_applicant",
    "keep_clarification_file",
    "keep_scan",
    "make_applicant_card",
    "mark_danger",
    "mark_move_sent",
    "name_complained_of",
    "note_move_sent",
    "propose_move",
    "receive_clarification",
    "refuse_recusal",
    "register_appeal",
    "release_appeal",
    "reopen_appeal",
    "replace_code",
    "request_file",
    "request_recusal",
    "send_back_move",
    "sign_move",
    "submit_move",
    "uphold_recusal",
    "withdraw_appeal",
    "write_message",
    "write_paper",
]
