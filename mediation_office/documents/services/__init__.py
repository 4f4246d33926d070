"""What happens in the documents room: to papers, and to sealed files."""

from mediation_office.documents.services.files import (
    check_file,
    delete_file,
    drop_kept_file,
    keep_file,
    kept_files,
    recheck_held_files,
    seal_file,
    sweep_files,
)
from mediation_office.documents.services.papers import (
    attach_signed_scan,
    draft_paper,
    drop_paper,
    edit_paper,
    issue_paper,
    mark_sent,
    require_scan_of,
    send_back_paper,
    sign_paper,
    submit_paper,
)

__all__ = [
    "attach_signed_scan",
    "check_file",
    "delete_file",
    "draft_paper",
    "drop_kept_file",
    "drop_paper",
    "edit_paper",
    "issue_paper",
    "keep_file",
    "kept_files",
    "mark_sent",
    "recheck_held_files",
    "require_scan_of",
    "seal_file",
    "send_back_paper",
    "sign_paper",
    "submit_paper",
    "sweep_files",
]
