"""The desk: every turn to the office."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mediation_office import brakes
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import parse_reference
from mediation_office.people import matters, policies, safe, search, services
from mediation_office.people.choices import ContactOutcome
from mediation_office.people.forms.contacts import (
    ContactCreateForm,
    ContactFilterForm,
    ContactIdentifyForm,
)
from mediation_office.people.models import Contact, ContactPoint, SafeContact
from mediation_office.people.phones import is_number
from mediation_office.people.presentation import CardLine, Told, card_lines, new_appeal_url, next_of
from mediation_office.people.views.reach import reach_page


@require_GET
@role_required(*DESK)
def contact_list(request: HttpRequest) -> HttpResponse:
    form = ContactFilterForm(request.GET, user=request.user)
    rows = Contact.objects.visible_to(request.user).for_list()
    refusal = search.refused(request.user, form.chosen.get("q", ""))
    rows = _narrowed(rows.none() if refusal else rows, by=request.user, **form.chosen)
    context = {
        "form": form,
        "page": paginate(request, rows),
        "refusal": refusal,
    }
    return render_page(
        request, "people/contact_list.html", context, fragment="people/_contact_table.html"
    )


def _narrowed(rows: QuerySet, *, by, q="", from_=None, until=None, **exact) -> QuerySet:
    rows = rows.filter(**exact)
    if from_:
        rows = rows.filter(at__date__gte=from_)
    if until:
        rows = rows.filter(at__date__lte=until)
    if reference := parse_reference(q):
        return rows.filter(reference=reference)
    if q and (elsewhere := rows.numbered_elsewhere(q)).exists():
        return elsewhere
    if is_number(q):
        return rows.with_phone(q, ContactPoint.objects.all(), by=by)
    return rows.named_like(q) if q else rows


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def contact_create(request: HttpRequest) -> HttpResponse:
    earlier = _followed(request)
    form = ContactCreateForm(request.POST or None, user=request.user, follows=earlier)
    if form.is_valid():
        try:
            contact = services.record_contact(by=request.user, **form.fields_of_contact())
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            saved = _("Contact %(reference)s is recorded.") % {"reference": contact.reference}
            messages.success(request, saved)
            return redirect(_onwards(contact))
    return render(request, "people/contact_create.html", {"form": form})


def _followed(request: HttpRequest) -> Contact | None:
    """The contact whose call back is written down, in its own matter."""
    reference = parse_reference(request.GET.get("follows", ""))
    rows = Contact.objects.visible_to(request.user).select_related("person")
    return rows.filter(reference=reference).first() if reference else None


def _onwards(contact: Contact) -> str:
    """Where the desk goes next: an appeal is opened from its contact."""
    if contact.outcome != ContactOutcome.APPEAL:
        return contact.get_absolute_url()
    return new_appeal_url(contact)


@require_GET
@role_required(*DESK)
def contact_detail(request: HttpRequest, reference: str) -> HttpResponse:
    contact = _find_contact(request, reference)
    reaches = policies.can_reach_by(request.user, contact)
    grown = matters.of_thread(request.user, contact.thread)
    rules = safe.rules_in_matter(contact.thread)
    is_kept = any(line.is_kept for line in grown)
    context = {
        "contact": contact,
        "note": contact.note,
        "points": [Told(one) for one in ContactPoint.objects.of_matter(contact.thread)]
        if reaches
        else [],
        "rules": rules,
        "matters": grown,
        "next": next_of(contact, rules, has_matters=bool(grown), is_promised=contact.is_promised),
        "may_change": reaches and not is_kept,
        "may_identify": policies.can_keep_cards(request.user) and not is_kept,
    }
    return render(request, "people/contact_detail.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def contact_safe_edit(request: HttpRequest, reference: str) -> HttpResponse:
    contact = _find_contact(request, reference)
    if not policies.can_reach_by(request.user, contact):
        raise Http404
    return reach_page(
        request,
        "people/contact_safe_edit.html",
        contact,
        known=SafeContact.objects.of_side(contact.thread).first(),
        thread=contact.thread,
        person=contact.person,
    )


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def contact_identify(request: HttpRequest, reference: str) -> HttpResponse:
    contact = _find_contact(request, reference)
    suggestions = _suggestions(request, contact)
    form = ContactIdentifyForm(
        request.POST or None,
        cards=[card.person for card in suggestions],
        initial={"name": contact.name_stated},
    )
    opens = form.is_valid() and _opens(request, contact, form)
    if form.is_valid():
        told = {"chosen": form.chosen, "name": form.cleaned_data["name"], "opens": opens}
        try:
            person = services.identify_contact(contact, by=request.user, **told)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The contact belongs to this card now."))
            return redirect(person)
    context = {"form": form, "contact": contact, "suggestions": suggestions}
    return render(request, "people/contact_identify.html", context)


def _opens(request: HttpRequest, contact: Contact, form: ContactIdentifyForm) -> bool:
    """Whether what they named, or else their telephone, opens the chosen card; what they named and
    does not stand there is a mistake.
    """
    person, told = form.chosen, form.cleaned_data["told"]
    if person is None:
        return False
    if not told:
        phone = ContactPoint.objects.of_matter(contact.thread).phone()
        return services.opens_card(person, office=contact.office, told=[phone], by=request.user)
    try:
        fits = services.try_card(person, told, by=request.user)
    except brakes.TooManyTries:
        form.add_error("told", _("Too many tries within an hour. Ask the office of the card."))
        return False
    if not fits:
        form.add_error("told", _("This does not stand on the card."))
    return fits


def _suggestions(request: HttpRequest, contact: Contact) -> list[CardLine]:
    found = services.suggest_people(
        by=request.user,
        region=contact.office.region,
        name=contact.name_stated,
        phone=ContactPoint.objects.of_matter(contact.thread).phone(),
    )
    return card_lines(request.user, found)


def _find_contact(request: HttpRequest, reference: str) -> Contact:
    """The contact behind the door, or 404; the look is logged in the same transaction."""
    rows = Contact.objects.visible_to(request.user).select_related(
        "office__region",
        "person",
        "topic",
        "district",
        "source",
        "taken_by",
        "referred_to",
    )
    promised = Exists(Contact.objects.filter(pk=OuterRef("pk")).to_call_back())
    rows = rows.annotate(is_promised=promised)
    with transaction.atomic():
        contact = get_object_or_404(rows, reference=parse_reference(reference) or "")
        services.log_contact(request.user, contact)
    return contact
