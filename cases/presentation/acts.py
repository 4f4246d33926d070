"""What the page of an appeal offers, beside the one next step."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from cases.choices import MoveCode
from cases.models import Appeal, Move
from cases.presentation.duties import url_of
from cases.services.rules import RULES, Rule, check_kind
from mediation_office.components import Action
from mediation_office.lifecycle import BusinessRuleError


def acts_of(appeal: Appeal, moves: Iterable[Move]) -> list[Action]:
    """What its page offers: no act that the law or the state of the appeal refuses today. A day
    that a move could name is looked for when it is opened.
    """
    acts = []
    if appeal.answer_clock:
        acts.append(Action(_("How the term is counted"), url_of("appeal_clock", appeal)))
    if appeal.is_open and appeal.answer_clock:
        acts += _of_the_answer(appeal, list(moves))
    if appeal.is_forwardable:
        acts.append(Action(_("Pass on a crime or threat"), url_of("appeal_forward", appeal)))
    if appeal.is_open and not appeal.has_danger:
        acts.append(Action(_("Mark danger"), url_of("danger_mark", appeal)))
    if "withdraw" in appeal.next_moves:
        acts.append(Action(_("The applicant withdraws"), url_of("appeal_withdraw", appeal)))
    return [*acts, Action(_("Replace a lost code"), url_of("code_replace", appeal))]


def _of_the_answer(appeal: Appeal, moves: list[Move]) -> list[Action]:
    """While its answer is awaited: the decision on it, its moves, what the applicant may ask."""
    decide, acts = url_of("appeal_decide", appeal), []
    if appeal.is_undecided:
        acts.append(Action(_("Decide kind and scope"), decide))
    elif appeal.is_in_progress:
        acts.append(Action(_("Change kind or responsible"), decide))
    words = {
        MoveCode.ANSWER: _("Draft the answer"),
        MoveCode.CLARIFY: _("Ask for what is missing"),
        MoveCode.REDIRECT: _("Pass on to the competent body"),
        MoveCode.EXTEND: _("Extend the term"),
        MoveCode.HEARING: _("Appoint a hearing"),
        MoveCode.RETURN: _("Return"),
        MoveCode.TERMINATE: _("Terminate"),
    }
    acts += [
        Action(said, url_of("move_propose", appeal, code.value))
        for code, said in words.items()
        if _is_offered(appeal, RULES[code], moves)
    ]
    codes = {move.code for move in moves if move.is_open}
    if MoveCode.FILE_ACCESS not in codes:
        asked = url_of("file_request", appeal)
        acts.append(Action(_("The applicant asks to read the file"), asked, post=True))
    if MoveCode.RECUSE not in codes:
        acts.append(Action(_("Another official is asked for"), url_of("recusal_request", appeal)))
    return acts


def _is_offered(appeal: Appeal, rule: Rule, moves: Collection[Move]) -> bool:
    """Whether this move can be opened as far as the appeal and its `moves`, all read, tell: nothing
    more is asked of the database. Only what its days allow is not looked at.
    """
    under_way = {
        move.code
        for move in moves
        if move.is_proposed or (move.is_open and move.code != MoveCode.HEARING)
    }
    if rule.code in under_way or (rule.code == MoveCode.CLARIFY and MoveCode.RETURN in under_way):
        return False
    if rule.transition and not rule.transition.allowed_from(appeal.status):
        return False
    try:
        check_kind(appeal, rule)
    except BusinessRuleError:
        return False
    return True
