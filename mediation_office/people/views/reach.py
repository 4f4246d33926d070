"""The form of how it is safe to reach somebody: by the card, or in one matter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import safe, services
from mediation_office.people.forms.people import SafeContactForm
from mediation_office.people.models import Contact, Person, SafeContact
from mediation_office.presses import seen_in


def reach_page(
    request: HttpRequest,
    page: str,
    subject: Contact | Person,
    *,
    known: SafeContact | None,
    **owner: Any,
) -> HttpResponse:
    """Replace what is `known` by what is told now; `subject` is whose page this belongs to.

    What was changed since the form was shown is shown again, beside what was typed.
    """
    form = SafeContactForm(request.POST or None, known=known)
    rules = None
    if form.is_valid():
        try:
            services.take_safe_contact(**form.told, by=request.user, seen=seen_in(request), **owner)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
            rules = safe.strictest([known] if known else [])
        else:
            messages.success(request, _("How it is safe to reach them is written down."))
            return redirect(subject)
    back = subject.get_absolute_url()
    return render(request, page, {"form": form, "rules": rules, "back": back, "subject": subject})
