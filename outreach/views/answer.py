"""Answering a question of the office without an account: by a short code, or by a link of ours.

Pages say nothing about what is asked in title or address. A wrong, spent or expired code or link
has one answer.
"""

from contextlib import suppress

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mediation_office import spoken, turns
from mediation_office.brakes import Limit, network
from mediation_office.documents.models import Paper
from mediation_office.http import client_address
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import replies
from mediation_office.notices.models import Reply
from mediation_office.notices.safety import way_to
from outreach import forms
from outreach.presentation.matter import sheets_of
from outreach.services.codes import TurnKept, try_short_code, turn_for_short_code
from outreach.views.citizen import citizen_page, region_here
from outreach.views.visit import question_of, remember_question

QUARTER = 15 * 60
LINKS_PER_QUARTER = 60  # wrong ones of one address
QUESTION = Signer(salt="outreach.answer")


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def answer(request: HttpRequest) -> HttpResponse:
    """The short code first, then the question that this session opened: no address tells."""
    opened = _opened(request)
    if opened:
        letter, asked = replies.purpose_of(opened).letter(opened), QUESTION.sign_object(opened.pk)
        if request.method == "POST":
            remember_question(request, opened.pk)
        return _ask(request, opened, letter, page="outreach/answer.html", asked=asked)
    form = forms.AnswerCodeForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "outreach/answer.html", form=form)
    turn = turn_for_short_code(request)
    try:
        reply = try_short_code(form.cleaned_data["code"], turn=turn, region=region_here())
    except TurnKept:
        again = spoken.in_seconds(turns.seconds_of(turn))
        page = _page(request, "outreach/answer.html", form=form, again_in=again, status=429)
        turns.keep(page, turn, path=request.path)
        return page
    if reply is None:
        form.add_error("code", _("This code opens nothing. Check it or call us."))
        return _page(request, "outreach/answer.html", form=form)
    remember_question(request, reply.pk)
    return redirect("outreach:answer")


def _opened(request: HttpRequest) -> Reply | None:
    """The question whose code this browser typed; a form left open long brings it along, signed."""
    if "code" in request.POST or "another" in request.GET:
        return None
    with suppress(BadSignature):
        return replies.by_key(QUESTION.unsign_object(request.POST.get("asked", "")))
    key = question_of(request)
    return replies.by_key(key) if key else None


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def answer_link(request: HttpRequest, token: str) -> HttpResponse:
    """The question behind a link. Opening it changes nothing: mail programmes open links too. Links
    that lead nowhere are counted, and shut out no right one.
    """
    reply = replies.by_token(token)
    if reply is None:
        address = network(client_address(request))
        if Limit("answer-link", address, LINKS_PER_QUARTER, QUARTER).allows():
            return _page(request, "outreach/answer_link.html", status=404)
        return _page(request, "outreach/answer_link.html", too_many=True, status=429)
    # whoever took the leave for links back does not want the letter read in that mailbox
    may_read = way_to(thread=reply.thread, side=reply.side or 1).links
    letter = replies.purpose_of(reply).letter(reply) if may_read else None
    return _ask(request, reply, letter, page="outreach/answer_link.html")


def _ask(
    request: HttpRequest, reply: Reply, letter: Paper | None, *, page: str, asked: str = "link"
) -> HttpResponse:
    """Show the question with the letter that asks, or that it was answered; take what was sent and
    thank for it on the same address, so that going back sends nothing again.
    """
    chosen = request.POST if "asked" in request.POST else None
    if chosen is None and "nothing" in request.GET:
        chosen = {}
    purpose = replies.purpose_of(reply)
    question = forms.AnswerChoiceForm(chosen, purpose=purpose, reply=reply)
    if question.is_valid():
        try:
            replies.answer_reply(reply, **question.cleaned_data)
        except BusinessRuleError as error:
            question.add_error(None, str(error))
        else:
            messages.success(request, str(purpose.thanks))
            return redirect(request.path)
    elif "asked" in request.POST and not request.POST.get("text", "").strip():
        return redirect(f"{request.path}?nothing")
    return _page(request, page, form=question, asked=asked, **_asked_of(reply, letter))


def _asked_of(reply: Reply, letter: Paper | None) -> dict[str, object]:
    """The question as its page shows it, with the letter that asks."""
    purpose = replies.purpose_of(reply)
    return {
        "question": purpose.question(reply),
        "elsewhere": purpose.elsewhere,
        "sheet": sheets_of(letter)[0] if letter and not reply.answered_at else None,
        "answered_at": reply.answered_at,
        "takes_more": replies.takes_more(reply),
    }


def _page(request: HttpRequest, page: str, *, status: int = 200, **context: object) -> HttpResponse:
    empty = {"form": None, "question": ""}
    empty |= {"too_many": False, "again_in": ""}
    context = empty | {"leave_url": reverse("outreach:leave")} | context
    return render(request, page, context, status=status)
