"""Pages and requests: one way to render, one way to page through a list, and what is refused at the
door.
"""

import codecs
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import defaults

METHODS = {"GET", "HEAD", "POST"}
ROWS_ON_A_PAGE = 25
DEVICES = (  # what no page of ours uses
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, fragment: str
) -> HttpResponse:
    """Send htmx the fragment, and everyone else the page that includes it."""
    htmx = request.htmx  # type: ignore[attr-defined]
    wants_fragment = htmx and not htmx.boosted and not htmx.history_restore_request
    response = render(request, fragment if wants_fragment else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, where it stands and the addresses beside it (filters kept)."""

    items: list[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int
    previous_url: str
    next_url: str


def paginate(request: HttpRequest, rows: QuerySet) -> Page:
    """The page that `?page=` names (a wrong number gives the nearest).

    Two queries, however long the list is.
    """
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page", "1")[:9])
    return Page(
        items=list(page.object_list),
        number=page.number,
        pages=page.paginator.num_pages,
        total=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        previous_url=_page_url(request.GET, page.number - 1) if page.has_previous() else "",
        next_url=_page_url(request.GET, page.number + 1) if page.has_next() else "",
    )


def _page_url(query: QueryDict, number: int) -> str:
    kept = [(key, value) for key, values in query.lists() if key != "page" for value in values]
    return "?" + urlencode([*kept, ("page", number)])


def redirect_back(request: HttpRequest, *, otherwise: str) -> HttpResponseRedirect:
    """To the address of ours that the form names in `next`, else `otherwise`; never elsewhere."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(wanted if ours and wanted.startswith("/") else otherwise)


def client_address(request: HttpRequest) -> str:
    """The caller's address: the proxy's word counts only for as many proxies as the
    settings trust.
    """
    trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [
        part.strip()
        for part in request.headers.get("x-forwarded-for", "").split(",")
        if part.strip()
    ]
    if trusted and len(forwarded) >= trusted:
        return forwarded[-trusted]
    return request.META.get("REMOTE_ADDR", "")


def no_such_page(request: HttpRequest, row: str = "") -> HttpResponse:
    """In the place of a library's page that is none of ours."""
    raise Http404


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    page = "403_staff.html" if _is_signed_in(request) else "403.html"
    return defaults.permission_denied(request, exception, template_name=page)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    page = "404_staff.html" if _is_signed_in(request) else "404.html"
    return defaults.page_not_found(request, exception, template_name=page)


def _is_signed_in(request: HttpRequest) -> bool:
    """Who stays in the frame of the desk; a stranger's page asks nothing of the database."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and request.resolver_match)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read: a sentence for each thing that may be too much, another for what makes
    no sense.
    """
    excess = _excess(exception)
    page, status = ("413.html", 413) if excess else ("400.html", 400)
    # without the request: whatever was refused before it knew its user, this page comes
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        words = render_to_string(page, {"excess": excess, "files": settings.FILES_LIMIT})
        return HttpResponse(words, status=status)


def _excess(exception: Exception) -> str:
    """Of what there is too much in a request."""
    if isinstance(exception, TooManyFilesSent):
        return "files"
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return "text"
    # Django has no class of its own for it: the name of a file is all that is long there
    is_long_name = isinstance(exception, MultiPartParserError) and "header size" in str(exception)
    return "name" if is_long_name else ""


class Protect:
    """What every answer says to browsers: nobody else embeds it, and it asks for no device."""

    headers = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DEVICES),
    }

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class RefuseNonsense:
    """Refuse what no page of ours takes: other methods (TRACE and friends), NUL bytes, text that is
    no UTF-8.

    A cookie that makes no sense counts as none: a browser would send it again and again.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(sorted(METHODS))
        if _is_other_encoding(request) or _is_nonsense(request.path) or _is_nonsense_query(request):
            raise BadRequest("this is no text in UTF-8")
        for name in [name for name, value in request.COOKIES.items() if _is_nonsense(value)]:
            del request.COOKIES[name]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Typed text: NUL bytes are dropped (PostgreSQL cannot keep them), so that nothing else is
        lost.
        """
        if request.method == "POST" and any(
            "\x00" in text for _key, texts in request.POST.lists() for text in texts
        ):
            cleaned = request.POST.copy()
            for key, texts in request.POST.lists():
                cleaned.setlist(key, [text.replace("\x00", "") for text in texts])
            cleaned._mutable = False
            request.POST = cleaned  # type: ignore[assignment]
        return None


def _is_other_encoding(request: HttpRequest) -> bool:
    """Whether the request names an encoding of its own: some are no text, some hide half signs."""
    if "office.encoding" in request.META:  # taken away by wsgi.py
        return True
    return bool(request.encoding) and codecs.lookup(str(request.encoding)).name != "utf-8"


def _is_nonsense(text: str) -> bool:
    return "\x00" in text or "\ufffd" in text


def _is_nonsense_query(request: HttpRequest) -> bool:
    return any(
        _is_nonsense(key) or any(map(_is_nonsense, values)) for key, values in request.GET.lists()
    )


class NotAllowed:
    """An address that is only for pressing a button says so on a page, not with an empty one."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response.content = render_to_string("405.html")
        return response


class NoStore:
    """Pages behind the sign-in, and those that say so by `response.private`, are never kept by a
    browser or proxy.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user = getattr(request, "user", None)
        is_way_in = request.path_info.startswith("/account/")
        is_staff = user is not None and user.is_authenticated
        if getattr(response, "private", False) or is_way_in or is_staff:
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response
