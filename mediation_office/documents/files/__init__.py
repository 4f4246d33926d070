"""Private files: told by their content, sealed in chunks on disk, streamed to who may.

Plain text of a file is never on the disk, and never whole in memory.
"""

from mediation_office.documents.files.sending import attach, stream
from mediation_office.documents.files.storage import open_file

__all__ = ["attach", "open_file", "stream"]
