"""The register: who mediates, and the card of each."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office.access import SECRETARIAT, Role, role_required
from mediation_office.clock import today
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.services import make_person
from mediation_office.presses import seen_in
from training import policies, services
from training.forms import MediatorCreateForm, MediatorEditForm, MediatorFilterForm
from training.models import Mediator
from training.presentation import (
    certificate_facts,
    certificate_term,
    languages_of,
    move_actions,
    register_facts,
    status_of,
    timeline_of,
)

READERS = (Role.OPERATOR, Role.MEDIATOR, *SECRETARIAT, Role.EDITOR)
OWN_AND_KEEPERS = (Role.MEDIATOR, *SECRETARIAT)


def find_card(request, uuid, *lists):
    """A card that the person reads whole, with these lists of it, or 404."""
    rows = Mediator.objects.cards_visible_to(request.user).for_page()
    return get_object_or_404(rows.prefetch_related(*lists), uuid=uuid)


@require_safe
@role_required(*READERS)
def mediator_list(request):
    form = MediatorFilterForm(request.GET, user=request.user)
    rows = Mediator.objects.visible_to(request.user).for_list().in_alphabet()
    page = paginate(request, _narrowed(rows, **form.chosen))
    context = {
        "form": form,
        "page": page,
        "lines": _lines(request.user, page.items),
        "shows_all": policies.can_read_register(request.user),
        "shows_public": policies.can_read_public_part(request.user),
        "may_edit": policies.can_keep_register(request.user),
    }
    return render_page(
        request, "training/mediator_list.html", context, fragment="training/_mediator_table.html"
    )


@require_safe
@role_required(Role.MEDIATOR)
def card_own(request):
    """A mediator's own card; the list says what to do where there is none."""
    mediator = Mediator.objects.filter(login=request.user).first()
    return redirect(mediator or "training:mediator_list")


def _lines(user, mediators):
    """What each row of the register shows, beside the mediator."""
    shown = [one.pk for one in mediators]
    cards = Mediator.objects.cards_visible_to(user).filter(pk__in=shown)
    readable = set(cards.values_list("pk", flat=True))
    lines = []
    for mediator in mediators:
        mediator.region = user.office.region  # the same for all: nobody asks for it again
        line = {
            "mediator": mediator,
            "status": status_of(mediator),
            "term": certificate_term(mediator),
            "languages": languages_of(mediator),
            "is_away": mediator.is_absent(today()),
            "url": mediator.get_absolute_url() if mediator.pk in readable else "",
        }
        lines.append(line)
    return lines


def _narrowed(rows, *, q="", language="", district=None, **exact):
    rows = rows.filter(**exact)
    rows = rows.speaking(language) if language else rows
    rows = rows.working_in(district) if district else rows
    return rows.named_like(q) if q else rows


@require_safe
@role_required(*OWN_AND_KEEPERS)
def mediator_detail(request, uuid):
    mediator = find_card(request, uuid, "districts", "fields")
    keeps = policies.can_keep_register(request.user)
    changes = policies.can_change_card(request.user, mediator)
    events = mediator.events.select_related("by").order_by("-at", "-pk")
    context = {
        "mediator": mediator,
        "status_tag": status_of(mediator),
        "term": certificate_term(mediator),
        "facts": register_facts(mediator),
        "certificate": certificate_facts(mediator) if mediator.certificate_number else [],
        "ties": mediator.ties.open().for_page(),
        "timeline": timeline_of(events[:20]),
        "is_away": mediator.is_absent(today()),
        "actions": move_actions(mediator) if changes else [],
        "may_edit": keeps,
        "may_change": changes,
    }
    return render(request, "training/mediator_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def mediator_create(request):
    form = MediatorCreateForm(
        request.POST or None,
        user=request.user,
        initial={"kind": "professional", "languages": ["kk", "ru"], "office": request.user.office},
    )
    if form.is_valid():
        try:
            mediator = _add(request.user, form)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The register has the card now."))
            return redirect(mediator)
    return render(request, "training/mediator_create.html", {"form": form})


@transaction.atomic
def _add(user, form):
    """The chosen person or a new one, and their card as a mediator: both or neither."""
    office, data = user.office_as(*SECRETARIAT), form.cleaned_data
    person = form.person or make_person(
        office=office, name=data["name"], born_on=data["born_on"], by=user
    )
    return services.add_mediator(region=office.region, person=person, by=user, **form.columns())


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def mediator_edit(request, uuid):
    mediator = find_card(request, uuid, "districts", "fields")
    if not policies.can_change_card(request.user, mediator):
        raise PermissionDenied
    form = MediatorEditForm(request.POST or None, user=request.user, mediator=mediator)
    if form.is_valid():
        try:
            services.change_mediator(
                mediator, by=request.user, seen=seen_in(request), **form.cleaned_data
            )
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The card is changed."))
            return redirect(mediator)
    return render(request, "training/mediator_edit.html", {"form": form, "mediator": mediator})
