"""How uploads come in: veiled on disk, and stopped early when they are too big.

Nothing of a page is lost by one file that is too big: the rest of the form arrives, and the field
that checks its files says which one it was.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import multipartparser

from mediation_office.documents.files.inspection import Finding
from mediation_office.documents.files.veil import VeiledFile

# a file name of some thousand letters costs the whole form otherwise; Django shortens it afterwards
multipartparser.MAX_TOTAL_HEADER_SIZE = 64 * 1024  # type: ignore[attr-defined]


class IncomingFile(UploadedFile):
    """One file of a form. `is_too_big` when it passed the limit: then nothing of it was kept.
    `finding` once it was looked into.
    """

    is_too_big = False
    finding: Finding | None = None


class VeilingUploadHandler(FileUploadHandler):
    """Keeps each file veiled up to FILE_LIMIT_BYTES; reads on past that, keeping nothing, so that
    the fields behind it arrive; gives up when a request goes on past UPLOAD_FLOOD_BYTES.
    """

    chunk_size = 64 * 1024
    received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file: VeiledFile | None = VeiledFile()
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.seen += len(raw_data)
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_FLOOD_BYTES:
            raise StopUpload(connection_reset=True)
        if self.seen > settings.FILE_LIMIT_BYTES and self.file:
            self.file.close()
            self.file = None
        if self.file:
            self.file.append(raw_data)

    def file_complete(self, file_size: int) -> IncomingFile:
        is_too_big = self.file is None
        file, self.file = self.file or VeiledFile(), None
        upload = IncomingFile(
            file,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
        upload.is_too_big = is_too_big
        return upload

    def upload_interrupted(self) -> None:
        if file := getattr(self, "file", None):
            file.close()
