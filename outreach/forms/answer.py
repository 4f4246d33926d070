"""A question that a letter asks, answered by a link or a short code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation_office.forms import DigitsInput
from mediation_office.notices.models import Reply
from mediation_office.notices.replies import ReplyPurpose, choices_of, takes_more
from outreach.forms.citizen import CitizenForm


class AnswerCodeForm(CitizenForm):
    """The short code of a letter. Anything may be typed here; what opens nothing is one answer."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=200,
        help_text=_("8 digits, with spaces or without."),
        widget=DigitsInput,
        error_messages={"required": _("Write the code from the letter.")},
    )


class AnswerChoiceForm(CitizenForm):
    """One of the answers that the question allows, or words where it asks for some: who typed none
    is asked whether there are none. Of a question that was answered, what is added.
    """

    choice = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    text = forms.CharField(required=False, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *args: Any, purpose: ReplyPurpose, reply: Reply, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose, self.reply = purpose, reply
        choice, text = self.fields["choice"], self.fields["text"]
        choice.choices = choices_of(reply)
        if not purpose.text_label:
            del self.fields["text"]
            return
        choice.required, choice.widget = False, forms.HiddenInput()
        text.label, text.help_text = purpose.text_label, purpose.text_help
        if takes_more(reply):
            text.label, text.help_text = _("What you would like to add"), ""

    @property
    def without_words(self) -> list[tuple[str, str]]:
        """What may be answered by a press of its own, once nothing was typed."""
        choices = choices_of(self.reply) if self.errors.get("text") else []
        return [choice for choice in choices if choice[0] != self.purpose.in_words]

    def clean(self) -> None:
        if "text" not in self.fields:
            return
        if self.cleaned_data.get("text", "").strip():
            self.cleaned_data["choice"] = self.purpose.in_words
        elif not self.reply.answered_at and self.cleaned_data.get("choice") in (
            None,
            "",
            self.purpose.in_words,
        ):
            self.add_error("text", _("Write the details, or choose that you have nothing to add."))
