"""What happens on the public site."""

from outreach.services.drafts import (
    add_file,
    cut_fields,
    delete_draft,
    drop_file,
    open_draft,
    start_draft,
    sweep_drafts,
    write_draft,
)
from outreach.services.sending import find_sent, send_draft, token_of

__all__ = [
    "add_file",
    "cut_fields",
    "delete_draft",
    "drop_file",
    "find_sent",
    "open_draft",
    "send_draft",
    "start_draft",
    "sweep_drafts",
    "token_of",
    "write_draft",
]
