"""Pages that inform: no script, no cookie, nothing of the reader kept."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, pgettext_lazy
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from mediation_office.accounts.context import public_identity
from mediation_office.accounts.models import Office
from mediation_office.accounts.settings import setting
from mediation_office.content import services as content
from mediation_office.content.declared import PAGES

KEPT_SECONDS = 60  # a page that informs may be this old in a reader's browser
SPOKEN = {
    "kk": pgettext_lazy("language spoken at an office", "Kazakh"),
    "ru": pgettext_lazy("language spoken at an office", "Russian"),
    "en": pgettext_lazy("language spoken at an office", "English"),
}
TOPICS = ("family", "neighbours", "work", "debt", "land", "school")


@dataclass(frozen=True)
class Place:
    """An office as the public sees it."""

    office: Office

    @property
    def where(self) -> str:
        return self.office.district.name if self.office.district else self.office.name

    @property
    def tel(self) -> str:
        return "".join(sign for sign in self.office.phone if sign.isdigit() or sign == "+")

    @property
    def languages(self) -> list[str]:
        return [str(SPOKEN[code]) for code in self.office.languages.split(",") if code in SPOKEN]


@require_safe
@login_not_required
def entrance(request):
    """The bare address sends on in the reader's language; Kazakh when it is none of ours."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
@login_not_required
def robots(request):
    """Search engines read the pages that inform and leave the rest alone."""
    return HttpResponse(ROBOTS, content_type="text/plain")


ROBOTS = "User-agent: *\n" + "".join(
    f"Disallow: /*/{word}/\n" for word in ("appeal", "status", "answer")
)


@require_safe
@login_not_required
@gzip_page  # these pages hold no secret that compression could betray
def home(request):
    context = {"places": _places(), "is_free": _is_free(), "topics": TOPICS}
    return _kept(render(request, "outreach/home.html", context))


@require_safe
@login_not_required
@gzip_page
def office_list(request):
    return _kept(render(request, "outreach/office_list.html", {"places": _places()}))


@require_safe
@login_not_required
@gzip_page
def guide_detail(request, slug):
    identity = public_identity()
    if slug not in PAGES or identity is None:
        raise Http404
    language = get_language()
    titles = content.page_titles(identity.region, language)
    context = {
        "page": content.page(identity.region, slug, language, **_said_of(identity)),
        "others": [(other, title) for other, title in titles.items() if other != slug],
    }
    return _kept(render(request, "outreach/guide_detail.html", context))


def _said_of(identity):
    """What pages say of the institution, in the language that is active."""
    return {
        "region": identity.region_name,
        "office": identity.name,
        "bin": identity.bin,
        "phone": identity.number,
        "tel": identity.tel,
        "complaint_body": identity.region.parent,
    }


def _places():
    """Every office of the region, main one first; one query in five seconds a process."""

    def read():
        identity = public_identity()
        rows = Office.objects.filter(region=identity and identity.region)
        ordered = rows.select_related("district").order_by("-is_main", "position", "pk")
        return [Place(office) for office in ordered]

    return caches["pages"].get_or_set("places", read)


def _is_free():
    def read():
        identity = public_identity()
        return bool(identity and setting(identity.region, "mediation.free"))

    return caches["pages"].get_or_set("is_free", read)


def _kept(response):
    patch_cache_control(response, max_age=KEPT_SECONDS)
    return response
