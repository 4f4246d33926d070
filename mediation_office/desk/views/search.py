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
    found = people.find(request.user, text)
    appeals = (
        list(Appeal.objects.visible_to(request.user).matching(text).for_list()[:20]) if text else []
    )
    for appeal in appeals:
        appeal.status_tag = status_of(appeal)
    nothing = text and not (appeals or found.people or found.contacts or found.organisations)
    context = {"q": text, "found": found, "appeals": appeals, "nothing": nothing}
    return render_page(request, "desk/search.html", context, fragment="desk/_search_results.html")
