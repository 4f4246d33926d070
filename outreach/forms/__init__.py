"""What a citizen fills in."""

from outreach.forms.answer import AnswerChoiceForm, AnswerCodeForm
from outreach.forms.status import StatusForm, StatusMissingForm, StatusReachForm, TailForm
from outreach.forms.steps import (
    AppealCheckForm,
    AppealReachForm,
    AppealSideForm,
    AppealWhatForm,
    AppealYouForm,
    StepForm,
    what_form,
)

__all__ = [
    "AnswerChoiceForm",
    "AnswerCodeForm",
    "AppealCheckForm",
    "AppealReachForm",
    "AppealSideForm",
    "AppealWhatForm",
    "AppealYouForm",
    "StatusForm",
    "StatusMissingForm",
    "StatusReachForm",
    "StepForm",
    "TailForm",
    "what_form",
]
