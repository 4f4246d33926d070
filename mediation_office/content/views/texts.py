"""Reading texts: the list, one text with its versions, two versions compared."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from mediation_office.access import role_required
from mediation_office.addresses import address_of
from mediation_office.content import policies, versions
from mediation_office.content.choices import LANGUAGE_NAMES, TextKind, TextState
from mediation_office.content.declared import DECLARED
from mediation_office.content.forms import TextFilterForm
from mediation_office.content.models import Text
from mediation_office.content.services import as_read, newest_texts, version_of_texts


def declared_or_404(code):
    if code not in DECLARED:
        raise Http404
    return DECLARED[code]


def readable_or_403(user, code):
    declared = declared_or_404(code)
    if not policies.can_read(user, declared.kind):
        raise PermissionDenied
    return declared


@require_safe
@role_required(*policies.READERS)
def text_list(request):
    readable = policies.readable_kinds(request.user)
    form = TextFilterForm(request.GET, kinds=readable)
    kind = form.chosen.get("kind", "")
    context = {
        "form": form,
        "lines": versions.completeness(
            request.user.office.region,
            kinds=(kind,) if kind else readable,
            having=form.chosen.get("q", ""),
        ),
        "kinds": [(code, words) for code, words in TextKind.choices if code in readable],
        "kind": kind,
    }
    return render(request, "content/text_list.html", context)


@require_safe
@role_required(*policies.READERS)
def text_detail(request, code):
    declared = readable_or_403(request.user, code)
    region = request.user.office.region
    rows = list(Text.objects.filter(region=region, code=code).select_related("made_by"))
    columns = versions.versions_by_language(rows, declared)
    context = {
        "declared": declared,
        "columns": [(column, *_as_read(region, declared, column)) for column in columns],
        "version": version_of_texts({column.language: column.newest for column in columns}),
        "has_draft": any(row.state == TextState.DRAFT for row in rows),
        "placeholders": versions.placeholders_of(declared),
        "may_write": policies.can_write(request.user, declared.kind),
    }
    return render(request, "content/text_detail.html", context)


def _as_read(region, declared, column):
    """A page of the site as its readers see it, its draft as they would, and where it stands."""
    if declared.kind != TextKind.PAGE:
        return None, None, ""
    language, draft = column.language, column.draft
    with override(language):
        return (
            as_read(region, declared, language, (column.title, column.body)),
            draft and as_read(region, declared, language, (draft.title, draft.body)),
            address_of("guide", declared.slug),
        )


@require_safe
@role_required(*policies.READERS)
def text_compare(request, code, language, version):
    declared = readable_or_403(request.user, code)
    region = request.user.office.region
    seen = version_of_texts(newest_texts(region, code))  # before what is shown: older is refused
    rows = Text.objects.filter(region=region, code=code, language=language)
    text = get_object_or_404(rows, version=version)
    newest = rows.order_by("-version").first()
    context = {
        "declared": declared,
        "text": text,
        "newest": newest,
        "version": seen,
        "has_draft": newest.state == TextState.DRAFT,
        "title_changes": versions.compare(text.title, newest.title),
        "changes": versions.paragraphs(versions.compare(text.body, newest.body)),
        "language_name": LANGUAGE_NAMES[language],
        "may_write": policies.can_write(request.user, declared.kind),
    }
    return render(request, "content/text_compare.html", context)
