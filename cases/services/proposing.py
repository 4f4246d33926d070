"""A move is proposed by the secretary: its paper is drafted from its wording."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.choices import TO_A_BODY, FilePurpose, MoveCode
from cases.models import Appeal, Move
from cases.services.lawful import TAKEN_TO_NOTE, check_agreed
from cases.services.moves import new_move
from cases.services.registration import one_clock, scope_clock
from cases.services.rules import (
    RULES,
    Rule,
    check_days_left,
    check_move,
    require_movable,
)
from cases.services.status import locked_for_act, require_impartial
from mediation_office.accounts.models import User
from mediation_office.content import services as content
from mediation_office.content.declared import DECLARED, GAP
from mediation_office.documents import services as documents
from mediation_office.documents.choices import FileState, PaperKind
from mediation_office.documents.models import Paper, PaperText, StoredFile, second_language
from mediation_office.labels import in_language
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Organisation
from mediation_office.terms.codes import TermCode
from mediation_office.terms.models import Clock

LONGEST_ADDRESSEE = 400  # letters: a name and an address of the directory


@transaction.atomic
def propose_move(
    appeal: Appeal,
    *,
    code: str,
    by: User,
    reason_code: str = "",
    reason: str = "",
    organisation: Organisation | None = None,
    until_on: date | None = None,
    at: datetime | None = None,
    is_agreed: bool = False,
    **wording: str,
) -> Move:
    """Open a move and draft its paper from the published wordings, in both languages.

    `is_agreed`: the applicant agreed to an hour when the office is closed. `wording`: articles, and
    the second language's own words, as `draft_in_both` takes them. Raises BusinessRuleError when
    the law or the state of the appeal does not allow it.
    """
    rule = RULES[code]
    appeal = locked_for_act(appeal, by=by, beside=("office__region", "answer_clock__term"))
    check_open(appeal, rule, by=by)
    move = new_move(
        appeal,
        code,
        by=by,
        reason_code=reason_code,
        reason=reason,
        organisation=organisation,
        until_on=until_on,
        at=at,
    )
    check_move(move, rule)
    check_agreed(move, is_agreed=is_agreed)
    move.paper = draft_in_both(move, rule.paper, by=by, **wording)
    move.clock = _clock_of(move)
    move.save()
    if code == MoveCode.REDIRECT:
        _draft_cover(move, by=by, **wording)
    return move


def _draft_cover(move: Move, *, by: User, **wording: str) -> None:
    """The letter with which the appeal goes to the body (APPC 65), a paper of its own."""
    appeal, body = move.appeal, move.organisation
    cover = new_move(appeal, MoveCode.COVER, by=by, organisation=body, reason=move.reason)
    cover.paper = draft_in_both(cover, PaperKind.COVER, by=by, **wording)
    cover.save()


def _clock_of(move: Move) -> Clock | None:
    """What has a term of its own before it is signed: a return, from the end of the wait, else from
    registration (APPC 64(7)); passing on, from the receipt (APPC 65).
    """
    appeal = move.appeal
    if move.code == MoveCode.REDIRECT:
        return scope_clock(appeal)
    if move.code != MoveCode.RETURN or appeal.registered_at is None:
        return None
    return one_clock(appeal, TermCode.RETURN, on=timezone.localdate(appeal.registered_at))


def check_open(appeal: Appeal, rule: Rule, *, by: User) -> None:
    """Raise BusinessRuleError when this move is not open now, whatever is typed into it."""
    require_impartial(appeal, by)
    require_movable(appeal, rule)
    check_days_left(appeal, rule)
    under_way = appeal.moves.open().filter(code=rule.code)
    if rule.code == MoveCode.HEARING:  # another hour takes the place of the one that is signed
        under_way = under_way.proposed()
    if under_way.exists():
        raise BusinessRuleError(_("This is already under way here. Finish or drop it first."))


def draft(move: Move, kind: str, *, by: User, reasons: Mapping[str, str]) -> Paper:
    """A paper that leaves at once, in the languages in which its reason is told."""
    first, *second = (
        _text(
            move,
            kind,
            language,
            paper_values(move, kind, language=language, reason=reasons[language]),
        )
        for language in languages_of(move)
        if reasons[language]
    )
    return _begin(move, kind, by=by, first=first, second=next(iter(second), None))


def languages_of(move: Move) -> tuple[str, str]:
    """Those of its paper, its own first: to the applicant that of the answer; to another body
    Kazakh and Russian, whoever appealed.
    """
    language = "kk" if move.code in TO_A_BODY else move.appeal.answer_language
    return language, second_language(language)


def draft_in_both(
    move: Move,
    kind: str,
    *,
    by: User,
    articles: str = "",
    reason_other: str = "",
    articles_other: str = "",
) -> Paper:
    """The move's paper, from the published wordings in both its languages; what nobody wrote in one
    of them yet, brackets ask for.

    What is typed is in the language of the answer, and in its second one.
    """
    typed = move.appeal.answer_language
    other = second_language(typed)
    reasons = {typed: move.reason, other: reason_other or GAP[other]}
    laws = {typed: articles, other: articles_other or (GAP[other] if articles else "")}
    first, second = (
        _text(
            move,
            kind,
            language,
            paper_values(
                move,
                kind,
                language=language,
                reason=reasons.get(language, GAP[language]),
                articles=laws.get(language, ""),
            ),
        )
        for language in languages_of(move)
    )
    return _begin(move, kind, by=by, first=first, second=second)


def _text(move: Move, kind: str, language: str, values: dict[str, object]) -> PaperText:
    """The published wording of the paper in one language, filled in."""
    words = content.render(move.appeal.office.region, wording_of(move, kind), language, **values)
    return PaperText(
        language=language,
        addressee=_addressee(move, language),
        subject=words.title,
        body=words.body,
    )


def _addressee(move: Move, language: str) -> str:
    if move.code in TO_A_BODY and move.organisation:
        body = move.organisation
        lines = filter(None, (in_language(body, "name", language), body.address))
        return ", ".join(lines)[:LONGEST_ADDRESSEE]
    return applicant_name(move.appeal)


def _begin(
    move: Move, kind: str, *, by: User, first: PaperText, second: PaperText | None = None
) -> Paper:
    appeal = move.appeal
    return documents.draft_paper(
        thread=appeal.thread,
        office=appeal.office,
        reference=appeal.reference,
        kind=kind,
        by=by,
        first=first,
        second=second,
    )


def wording_of(move: Move, kind: str) -> str:
    """The code of the wording: messages, proposals and responses are taken to note (APPC 89), a
    recusal is upheld or refused, the rest go by the kind of paper.
    """
    if move.code == MoveCode.RECUSE:
        return f"paper-{kind}-{move.reason_code}"
    if move.code == MoveCode.ANSWER and move.appeal.kind in TAKEN_TO_NOTE:
        return "paper-noted"
    return f"paper-{kind}"


def files_filed(appeal: Appeal) -> QuerySet[StoredFile]:
    """The files that came with the appeal: they go with it to another body."""
    came = StoredFile.objects.filter(thread=appeal.thread, state=FileState.READY)
    return came.filter(purpose__in=(FilePurpose.ATTACHMENT, FilePurpose.SCAN))


def applicant_name(appeal: Appeal) -> str:
    return appeal.person.name if appeal.person else appeal.name_stated


def paper_values(
    move: Move, kind: str, *, language: str, reason: str, articles: str = ""
) -> dict[str, object]:
    """What fills the placeholders that the wording declares; dates are written out by the wording's
    own language.
    """
    appeal = move.appeal
    assert appeal.registered_at is not None
    known = {
        "reference": appeal.reference,
        "register_number": appeal.register,
        "received_on": timezone.localdate(appeal.received_at),
        "registered_on": timezone.localdate(appeal.registered_at),
        "reason": reason,
        "missing": reason,
        "substance": reason,
        "decision": reason,
        "articles": articles,
        "organisation": in_language(move.organisation, "name", language)
        if move.organisation
        else "",
        "until": move.until_on,
        "at": move.at,
        "place": in_language(appeal.office, "address", language),
    }
    asked = DECLARED[wording_of(move, kind)].placeholders
    if "files" in asked:
        known["files"] = str(files_filed(appeal).count() or "")
    return {name: known[name] for name in asked if name in known}
