"""How a mediator stands: in the register, suspended, excluded; present or absent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mediation_office.access import SECRETARIAT, role_required
from mediation_office.lifecycle import BusinessRuleError
from training import lifecycle, policies, services
from training.forms import AbsenceSetForm, StandingChangeForm
from training.presentation import move_consequence, move_words
from training.views.register import find_card


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def standing_change(request, uuid, code):
    mediator = find_card(request, uuid)
    transition = lifecycle.transition_named(code)
    if transition is None:
        raise Http404
    if not policies.can_change_card(request.user, mediator):
        raise PermissionDenied
    form = StandingChangeForm(request.POST or None, reasons=lifecycle.REASONS[code])
    if form.is_valid():
        try:
            services.change_standing(mediator, transition, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The standing is changed."))
            return redirect(mediator)
    words = {"title": move_words(code), "consequence": move_consequence(code)}
    context = {"form": form, "mediator": mediator, "is_end": transition == lifecycle.END} | words
    return render(request, "training/standing_change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def absence_set(request, uuid):
    mediator = find_card(request, uuid)
    form = AbsenceSetForm(request.POST if request.method == "POST" else None, mediator=mediator)
    if form.is_valid():
        try:
            _set(mediator, form.cleaned_data, by=request.user)
        except BusinessRuleError as error:
            form.add_error("until", str(error))
        else:
            messages.success(request, _("The absence is entered."))
            return redirect(mediator)
    return render(request, "training/absence_set.html", {"form": form, "mediator": mediator})


def _set(mediator, data, *, by):
    if data["until"]:
        return services.set_absence(mediator, by=by, **data)
    return services.end_absence(mediator, by=by)
