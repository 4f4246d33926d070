"""Papers, from draft to outgoing number.

The room that a paper belongs to writes the event of each step; here each version is kept.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office import numbers
from mediation_office.accounts.models import Office, User
from mediation_office.clock import now, today
from mediation_office.content import services as content
from mediation_office.documents import lifecycle, policies
from mediation_office.documents.choices import FileState, PaperState
from mediation_office.documents.models import Paper, PaperText, StoredFile
from mediation_office.documents.papers import letterhead_of
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.presses import refuse_changed


@transaction.atomic
def draft_paper(
    *,
    thread: uuid.UUID,
    office: Office,
    reference: str,
    kind: str,
    by: User,
    first: PaperText,
    second: PaperText | None = None,
) -> Paper:
    """Begin a paper of a matter; the second text is set beside the first one."""
    paper = Paper(
        thread=thread,
        office=office,
        reference=reference,
        kind=kind,
        drafted_by=by,
        drafted_at=now(),
    )
    paper.write(first, second)
    paper.save()
    return paper


@transaction.atomic
def edit_paper(
    paper: Paper, *, first: PaperText, second: PaperText | None = None, seen: str = ""
) -> Paper:
    """Change the texts of a draft, from the version that was seen; what lies before the head or is
    signed stays as it is.

    Without a second text the paper stands in its first language alone.
    """
    paper = Paper.objects.locked(paper.pk)
    refuse_changed(seen, paper.version)
    if paper.state != PaperState.DRAFT:
        raise BusinessRuleError(_closed(paper))
    paper.write(first, second)
    paper.save()
    return paper


@transaction.atomic
def submit_paper(paper: Paper) -> Paper:
    """Lay the paper before whoever signs for its office."""
    paper = Paper.objects.locked(paper.pk)
    if not paper.body.strip():
        raise BusinessRuleError(
            _("This paper has no text yet. Write it, then send it to be signed.")
        )
    if any(content.has_gap(text.body) for text in paper.texts):
        raise BusinessRuleError(
            _(
                "The text is not finished in both languages: write where the brackets ask for it,"
                " or leave the second language out."
            )
        )
    _move(paper, lifecycle.SUBMIT)
    paper.submitted_at = now()
    paper.save(update_fields=["state", "submitted_at"])
    return paper


@transaction.atomic
def send_back_paper(paper: Paper, *, by: User, remark: str) -> Paper:
    """Give the paper back to whoever drafted it, with what is to be changed."""
    paper = Paper.objects.locked(paper.pk)
    _require_signatory(paper, by)
    if not remark.strip():
        raise BusinessRuleError(_("Say what is to be changed, so that the author knows."))
    _move(paper, lifecycle.SEND_BACK)
    paper.remark = remark
    paper.submitted_at = None
    paper.save(update_fields=["state", "remark", "submitted_at"])
    return paper


@transaction.atomic
def sign_paper(paper: Paper, *, by: User, postscripts: Mapping[str, str] | None = None) -> Paper:
    """Sign: the paper gets its outgoing number (no gaps per office and year) and is frozen.

    The head of its office or a named substitute signs, nobody else. `postscripts` is a last
    paragraph, by language, that does not exist before: a code made for this paper.
    """
    paper = Paper.objects.for_sheet().locked(paper.pk)
    _require_signatory(paper, by)
    if postscripts:
        paper.rewrite(lambda text: _with_postscript(text, postscripts.get(text.language, "")))
    return _number(paper, lifecycle.SIGN, by=by)


def _with_postscript(text: PaperText, words: str) -> str:
    return f"{text.body.rstrip()}\n\n{words}" if words else text.body


@transaction.atomic
def issue_paper(paper: Paper, *, by: User) -> Paper:
    """Number a paper that the law lets nobody hold up; whoever passes it on answers for it."""
    return _number(Paper.objects.for_sheet().locked(paper.pk), lifecycle.ISSUE, by=by)


def _number(paper: Paper, transition: Transition, *, by: User) -> Paper:
    _move(paper, transition)
    paper.rewrite(lambda text: content.fill_at_signing(text.body, text.language, day=today()))
    paper.signed_by, paper.signed_at = by, now()
    paper.signatory = by.full_name
    paper.signatory_position_kk = by.position_kk
    paper.signatory_position_ru = by.position_ru
    paper.signatory_position_en = by.position_en
    paper.is_signed_by_substitute = transition is lifecycle.SIGN and policies.signs_as_substitute(
        by, paper
    )
    paper.letterhead = letterhead_of(paper.office, author=str(paper.drafted_by))
    # the counter comes last: its row stays locked until the transaction ends
    paper.outgoing_year = today().year
    paper.outgoing_number = numbers.next_value(f"outgoing:{paper.office_id}:{paper.outgoing_year}")
    paper.save()
    return paper


@transaction.atomic
def attach_signed_scan(paper: Paper, *, stored: StoredFile) -> Paper:
    """Keep the scan of the signed sheet with its paper; a later scan replaces an earlier one."""
    paper = Paper.objects.locked(paper.pk)
    require_scan_of(paper, stored)
    paper.signed_scan = stored
    paper.save(update_fields=["signed_scan"])
    return paper


def require_scan_of(paper: Paper, stored: StoredFile) -> None:
    """Raise BusinessRuleError for a paper that nobody has signed, and for a file of another matter
    or held back.
    """
    if stored.thread != paper.thread or stored.state != FileState.READY:
        raise BusinessRuleError(_("This file cannot be used as the scan. Choose another file."))
    if paper.state not in (PaperState.SIGNED, PaperState.SENT):
        raise BusinessRuleError(_("Only a signed paper has a signed scan. Have it signed first."))


@transaction.atomic
def mark_sent(paper: Paper, *, how: str = "", at: datetime | None = None) -> Paper:
    """The signed paper has left the office, now unless somebody says when; `how` is one of SentHow,
    where a person carried it. A second way, noted later, changes nothing but that.
    """
    paper = Paper.objects.locked(paper.pk)
    if paper.state == PaperState.SENT:
        paper.sent_how = how or paper.sent_how
    else:
        _move(paper, lifecycle.SEND)
        paper.sent_at, paper.sent_how = at or now(), how
    paper.save(update_fields=["state", "sent_at", "sent_how"])
    return paper


@transaction.atomic
def drop_paper(paper: Paper) -> Paper:
    """Give up a paper that nobody has signed; it never gets a number."""
    paper = Paper.objects.locked(paper.pk)
    _move(paper, lifecycle.DROP)
    paper.save(update_fields=["state"])
    return paper


def _move(paper: Paper, transition: Transition) -> None:
    """The only writer of Paper.state. The caller holds the row lock and saves."""
    if not transition.allowed_from(paper.state):
        raise BusinessRuleError(_closed(paper))
    paper.state = transition.end


def _require_signatory(paper: Paper, user: User) -> None:
    if not policies.may_sign(user, paper):
        raise BusinessRuleError(
            _("Only the head of this office or a named substitute signs its papers.")
        )


def _closed(paper: Paper) -> str:
    return _("This paper is “%(state)s” now, so this cannot be done. Load the page again.") % {
        "state": paper.get_state_display()
    }
