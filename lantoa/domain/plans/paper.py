"""The official paper of a plan as its rows are now."""

from __future__ import annotations

from lantoa.domain.plans.models import PaperFrame, Plan
from lantoa.domain.plans.record import record_of
from lantoa.domain.plans.record_paper import paper_of_record, signature_of
from lantoa.papers.writing.blocks import Paper

__all__ = ["paper_of", "paper_of_record", "signature_of"]


def paper_of(plan: Plan) -> Paper:
    """The paper of the rows of now; number and date stay blank until the clerk gives them."""
    return paper_of_record(record_of(plan), PaperFrame.objects.filter(plan=plan).first())
