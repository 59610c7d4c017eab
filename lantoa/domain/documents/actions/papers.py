"""A paper is made, becomes ready, is issued or dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.deliveries import lay_deliveries, send_deliveries
from lantoa.domain.documents.actions.forms import Forms, write_forms
from lantoa.domain.documents.actions.moves import hold, log, move
from lantoa.domain.documents.content import kept, written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import (
    check_can_issue_paper,
    check_can_make_paper,
    check_can_void_paper,
)
from lantoa.domain.documents.states import PaperRole, PaperState
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Person, Unit
from lantoa.lib.text import tidy
from lantoa.papers.writing.saved import from_data

CLOSING = {
    PaperRole.REPLACEMENT: (PaperState.REPLACED, "paper_replaced"),
    PaperRole.RECALL: (PaperState.RECALLED, "paper_recalled"),
}
"""To which state an answering paper moves the one that it is about."""


@transaction.atomic
def make_paper(
    *,
    organisation: Unit,
    content: dict[str, Any],
    kind: str = "",
    subject: str = "",
    symbol: str = "",
    subject_type: str = "",
    subject_id: int | None = None,
    role: str = PaperRole.MAIN,
    about: Paper | None = None,
    reason: str = "",
    signer: Person | None = None,
    is_agreed: bool = False,
    by: Actor,
    at: datetime,
) -> Paper:
    """Keep a paper as data; number and date are the clerk's to give.

    Args:
        content: `lantoa.papers.writing.saved.to_data` of the paper; kind, subject and symbol come from there
            unless they are given.
        about: the paper that this one corrects, replaces or recalls; `reason` is then told in its notice.
        is_agreed: whether the text comes from a round that was agreed to, which has asked who may agree; the paper
            is then ready for the clerk.

    Raises:
        Invalid: if the content is no paper, or has no subject.
    """
    if not is_agreed:
        check_can_make_paper(organisation.pk, by)
    try:
        paper = from_data(content)
    except (ValueError, TypeError) as error:
        raise Invalid(_("Nội dung văn bản không đọc được: %(reason)s") % {"reason": error}) from error
    told = tidy(subject or paper.subject)[:600]
    if not told:
        raise Invalid(_("Văn bản chưa có trích yếu."), {"subject": _("Hãy nhập trích yếu.")})
    fields = kept(paper)
    row = Paper.objects.create(
        organisation=organisation,
        org_path=organisation.path,
        subject_type=subject_type,
        subject_id=subject_id,
        role=role,
        about=about,
        kind=(kind or paper.kind)[:60],
        subject=told,
        state=PaperState.READY if is_agreed else PaperState.DRAFT,
        state_reason=reason,
        signer=signer,
        made_at=at,
        made_by=by.person,
        **{**fields, "symbol": symbol[:60] or fields["symbol"]},
    )
    log("paper_made", row, by=by, at=at, role=str(PaperRole(role).label))
    return row


@transaction.atomic
def set_ready(*, paper: Paper, by: Actor, at: datetime) -> None:
    """The draft was agreed to in a round of approval, which has asked who may agree."""
    move(paper, to=PaperState.READY)
    log("paper_agreed", paper, by=by, at=at)


@transaction.atomic
def void_paper(*, paper: Paper, reason: str, by: Actor, at: datetime) -> None:
    """Drop a paper that has not left the body; its number is free again."""
    check_can_void_paper(paper, by)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Hãy nêu lý do hủy văn bản."), {"reason": _("Lý do không được để trống.")})
    drop_paper(paper=paper, reason=reason, by=by, at=at)


@transaction.atomic
def drop_paper(*, paper: Paper, reason: str, by: Actor, at: datetime) -> None:
    """The paper is no longer wanted, as when its plan goes back to draft; who may say so is for the caller."""
    move(paper, to=PaperState.VOID, state_reason=reason, series=None, year=None, ordinal=None)
    log("paper_voided", paper, by=by, at=at, reason=reason)


def issue_paper(*, paper: Paper, by: Actor, at: datetime) -> None:
    """Write both forms and put the paper in force; those named in it get it once it has a number.

    Raises:
        Denied: to anybody but the clerk or keeper, or while the text is not agreed to.
        Invalid: if the paper cannot be written.
        Stale: if somebody else was first.
    """
    check_can_issue_paper(paper, by)
    forms = write_forms(paper, written(paper), by=by, at=at)
    put_out(paper=paper, forms=forms, by=by, at=at)


@transaction.atomic
def put_out(*, paper: Paper, forms: Forms, by: Actor, at: datetime, is_sent: bool = True) -> None:
    """The paper is out: state, forms, deliveries, and what it does to the paper that it answers.

    Args:
        is_sent: False for a paper that went out before it came here; its recipients have it already.
    """
    check_can_issue_paper(paper, by)
    hold(paper)  # A number given while the forms were written would be missing in them.
    move(paper, to=PaperState.ISSUED, docx=forms.docx, pdf=forms.pdf, issued_at=at)
    log("paper_issued", paper, by=by, at=at)
    lay_deliveries(paper, on=by.on, is_sent=is_sent)
    if is_sent and paper.number:
        send_deliveries(paper=paper, at=at)
    _answer(paper, by=by, at=at)


def _answer(paper: Paper, *, by: Actor, at: datetime) -> None:
    about = paper.about
    if about is None:
        return
    details = {"number": paper.number, "reason": paper.state_reason}
    if paper.role in CLOSING:
        state, kind = CLOSING[PaperRole(paper.role)]
        reason = paper.state_reason or str(paper)
        move(about, to=state, state_reason=reason)
        log(kind, about, by=by, at=at, **{**details, "reason": reason})
    elif paper.role == PaperRole.CORRECTION:
        log("paper_corrected", about, by=by, at=at, **details)
