"""Who looked at what: the head's answer to "who has seen this matter"."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mediation_office.access import Role, role_required
from mediation_office.accounts.forms import LookFilterForm
from mediation_office.accounts.models import Look
from mediation_office.addresses import NAMES, PAGES, address_of

ROWS = 50
PURPOSES = {
    "": _("to read"),
    "edit": _("to change"),
    "history": _("its history"),
    "sign": _("to sign it"),
    "reach": _("how to reach them"),
    "link": _("linked to a contact"),
    "by-number": _("by number"),
    "told-right": _("what was told stands on the card"),
    "told-wrong": _("what was told does not stand on the card"),
    "code-word": _("the code word"),
    "code-word-right": _("the code word told was right"),
    "code-word-wrong": _("the code word told was wrong"),
}
SUBJECTS = {
    "appeal": _("appeal"),
    "contact": _("contact"),
    "person": _("card of a person"),
    "notice": _("message"),
    "sms-answer": _("answer by SMS"),
    "search": _("search"),
    "paper": _("paper"),
    "file": _("file"),
}


@require_safe
@role_required(Role.HEAD)
def look_list(request):
    """The newest first, by the next row's place: a log of millions is never counted."""
    form = LookFilterForm(request.GET, by=request.user)
    looks = Look.objects.visible_to(request.user).filter(office=form.place).select_related("user")
    asked = form.chosen
    asked.pop("office", None)  # one place at a time
    rows = list(looks.chosen(**asked)[: ROWS + 1]) if form.makes_sense else []
    context = {
        "form": form,
        "looks": _in_words(rows[:ROWS], by=request.user),
        "older_url": _older_url(request, rows[ROWS - 1]) if len(rows) > ROWS else "",
    }
    return render(request, "accounts/look_list.html", context)


def _in_words(looks, *, by):
    """What was looked at, by its name where the reader may know it, else by its number."""
    names = {
        subject: names_of(by, [look.reference for look in looks if look.subject == subject])
        for subject, names_of in NAMES.items()
    }
    for look in looks:
        look.purpose_words = PURPOSES.get(look.purpose, look.purpose)
        look.words = SUBJECTS.get(look.subject, look.subject)
        look.name = names.get(look.subject, {}).get(look.reference, "")
        page = (
            "appeal" if look.reference.startswith("A") else look.subject
        )  # of papers and messages too
        look.url = address_of(page, look.reference) if page in PAGES else ""
    return looks


def _older_url(request, last):
    query = request.GET.copy()
    query["before"] = last.pk
    return f"?{query.urlencode()}"
