"""What the office says of itself and decides for itself: places and settings."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office import spoken
from mediation_office.access import OFFICE, Role, role_required
from mediation_office.accounts import services
from mediation_office.accounts.forms import OfficeEditForm, SettingEditForm
from mediation_office.accounts.models import Office, Setting
from mediation_office.accounts.policies import heads_region
from mediation_office.accounts.settings import SPECS, Group, Spec, version_of_setting
from mediation_office.clock import today
from mediation_office.labels import in_language
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import seen_in


@dataclass(frozen=True)
class SettingLine:
    """One setting: the value in force, and what will follow it."""

    spec: Spec
    current: Setting | None
    coming: list[Setting]

    @property
    def value(self) -> str:
        return written(self.current.value if self.current else self.spec.default)

    @property
    def basis(self) -> Any:
        return (self.current and in_language(self.current, "legal_basis")) or self.spec.basis


def written(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return spoken.number(value) if isinstance(value, int) else str(value)


@require_safe
@role_required(*OFFICE)
def setting_list(request):
    by_code: dict[str, list[Setting]] = {}
    rows = Setting.objects.filter(region=request.user.office.region_id).order_by("valid_from")
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    lines = [_line(spec, by_code.get(spec.code, [])) for spec in SPECS.values()]
    places = list(Group)
    lines.sort(key=lambda line: places.index(line.spec.group))
    context = {"lines": lines, "may_edit": heads_region(request.user)}
    return render(request, "accounts/setting_list.html", context)


def _line(spec, rows):
    for row in rows:
        row.written = written(row.value)
    in_force = [row for row in rows if row.valid_from <= today()]
    coming = [row for row in rows if row.valid_from > today()]
    return SettingLine(spec, in_force[-1] if in_force else None, coming)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def setting_edit(request, code):
    if not heads_region(request.user):
        raise PermissionDenied
    spec = SPECS.get(code)
    if spec is None:
        raise Http404
    region = request.user.office.region
    rows = list(Setting.objects.filter(region=region, code=code).order_by("valid_from"))
    form = SettingEditForm(request.POST or None, spec=spec, newest=rows[-1] if rows else None)
    if form.is_valid():
        try:
            row = services.change_setting(region, code, seen=seen_in(request), **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            day = spoken.plain_day(row.valid_from)
            messages.success(request, _("The new value is valid from %(day)s.") % {"day": day})
            return redirect("accounts:setting_list")
    line, version = _line(spec, rows), version_of_setting(region, code)
    context = {"form": form, "line": line, "version": version}
    return render(request, "accounts/setting_edit.html", context)


@require_safe
@role_required(Role.HEAD)
def office_list(request):
    offices = list(Office.objects.visible_to(request.user).select_related("district"))
    mine = request.user.offices_as(Role.HEAD)
    for office in offices:
        office.may_edit = office.pk in mine
    context = {
        "offices": offices,
        "may_create": any(office.is_main and office.may_edit for office in offices),
    }
    return render(request, "accounts/office_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def office_edit(request, code):
    office = get_object_or_404(Office, code=code, pk__in=request.user.offices_as(Role.HEAD))
    version = office.version  # before the form writes on it what was typed
    form = OfficeEditForm(request.POST or None, instance=office)
    if form.is_valid():
        try:
            services.edit_office(office, seen=seen_in(request), **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved. The site shows it within seconds."))
            return redirect("accounts:office_list")
    context = {"form": form, "place": office, "version": version}
    return render(request, "accounts/office_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def office_create(request):
    """A further office of the region, opened by the head of its main one."""
    main = get_object_or_404(Office, is_main=True, pk__in=request.user.offices_as(Role.HEAD))
    form = OfficeEditForm(request.POST or None, instance=Office(region=main.region))
    if form.is_valid():
        office = form.save(commit=False)
        services.add_office(office)
        messages.success(request, _("The office is open. Invite its staff now."))
        return redirect("accounts:office_list")
    return render(request, "accounts/office_create.html", {"form": form})
