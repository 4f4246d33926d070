"""The statutory terms of a region: read by who works on matters, changed by the head of its main
office.
"""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office import spoken
from mediation_office.access import OFFICE, Role, role_required
from mediation_office.accounts.policies import heads_region
from mediation_office.clock import today
from mediation_office.components import Status
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import ChangedError, seen_in
from mediation_office.terms import services
from mediation_office.terms.choices import TermGroup
from mediation_office.terms.codes import GROUP_OF
from mediation_office.terms.forms import TermEditForm
from mediation_office.terms.models import Term

_ORDER = list(TermGroup)


@dataclass(frozen=True)
class TermLine:
    """One term with its versions: the one in force, those to come and those that were."""

    current: Term
    group: TermGroup
    coming: list[Term]
    past: list[Term]

    @property
    def state(self) -> Status:
        if self.current.is_verified:
            return Status("good", "done", _("read in the law"))
        return Status("wait", "wait", _("a lawyer must confirm it"))


def _line(versions: list[Term]) -> TermLine:
    """`versions` of one code, oldest first; the oldest stands in when none is in force yet."""
    in_force = [term for term in versions if term.valid_from <= today()]
    current = in_force[-1] if in_force else versions[0]
    return TermLine(
        current,
        GROUP_OF.get(current.code, TermGroup.OTHER),
        coming=[term for term in versions if term.valid_from > current.valid_from],
        past=in_force[-2::-1],
    )


@require_safe
@role_required(*OFFICE)
def term_list(request):
    terms = Term.objects.visible_to(request.user).order_by("code", "valid_from")
    lines = [_line(list(versions)) for _code, versions in groupby(terms, attrgetter("code"))]
    lines.sort(
        key=lambda line: (_ORDER.index(line.group), line.current.legal_basis, line.current.name)
    )
    may_edit = heads_region(request.user)
    return render(request, "terms/term_list.html", {"lines": lines, "may_edit": may_edit})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def term_edit(request, code):
    if not heads_region(request.user):
        raise PermissionDenied
    term = Term.objects.visible_to(request.user).filter(code=code).order_by("valid_from").last()
    if term is None:
        raise Http404
    form = TermEditForm(request.POST or None, initial=model_to_dict(term) | {"valid_from": today()})
    if form.is_valid():
        try:
            version = services.change_term(term, seen=seen_in(request), **form.cleaned_data)
        except ChangedError as error:
            form.add_error(None, str(error))
        except BusinessRuleError as error:
            form.add_error("valid_from", str(error))
        else:
            day = spoken.plain_day(version.valid_from)
            messages.success(request, _("The new version is valid from %(day)s.") % {"day": day})
            return redirect("terms:term_list")
    return render(request, "terms/term_edit.html", {"term": term, "form": form})
