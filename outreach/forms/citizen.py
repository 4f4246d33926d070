"""What every form of a citizen has in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation_office.forms import OfficeForm
from mediation_office.people.choices import CallRule

CALLS = (  # the hours last: the fields for them stand right below
    (CallRule.ANY, _("Yes, at any time")),
    (CallRule.NEVER, _("No. I will get in touch myself")),
    (CallRule.HOURS, _("Only in the hours I name")),
)


class CitizenForm(OfficeForm):
    """A form on a shared screen: the browser is asked to remember none of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
                field.widget.attrs["autocomplete"] = "off"
            if isinstance(field, forms.CharField):
                field.error_messages["max_length"] = _(
                    "%(limit_value)s characters fit here, you wrote %(show_value)s. Shorten it "
                    "or add it as a file."
                )
