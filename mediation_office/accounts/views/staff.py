"""People on staff and their roles: the head's own office, the administrator's region."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office import spoken
from mediation_office.access import SECRETARIAT, Role, role_required
from mediation_office.accounts import letters, services
from mediation_office.accounts.forms import GrantAddForm, UserFilterForm, UserInviteForm
from mediation_office.accounts.models import Grant, User
from mediation_office.accounts.models.user import GrantState
from mediation_office.accounts.policies import can_grant, can_manage
from mediation_office.accounts.presentation import account_status, role_status
from mediation_office.accounts.undone import undone_of
from mediation_office.components import Confirm
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError

MANAGERS = (Role.HEAD, Role.ADMIN)


def find_person(request, username):
    """Somebody on staff behind the door, or 404."""
    rows = User.objects.visible_to(request.user).select_related("office")
    return get_object_or_404(rows, username=username)


@require_safe
@role_required(*MANAGERS)
def user_list(request):
    form = UserFilterForm(request.GET, by=request.user)
    rows = _narrowed(User.objects.visible_to(request.user), **form.chosen)
    held = Grant.objects.current().select_related("office").order_by("role")
    rows = rows.select_related("office").prefetch_related(
        Prefetch("grants", queryset=held, to_attr="held"), "invitations"
    )
    page = paginate(request, rows.order_by("full_name", "pk"))
    for person in page.items:
        person.status_tag = account_status(person)
    context = {"page": page, "form": form}
    return render_page(
        request, "accounts/user_list.html", context, fragment="accounts/_user_table.html"
    )


def _narrowed(rows, *, q="", office=None, state=""):
    rows = rows.filter(office=office) if office else rows
    rows = rows.in_state(state) if state else rows
    return rows.matching(q)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MANAGERS)
def user_invite(request):
    form = UserInviteForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            invited = services.invite_user(by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            return _answer_invited(request, "accounts/user_invite.html", invited)
    return render(request, "accounts/user_invite.html", {"form": form, "link": ""})


def _answer_invited(request, template, invited):
    """Shown in this answer alone: the link is kept nowhere, so no page can show it again.

    Only to the head of their office, and of somebody who never signed in: whoever has the link is
    that person, and an administrator may read no matter (docs/security.md).
    """
    person = invited.user
    if person.last_login is None and person.office_id in request.user.offices_as(Role.HEAD):
        context = {"form": None, "link": letters.invitation_url(invited.token), "person": person}
        return render(request, template, context)
    messages.success(request, _("The link was sent to %(email)s.") % {"email": person.email})
    return redirect(person)


@require_safe
@role_required(*MANAGERS)
def user_detail(request, username):
    person = find_person(request, username)
    grants = list(
        person.grants.select_related("office", "granted_by", "ended_by").order_by("-from_on", "-pk")
    )
    status_tag = account_status(person)
    for grant in grants:
        grant.status_tag = role_status(grant, of=status_tag)
        grant.may_end = (
            grant.state != GrantState.OVER
            and person != request.user
            and can_grant(request.user, role=grant.role, office=grant.office)
        )
    context = {
        "person": person,
        "status_tag": status_tag,
        "grants": grants,
        "is_me": person == request.user,
        "may_manage": can_manage(request.user, person),
        "invitation": person.invitations.open().last(),
        "sees_looks": request.user.has_role(Role.HEAD),
    }
    return render(request, "accounts/user_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MANAGERS)
def user_invite_again(request, username):
    person = find_person(request, username)
    if not can_manage(request.user, person):
        return _refuse_own(request, person)
    if request.method == "POST":
        try:
            invited = services.invite_again(person, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
            return redirect(person)
        return _answer_invited(request, "accounts/user_invite_again.html", invited)
    question = Confirm(
        title=_("Make a new link for %(name)s?") % {"name": person},
        consequence=_("The link before no longer works. The new one is sent to %(email)s.")
        % {"email": person.email},
        button=_("Make a new link"),
        cancel_url=person.get_absolute_url(),
        kind="primary",
    )
    context = {"question": question, "person": person, "link": ""}
    return render(request, "accounts/user_invite_again.html", context)


def _refuse_own(request, person):
    messages.error(request, _("This account is not yours to open or close. Ask a colleague."))
    return redirect(person)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MANAGERS)
def user_disable(request, username):
    person = find_person(request, username)
    if not can_manage(request.user, person):
        return _refuse_own(request, person)
    if request.method == "POST":
        try:
            services.disable_user(person, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The account of %(name)s is closed.") % {"name": person})
        return redirect(person)
    context = {
        "question": _whether_to_close(person),
        "person": person,
        "undone": undone_of(person, viewer=request.user),
        "hands_over": request.user.has_role(*SECRETARIAT),
    }
    return render(request, "accounts/user_disable.html", context)


def _whether_to_close(person):
    return Confirm(
        title=_("Close the account of %(name)s?") % {"name": person},
        consequence=_(
            "Whatever they have open ends with their next press. What they did and wrote stays."
        ),
        button=_("Close the account"),
        cancel_url=person.get_absolute_url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MANAGERS)
def grant_add(request, username):
    person = find_person(request, username)
    form = GrantAddForm(request.POST or None, by=request.user, initial={"office": person.office_id})
    if form.is_valid():
        try:
            grant = services.grant_role(person, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            told = {"name": person, "when": spoken.from_day(grant.from_on)}
            messages.success(request, _("%(name)s has the role %(when)s.") % told)
            return redirect(person)
    return render(request, "accounts/grant_add.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MANAGERS)
def grant_end(request, username, grant):
    person = find_person(request, username)
    found = get_object_or_404(person.grants.select_related("office"), pk=grant)
    if request.method == "POST":
        try:
            services.end_grant(found, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The role is taken back."))
        return redirect(person)
    told = {"role": found.get_role_display(), "name": person, "office": found.office}
    question = Confirm(
        title=_("Take the role “%(role)s” back from %(name)s?") % told,
        consequence=_("In the office “%(office)s” it ends at once, with their next press.") % told,
        button=_("Take the role back"),
        cancel_url=reverse("accounts:user_detail", args=[person.username]),
    )
    return render(request, "accounts/grant_end.html", {"question": question, "person": person})
