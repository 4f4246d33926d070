"""What pages for somebody without an account have in common."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from mediation_office.accounts.context import public_region
from mediation_office.accounts.models import Region
from mediation_office.http import client_address
from outreach.services.uploads import take_files


def citizen_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for somebody without an account: no browser keeps it, no trace holds what was said."""

    @wraps(view)
    def private(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.private = True
        return response

    return login_not_required(sensitive_post_parameters()(private))


def region_here() -> Region:
    region = public_region()
    if region is None:  # no office was opened here yet
        raise Http404
    return region


def files_taken(request: HttpRequest, keep: Callable[[UploadedFile], object]) -> list[str]:
    """Keep the files of the press; a sentence for each that could not be taken."""
    uploads = request.FILES.getlist("files")
    if not uploads:
        return []
    return take_files(uploads, keep, address=client_address(request), region=region_here())
