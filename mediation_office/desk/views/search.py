"""Search over references, register numbers, names in any script, telephones and organisations;
never over sealed text.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cases.models import Appeal
from cases.presentation import status_of
from mediation_office.access import STAFF, role_required
from mediation_office.http import render_page
from mediation_office.people import search as people


@require_safe
@role_required(*STAFF)
def search(request: HttpRequest) -> HttpResponse:
    """What the reader may not see is not found, and nothing tells it from what does not exist."""
    text = request.GET.get("q", "").strip()[:200]
    refusal = people.refused(request.user, text)
    found, appeals = people.Found(), []
    if text and not refusal:
        found = people.find(request.user, text)
        matching = Appeal.objects.visible_to(request.user).matching(text, by=request.user)
        appeals = list(matching.for_list()[:20])
    for appeal in appeals:
        appeal.status_tag = status_of(appeal)
    context = {
        "q": text,
        "found": found,
        "appeals": appeals,
        "nothing": text and not (appeals or found or refusal),
        "refusal": refusal,
    }
    return render_page(request, "desk/search.html", context, fragment="desk/_search_results.html")
