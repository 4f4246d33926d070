"""Writing texts: edit with a preview, publish, bring an older version back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mediation_office.access import role_required
from mediation_office.content import policies, services, versions
from mediation_office.content.forms import TextEditForm
from mediation_office.content.models import Text
from mediation_office.content.views.texts import declared_or_404
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import seen_in


def writable_or_403(user, code):
    declared = declared_or_404(code)
    if not policies.can_write(user, declared.kind):
        raise PermissionDenied
    return declared


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*policies.WRITERS)
def text_edit(request, code):
    declared = writable_or_403(request.user, code)
    region = request.user.office.region
    current = services.newest_texts(region, code)
    seen = seen_in(request) or services.version_of_texts(current)
    form = TextEditForm(request.POST or None, declared=declared, current=current)
    is_preview = "preview" in request.POST
    if form.is_valid() and not is_preview and _save(request, region, code, form, seen=seen):
        return redirect("content:text_detail", code=code)
    context = {
        "declared": declared,
        "form": form,
        "version": seen,
        "previews": versions.preview(declared, form.typed)
        if is_preview and form.is_valid()
        else [],
        "placeholders": versions.placeholders_of(declared),
    }
    return render(request, "content/text_edit.html", context)


def _save(request, region, code, form, *, seen):
    """Whether it was saved; else the form says why not."""
    changed = form.changed_languages()
    try:
        services.save_drafts(region, code, texts=changed, by=request.user, seen=seen)
    except BusinessRuleError as error:
        form.add_error(None, str(error))
        return False
    if changed:
        messages.success(request, _("The draft is saved. It goes out when it is published."))
    else:
        messages.info(request, _("Nothing was changed."))
    return True


@require_POST
@role_required(*policies.WRITERS)
def text_publish(request, code):
    writable_or_403(request.user, code)
    try:
        services.publish_text(
            request.user.office.region, code, by=request.user, seen=seen_in(request)
        )
    except BusinessRuleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The text is published. It speaks from now on."))
    return redirect("content:text_detail", code=code)


@require_POST
@role_required(*policies.WRITERS)
def text_discard(request, code):
    writable_or_403(request.user, code)
    try:
        dropped = services.drop_draft(request.user.office.region, code, seen=seen_in(request))
    except BusinessRuleError as error:
        messages.error(request, str(error))
    else:
        if dropped:
            messages.success(request, _("The draft is thrown away. The published text stays."))
    return redirect("content:text_detail", code=code)


@require_POST
@role_required(*policies.WRITERS)
def text_restore(request, code, language, version):
    writable_or_403(request.user, code)
    rows = Text.objects.filter(region=request.user.office.region, code=code, language=language)
    text = get_object_or_404(rows, version=version)
    try:
        services.restore_version(text, by=request.user, seen=seen_in(request))
    except BusinessRuleError as error:
        messages.error(request, str(error))
        return redirect("content:text_compare", code, language, version)
    messages.success(request, _("The older version is the draft now. Publish it when it is right."))
    return redirect("content:text_detail", code=code)
