"""The steps of an appeal: their order, titles and forms."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from outreach import forms
from outreach.models import Draft
from outreach.services.drafts import is_complaint


class AppealStep(NamedTuple):
    title: str | Promise
    heading: str | Promise
    form: type[forms.StepForm]


STEPS = {
    "what": AppealStep(_("What happened"), _("What happened?"), forms.AppealWhatForm),
    "side": AppealStep(_("The other side"), _("Who is the other side?"), forms.AppealSideForm),
    "you": AppealStep(_("You"), _("Who are you?"), forms.AppealYouForm),
    "reach": AppealStep(
        _("How to reach you"), _("How do we reach you safely?"), forms.AppealReachForm
    ),
    "check": AppealStep(_("Check and send"), _("Check and send"), forms.AppealCheckForm),
}
FIRST, *BETWEEN, LAST = STEPS


def order_of(draft: Draft | None) -> list[str]:
    """The steps to take. A complaint is about us: it asks for no other side."""
    return [step for step in STEPS if step != "side" or not is_complaint(draft)]


def form_of(step: str, draft: Draft | None) -> type[forms.StepForm]:
    return forms.what_form(draft) if step == FIRST else STEPS[step].form
