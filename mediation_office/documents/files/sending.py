"""How a file leaves: always as a download, never kept, never run by a browser."""

from typing import TypeVar

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from mediation_office.documents.files.storage import open_file
from mediation_office.documents.models import StoredFile

Response = TypeVar("Response", bound=HttpResponseBase)
SANDBOX = "sandbox; default-src 'none'"


def stream(stored: StoredFile, *, name: str = "") -> StreamingHttpResponse:
    """The file, opened chunk by chunk; the caller has asked the door and logged the look.

    Public pages give a neutral `name`. Whole and fresh whatever was asked: no ranges, no
    "not modified", so that no header opens another way.
    """
    return _download(
        StreamingHttpResponse(open_file(stored), content_type=stored.content_type),
        name=name or stored.name,
        size=stored.size,
    )


def attach(content: bytes, *, name: str) -> HttpResponse:
    """A paper drawn just now, as a download that nobody keeps."""
    response = HttpResponse(content, content_type="application/pdf")
    return _download(response, name=name, size=len(content))


def _download(response: Response, *, name: str, size: int) -> Response:
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Accept-Ranges"] = "none"
    return response
