"""What is typed about messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation_office.forms import FilterForm, OfficeForm, TimeInput
from mediation_office.notices.choices import Decision, DeliveryReport, NoticeChannel, NoticeState
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import ReminderRule
from mediation_office.numbers import find_reference


class NoticeSettleForm(OfficeForm):
    decision = forms.ChoiceField(
        label=_("What becomes of it"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("How it was done, or why not"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )


class NoticeFilterForm(FilterForm):
    show = forms.ChoiceField(
        required=False, choices=[("all", ""), ("planned", "")], widget=forms.HiddenInput
    )
    reference = forms.CharField(label=_("Reference"), required=False, max_length=40)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = sorted((kind.code, str(kind.label)) for kind in KINDS.values())
        choices = {
            "channel": NoticeChannel.choices,
            "state": NoticeState.choices,
            "kind": kinds,
        }
        for name, offered in choices.items():
            self.fields[name].choices = [("", _("any")), *offered]

    @property
    def wanted(self) -> dict[str, str]:
        """Columns and values to filter by."""
        given = self.chosen
        given.pop("show", None)
        if typed := given.pop("reference", ""):
            given["data__reference"] = find_reference(typed) or typed
        return given


class RuleEditForm(OfficeForm):
    days = forms.IntegerField(
        label=_("How many days"),
        min_value=0,
        max_value=60,
        widget=forms.NumberInput({"class": "measure-s"}),
    )
    direction = forms.ChoiceField(
        label=_("Before or after the date"),
        choices=[("before", _("before it, or on the day itself")), ("after", _("after it"))],
        widget=forms.RadioSelect,
    )
    at = forms.TimeField(label=_("At what hour"), widget=TimeInput)
    quiet_from = forms.TimeField(label=_("Quiet from"), widget=TimeInput)
    quiet_until = forms.TimeField(
        label=_("Quiet until"),
        widget=TimeInput,
        help_text=_("A reminder that would come in these hours waits until they are over."),
    )
    is_on = forms.BooleanField(label=_("Switched on"), required=False)

    @staticmethod
    def initial_of(rule: ReminderRule) -> dict[str, Any]:
        names = ("at", "quiet_from", "quiet_until", "is_on")
        direction = "after" if rule.offset > 0 else "before"
        stored = {name: getattr(rule, name) for name in names}
        return stored | {"days": abs(rule.offset), "direction": direction}

    def clean(self) -> dict[str, Any]:
        """What the service takes: one offset, negative is before."""
        cleaned = super().clean()
        days, direction = cleaned.pop("days", 0), cleaned.pop("direction", "")
        return cleaned | {"offset": days if direction == "after" else -days}


class SmsReportForm(forms.Form):
    """What became of an SMS: the id that went with it, and whether it arrived."""

    id = forms.UUIDField()
    status = forms.ChoiceField(choices=DeliveryReport.choices)


class SmsReplyForm(forms.Form):
    """What somebody wrote back: the gateway's own id of it, the number, the words."""

    id = forms.CharField(max_length=100)
    sender = forms.CharField(max_length=30)
    text = forms.CharField(required=False, max_length=2000)
