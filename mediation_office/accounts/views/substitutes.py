"""Who signs while the head is away."""

from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office import spoken
from mediation_office.access import Role, role_required
from mediation_office.accounts import services
from mediation_office.accounts.forms import SubstitutionCreateForm
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.presentation import substitution_status
from mediation_office.components import Confirm
from mediation_office.http import paginate
from mediation_office.lifecycle import BusinessRuleError


@require_safe
@role_required(Role.HEAD)
def substitution_list(request):
    rows = Substitution.objects.visible_to(request.user).with_role()
    rows = rows.select_related("absent", "substitute", "office", "named_by", "ended_by")
    is_past = request.GET.get("when") == "past"
    rows = rows.over() if is_past else rows.not_over()
    page = paginate(request, rows.order_by("-from_on", "absent", "substitute", "until_on", "pk"))
    for row in page.items:
        row.status_tag = substitution_status(row)
    context = {"page": page, "groups": _together(page.items), "is_past": is_past}
    return render(request, "accounts/substitution_list.html", context)


def _together(rows):
    """One absence in several offices is one line: whoever stands in for whom in the same days."""
    same = attrgetter("absent_id", "substitute_id", "from_on", "until_on")
    return [list(absence) for _days, absence in groupby(rows, same)]


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def substitution_create(request):
    form = SubstitutionCreateForm(request.POST or None, absent=request.user)
    if form.is_valid():
        try:
            row = services.name_substitute(
                absent=request.user, by=request.user, **form.cleaned_data
            )
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            told = {"name": row.substitute, "when": spoken.from_day(row.from_on)}
            messages.success(request, _("%(name)s signs for you %(when)s.") % told)
            return redirect("accounts:substitution_list")
    return render(request, "accounts/substitution_create.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def substitution_end(request, substitution):
    rows = Substitution.objects.visible_to(request.user).select_related("substitute")
    row = get_object_or_404(rows, pk=substitution)
    if request.method == "POST":
        try:
            services.end_substitution(row, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The substitution is over."))
        return redirect("accounts:substitution_list")
    question = Confirm(
        title=_("End the substitution by %(name)s?") % {"name": row.substitute},
        consequence=_("From now on %(name)s signs nothing for you. What was signed stays signed.")
        % {"name": row.substitute},
        button=_("End the substitution"),
        cancel_url=reverse("accounts:substitution_list"),
    )
    return render(request, "accounts/substitution_end.html", {"question": question})
