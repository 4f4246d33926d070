"""Cards of people: who they are, how to reach them, which matters they have."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mediation_office import brakes
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.accounts.models import User
from mediation_office.components import TimelineItem
from mediation_office.history import Change, changes_of
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import matters, policies, safe, search, services
from mediation_office.people.forms.people import (
    CodeWordForm,
    PersonCreateForm,
    PersonEditForm,
    PersonFilterForm,
    PersonForm,
    PointAddForm,
)
from mediation_office.people.models import Contact, ContactPoint, Person
from mediation_office.people.phones import is_number
from mediation_office.people.presentation import card_lines, points_told, rules_told
from mediation_office.people.views.reach import reach_page
from mediation_office.presses import ChangedError, seen_in

MOST_CHANGES = 30


@require_GET
@role_required(*DESK)
def person_list(request: HttpRequest) -> HttpResponse:
    form = PersonFilterForm(request.GET)
    rows = Person.objects.visible_to(request.user)
    q = form.chosen.get("q", "")
    refusal = search.refused(request.user, q)
    if refusal:
        rows = rows.none()
    elif is_number(q):
        rows = rows.reachable_by(request.user).with_phone(q).in_alphabet()
    else:
        rows = rows.named_like(q) if q else rows.in_alphabet()
    context = {
        "form": form,
        "page": paginate(request, rows),
        "q": q,
        "refusal": refusal,
        "may_edit": policies.can_keep_cards(request.user),
    }
    return render_page(
        request, "people/person_list.html", context, fragment="people/_person_table.html"
    )


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def person_create(request: HttpRequest) -> HttpResponse:
    """A card is made only after the ones that look alike were shown."""
    form = PersonCreateForm(request.POST or None, initial={"language": "kk"})
    suggestions = []
    if form.is_valid() and _may_ask_iin(request, form):
        fields = form.cleaned_data
        office = request.user.office_as(*SECRETARIAT)
        if not fields.pop("is_new"):
            suggestions = services.suggest_people(
                by=request.user, region=office.region, name=fields["name"], iin=fields["iin"]
            )
        if not suggestions:
            try:
                person = services.make_person(office=office, by=request.user, **fields)
            except BusinessRuleError as error:
                form.add_error("iin", str(error))
            else:
                messages.success(request, _("The card is made."))
                return redirect(person)
    context = {"form": form, "suggestions": card_lines(request.user, suggestions)}
    return render(request, "people/person_create.html", context)


@require_GET
@role_required(*DESK)
def person_detail(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_card(request, uuid)
    may_reach = policies.can_reach(request.user, person)
    may_edit = policies.can_keep_cards(request.user)
    turns = Contact.objects.visible_to(request.user).filter(person=person)
    contacts = list(turns.for_card(request.user))
    told = list(safe.told_of(person)) if may_reach else []
    known = matters.of_person(request.user, person)
    may_change = may_reach and not any(line.is_kept for line in known)
    context = {
        "person": person,
        "may_reach": may_reach,
        "kept_by": person.office,
        "may_keep": may_edit,
        "may_change": may_change,
        "may_edit": may_edit and may_change,
        "points": points_told(person, contacts) if may_reach else [],
        "rules": safe.rules_of_card(person, told) if may_reach else None,
        "sources": rules_told(told, contacts),
        "contacts": contacts[:20],
        "matters": known,
        "code_word_form": CodeWordForm(),
    }
    return render(request, "people/person_detail.html", context)


@require_GET
@role_required(*SECRETARIAT)
def person_history(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_to_reach(request, uuid, purpose="history")
    context = {"person": person, "changes": _changes(person)}
    return render(request, "people/person_history.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def person_edit(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_to_reach(request, uuid, purpose="edit")
    fields = ("name", "iin", "born_on", "sex", "language")
    initial = {name: getattr(person, name) for name in fields} | {"needs": person.need_codes}
    form = PersonEditForm(request.POST or None, initial=initial)
    if form.is_valid() and _may_ask_iin(request, form):
        try:
            services.edit_person(
                person, by=request.user, seen=seen_in(request), **form.cleaned_data
            )
        except ChangedError as error:
            form.add_error(None, str(error))
        except BusinessRuleError as error:
            form.add_error("iin", str(error))
        else:
            messages.success(request, _("The card is changed."))
            return redirect(person)
    return render(request, "people/person_edit.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def point_add(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_to_reach(request, uuid, purpose="reach")
    form = PointAddForm(request.POST or None, initial={"kind": "phone"})
    if form.is_valid():
        try:
            services.take_point(person=person, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The card has it now."))
            return redirect(person)
    return render(request, "people/point_add.html", {"form": form, "person": person})


@require_POST
@role_required(*SECRETARIAT)
def point_retire(request: HttpRequest, uuid) -> HttpResponse:
    points = ContactPoint.objects.on_card().select_related("person")
    point = get_object_or_404(points, uuid=uuid)
    person = _find_to_reach(request, point.person.uuid, purpose="reach")
    try:
        services.retire_point(point, by=request.user)
    except BusinessRuleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Nobody will be reached there any more."))
    return redirect(person)


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def safe_contact_edit(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_to_reach(request, uuid, purpose="reach")
    known = person.safe_contacts.on_card().first()
    return reach_page(request, "people/safe_contact_edit.html", person, known=known, person=person)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def code_word_edit(request: HttpRequest, uuid) -> HttpResponse:
    person = _find_to_reach(request, uuid, purpose="code-word")
    form = CodeWordForm(request.POST or None)
    if form.is_valid():
        try:
            services.set_code_word(person, word=form.cleaned_data["word"], by=request.user)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The code word is set. Nobody will see it again."))
            return redirect(person)
    return render(request, "people/code_word_edit.html", {"form": form, "person": person})


@require_POST
@role_required(*DESK)
def code_word_check(request: HttpRequest, uuid) -> HttpResponse:
    """The word is compared, never shown; tries are few, and every one is in the look log."""
    person = _reachable_or_404(request, uuid)
    try:
        is_right = services.try_code_word(
            person, request.POST.get("word", "")[:60], by=request.user
        )
    except brakes.TooManyTries:
        messages.error(request, _("Too many tries within an hour. Ask them to come in person."))
        return redirect(person)
    if is_right:
        messages.success(request, _("The code word is right."))
    else:
        messages.error(request, _("The code word is not right. Tell them nothing about a matter."))
    return redirect(person)


def _may_ask_iin(request: HttpRequest, form: PersonForm) -> bool:
    """An IIN tells whose card it stands on: asked as rarely as a search by number."""
    typed = form.cleaned_data["iin"]
    refusal = typed and typed != form.initial.get("iin") and search.refused_number(request.user)
    if refusal:
        form.add_error("iin", refusal)
    return not refusal


def _changes(person: Person) -> list[TimelineItem]:
    """What became of the card: which field, when and by whom, never what it said."""
    of_card = changes_of(Person.objects.filter(pk=person.pk))
    of_points = changes_of(person.points.on_card())
    of_safety = changes_of(person.safe_contacts.on_card())
    told = [
        *((change, _card_words(change)) for change in of_card),
        *((change, _point_words(change)) for change in of_points),
        *((change, _("safe contact written down")) for change in of_safety),
    ]
    told.sort(key=lambda pair: pair[0].at, reverse=True)
    names = dict(
        User.objects.filter(pk__in={change.user_id for change, _words in told}).values_list(
            "pk", "full_name"
        )
    )
    return [
        TimelineItem(at=change.at, title=words, text=names.get(change.user_id, ""))
        for change, words in told[:MOST_CHANGES]
    ]


def _card_words(change: Change) -> str:
    if change.is_first:
        return _("card made")
    shown = [name for name in change.fields if name not in ("search_key", "iin_index")]
    fields = ", ".join(str(Person._meta.get_field(name).verbose_name) for name in shown)
    return _("changed: %(fields)s") % {"fields": fields}


def _point_words(change: Change) -> str:
    kind = change.row.get_kind_display()
    if change.is_first:
        return _("added: %(kind)s") % {"kind": kind}
    return _("no longer valid: %(kind)s") % {"kind": kind}


def _find_card(request: HttpRequest, uuid) -> Person:
    """The card behind the door, or 404; the look is logged in the same transaction."""
    with transaction.atomic():
        person = _card_or_404(request, uuid)
        services.log_card(request.user, person)
    return person


def _find_to_reach(request: HttpRequest, uuid, *, purpose: str) -> Person:
    """The same for whoever may know how to reach them."""
    with transaction.atomic():
        person = _reachable_or_404(request, uuid)
        services.log_card(request.user, person, purpose=purpose)
    return person


def _card_or_404(request: HttpRequest, uuid) -> Person:
    rows = Person.objects.visible_to(request.user).select_related("region", "office")
    return get_object_or_404(rows, uuid=uuid)


def _reachable_or_404(request: HttpRequest, uuid) -> Person:
    person = _card_or_404(request, uuid)
    if not policies.can_reach(request.user, person):
        raise Http404
    return person
