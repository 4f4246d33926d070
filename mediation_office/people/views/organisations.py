"""The directory: whom appeals are passed on to, who sends people to us."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import policies, services
from mediation_office.people.forms.organisations import (
    OrganisationCreateForm,
    OrganisationEditForm,
    OrganisationFilterForm,
)
from mediation_office.people.models import Organisation
from mediation_office.presses import seen_in


@require_GET
@role_required(*DESK)
def organisation_list(request: HttpRequest) -> HttpResponse:
    form = OrganisationFilterForm(request.GET, user=request.user)
    rows = Organisation.objects.visible_to(request.user).filter(is_retired=False)
    rows = rows.select_related("district").in_alphabet()
    exact = form.chosen
    q = exact.pop("q", "")
    rows = rows.filter(**exact)
    rows = rows.named_like(q) if q else rows
    context = {
        "form": form,
        "page": paginate(request, rows),
        "may_edit": policies.can_keep_cards(request.user),
    }
    return render_page(
        request,
        "people/organisation_list.html",
        context,
        fragment="people/_organisation_table.html",
    )


@require_GET
@role_required(*DESK)
def organisation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _organisation_or_404(request, pk)
    context = {"organisation": organisation, "may_edit": policies.can_keep_cards(request.user)}
    return render(request, "people/organisation_detail.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def organisation_create(request: HttpRequest) -> HttpResponse:
    form = OrganisationCreateForm(
        request.POST or None, user=request.user, initial={"takes_appeals": True}
    )
    if form.is_valid():
        region = request.user.office.region
        organisation = services.make_organisation(region=region, **form.cleaned_data)
        messages.success(request, _("The directory has it now."))
        return redirect(organisation)
    return render(request, "people/organisation_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def organisation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _organisation_or_404(request, pk)
    initial = {name: getattr(organisation, name) for name in OrganisationEditForm.base_fields}
    form = OrganisationEditForm(request.POST or None, user=request.user, initial=initial)
    if form.is_valid():
        try:
            services.edit_organisation(organisation, seen=seen_in(request), **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The entry is changed."))
            return redirect(organisation)
    context = {"form": form, "organisation": organisation}
    return render(request, "people/organisation_edit.html", context)


def _organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    rows = Organisation.objects.visible_to(request.user).select_related("district")
    return get_object_or_404(rows, pk=pk)
