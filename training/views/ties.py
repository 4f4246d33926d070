"""To whom a mediator is near: declared by themselves or by the secretariat, withdrawn by the
latter.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mediation_office.access import SECRETARIAT, Role, role_required
from mediation_office.lifecycle import BusinessRuleError
from training import services
from training.forms import TieDeclareForm
from training.models import Mediator, MediatorTie
from training.presentation import tie_withdrawal
from training.views.register import find_card


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MEDIATOR, *SECRETARIAT)
def tie_declare(request, uuid):
    mediator = find_card(request, uuid)
    form = TieDeclareForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            services.declare_tie(mediator, by=request.user, **form.columns())
        except BusinessRuleError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("The tie is on record."))
            return redirect(mediator)
    return render(request, "training/tie_declare.html", {"form": form, "mediator": mediator})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def tie_withdraw(request, uuid):
    mediators = Mediator.objects.cards_visible_to(request.user)
    rows = MediatorTie.objects.for_page().select_related("mediator__person")
    tie = get_object_or_404(rows.filter(mediator__in=mediators), uuid=uuid)
    if request.method == "POST":
        try:
            services.withdraw_tie(tie, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The tie is withdrawn."))
        return redirect(tie.mediator)
    return render(
        request, "training/tie_withdraw.html", {"tie": tie, "question": tie_withdrawal(tie)}
    )
