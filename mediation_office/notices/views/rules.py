"""Reminder rules of a region: read by who works on matters, changed by the main office's head."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office.access import OFFICE, Role, role_required
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import heads_region
from mediation_office.components import Status, TimelineItem
from mediation_office.history import changes_of
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import planner
from mediation_office.notices.forms import RuleEditForm
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import ReminderRule
from mediation_office.presses import seen_in
from mediation_office.terms.choices import Unit

RECIPIENTS = {
    "responsible": gettext_lazy("whoever is responsible"),
    "secretary": Role.SECRETARY.label,
    "head": Role.HEAD.label,
}


@dataclass(frozen=True)
class RuleLine:
    """One rule in words."""

    rule: ReminderRule

    @property
    def kind(self) -> str:
        return str(KINDS[self.rule.kind].label)

    @property
    def anchor(self) -> str:
        return str(planner.ANCHORS[self.rule.anchor].label)

    @property
    def distance(self) -> str:
        return distance_in_words(self.rule)

    @property
    def recipients(self) -> list[str]:
        return [str(RECIPIENTS[word]) for word in self.rule.recipients.split(",")]

    @property
    def state(self) -> Status:
        if self.rule.is_on:
            return Status("good", "done", _("on"))
        return Status("", "closed", _("off"))


def distance_in_words(row: Any) -> str:
    """How far from the date a rule, or a version of one, reminds."""
    if row.offset == 0:
        return _("on the day itself")
    number = abs(row.offset)
    is_before, is_working = row.offset < 0, row.unit == Unit.WORKING_DAYS
    words = {
        (True, True): ngettext("%(n)d working day before", "%(n)d working days before", number),
        (False, True): ngettext("%(n)d working day after", "%(n)d working days after", number),
        (True, False): ngettext("%(n)d calendar day before", "%(n)d calendar days before", number),
        (False, False): ngettext("%(n)d calendar day after", "%(n)d calendar days after", number),
    }
    return words[is_before, is_working] % {"n": number}


@require_safe
@role_required(*OFFICE)
def rule_list(request):
    rules = ReminderRule.objects.visible_to(request.user).order_by("anchor", "offset", "code")
    context = {
        "lines": [RuleLine(rule) for rule in rules],
        "may_edit": heads_region(request.user),
    }
    return render(request, "notices/rule_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def rule_edit(request, code):
    if not heads_region(request.user):
        raise PermissionDenied
    rule = get_object_or_404(ReminderRule.objects.visible_to(request.user), code=code)
    form = RuleEditForm(request.POST or None, initial=RuleEditForm.initial_of(rule))
    if form.is_valid():
        try:
            planner.change_rule(rule, seen=seen_in(request), **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Saved. What is planned already is planned anew within a minute.")
            )
            return redirect("notices:rule_list")
    context = {"line": RuleLine(rule), "form": form, "changes": _changes(rule)}
    return render(request, "notices/rule_edit.html", context)


def _changes(rule: ReminderRule) -> list[TimelineItem]:
    """Every version of the rule, the newest first, and who made it."""
    changes = changes_of(ReminderRule.objects.filter(pk=rule.pk))[::-1]
    names = dict(
        User.objects.filter(pk__in={change.user_id for change in changes}).values_list(
            "pk", "full_name"
        )
    )
    return [
        TimelineItem(change.at, _version_in_words(change.row), names.get(change.user_id, ""))
        for change in changes
    ]


def _version_in_words(row: Any) -> str:
    said = _("%(distance)s at %(hour)s, quiet from %(quiet_from)s until %(quiet_until)s")
    off = _("switched off (%(distance)s at %(hour)s)")
    return (said if row.is_on else off) % {
        "distance": distance_in_words(row),
        "hour": f"{row.at:%H:%M}",
        "quiet_from": f"{row.quiet_from:%H:%M}",
        "quiet_until": f"{row.quiet_until:%H:%M}",
    }
