"""A paper by itself (a correction, a recall, a letter) is put before the approvers of its body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.approvals.actions.rounds import open_round, withdraw
from lantoa.domain.approvals.models import Approval
from lantoa.domain.approvals.registry import SubjectType, register
from lantoa.domain.approvals.states import ApprovalState
from lantoa.domain.audit.actions import record
from lantoa.domain.documents.actions import papers
from lantoa.domain.documents.actions.moves import hold
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import check_can_submit_paper
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.papers.writing.text import text_of

PAPER = "paper"


@transaction.atomic
def submit_paper(*, paper: Paper, note: str = "", by: Actor, at: datetime) -> Approval:
    """Open a round for a draft; when it is agreed to, the paper is ready for the clerk.

    Raises:
        Denied: to anybody but the keepers and the clerk, or if the paper is no draft.
        Stale: if a round is open already.
    """
    check_can_submit_paper(paper, by)
    hold(paper)
    record("paper_submitted", subject=paper, by=by.person, at=at, organisation_id=paper.organisation_id)
    return open_round(
        subject_type=PAPER,
        subject=paper,
        organisation=paper.organisation,
        unit=None,
        content_ref=str(paper.revision),
        content_sha256=paper.text_sha256,
        note=note,
        by=by,
        at=at,
    )


@transaction.atomic
def void_paper(*, paper: Paper, reason: str, by: Actor, at: datetime) -> None:
    """Drop a paper that has not left the body, together with its open round."""
    papers.void_paper(paper=paper, reason=reason, by=by, at=at)
    rows = Approval.objects.filter(subject_type=PAPER, subject_id=paper.pk, state=ApprovalState.OPEN)
    for approval in rows.order_by("pk"):
        withdraw(approval=approval, reason=reason, by=by, at=at)


def open_round_of(paper: Paper) -> Approval | None:
    """The round in which the paper is being agreed to, if there is one."""
    rows = Approval.objects.filter(subject_type=PAPER, subject_id=paper.pk, state=ApprovalState.OPEN)
    return rows.first()


def _load(pk: int) -> Paper | None:
    return Paper.objects.select_related("organisation", "about").filter(pk=pk).first()


def _on_agreed(paper: Paper, approval: Approval, *, by: Actor, at: datetime) -> None:
    if paper.text_sha256 != approval.content_sha256:
        raise Stale(_("Nội dung văn bản không còn đúng với bản đã trình; hãy trả lại để trình lại."))
    papers.set_ready(paper=paper, by=by, at=at)


def _on_returned(paper: Paper, approval: Approval, *, reason: str, by: Actor, at: datetime) -> None:
    """The draft stays as it is; the round keeps the reason."""


def _text(paper: Paper, ref: str) -> Sequence[str]:
    return text_of(written(paper))


def _facts(paper: Paper) -> list[tuple[str, str]]:
    facts = [(_("Loại văn bản"), paper.kind or _("Công văn")), (_("Trích yếu"), paper.subject)]
    if paper.about is not None:
        facts.append((str(paper.get_role_display()), str(paper.about)))
    return facts


register(
    SubjectType(
        name=PAPER,
        label=gettext_lazy("văn bản"),
        load=_load,
        on_agreed=_on_agreed,
        on_returned=_on_returned,
        text=_text,
        facts=_facts,
    )
)
