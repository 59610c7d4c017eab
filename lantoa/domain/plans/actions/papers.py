"""The official paper of a plan: frozen when the plan is agreed to, numbered and issued with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.numbering import take_over_number
from lantoa.domain.documents.actions.papers import drop_paper, make_paper
from lantoa.domain.documents.actions.signed import keep_signed
from lantoa.domain.documents.content import without_number
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.queries.papers import paper_of as paper_about
from lantoa.domain.documents.states import PaperRole, PaperState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import PaperFrame, Plan, PlanVersion
from lantoa.domain.plans.paper import paper_of
from lantoa.domain.plans.queries.lines import is_amendment
from lantoa.papers.writing.saved import to_data

PLAN = "plan"
SIGNED_TYPES = ("application/pdf", "image/")


def paper_of_plan(plan: Plan) -> Paper | None:
    """The plan's paper that is not dropped; None for a draft, and for plans from before papers were kept."""
    return paper_about(PLAN, plan.pk)


@transaction.atomic
def freeze_paper(*, plan: Plan, by: Actor, at: datetime) -> Paper:
    """Keep the text that was agreed to as a paper, which waits for the clerk.

    A plan that was numbered before, outside or in an earlier round, keeps its number. What was issued outside
    brings its uploaded file as the signed one, where that is a .pdf or a scan.
    """
    drop_paper_of(plan, reason=_("Kế hoạch được duyệt lại"), by=by, at=at)
    old = paper_of_plan(plan.supersedes) if plan.supersedes else None
    frame = PaperFrame.objects.filter(plan=plan).select_related("signer").first()
    is_answer = old is not None and old.state == PaperState.ISSUED
    paper = make_paper(
        organisation=plan.organisation,
        content=to_data(without_number(paper_of(plan), year=plan.starts_on.year)),
        kind=plan.kind,
        subject=plan.subject,
        subject_type=PLAN,
        subject_id=plan.pk,
        role=PaperRole.REPLACEMENT if is_answer and not is_amendment(plan) else PaperRole.MAIN,
        about=old if is_answer else None,
        signer=frame.signer if frame else None,
        is_agreed=True,
        by=by,
        at=at,
    )
    if plan.number and plan.issued_on:
        take_over_number(paper=paper, number=plan.number, issued_on=plan.issued_on, by=by, at=at)
        if was_issued_outside(plan) and _is_signed_form(plan) and plan.source_file:
            keep_signed(paper=paper, file=plan.source_file, by=by, at=at)
    return paper


def drop_paper_of(plan: Plan, *, reason: str, by: Actor, at: datetime) -> None:
    """The paper of a plan that goes back to draft is no longer wanted; its number is free for the next one."""
    paper = paper_of_plan(plan)
    if paper is not None and paper.state in {PaperState.DRAFT, PaperState.READY}:
        drop_paper(paper=paper, reason=reason, by=by, at=at)


def was_issued_outside(plan: Plan) -> bool:
    """Whether the uploaded document itself carried the number that the plan has."""
    if plan.source_file_id is None or not plan.number:
        return False
    first = PlanVersion.objects.filter(plan=plan).order_by("number").values_list("record", flat=True).first()
    document: Any = first.get("document") if isinstance(first, dict) else None
    known = document.get("number") if isinstance(document, dict) else None
    return bool(known) and str(known) == plan.number


def _is_signed_form(plan: Plan) -> bool:
    return plan.source_file is not None and plan.source_file.media_type.startswith(SIGNED_TYPES)
