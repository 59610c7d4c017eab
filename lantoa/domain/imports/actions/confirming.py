"""The reviewed document becomes a plan."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.imports.actions.moves import log, move
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import record_read, review_of
from lantoa.domain.imports.review.draft import draft_of
from lantoa.domain.imports.review.shape import SECTIONS
from lantoa.domain.imports.rules import check_can_review
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans import actions as plans
from lantoa.domain.plans.drafts import PlanDraft
from lantoa.domain.plans.models import Plan


def confirm(*, item: Import, revision: int | None = None, by: Actor, at: datetime) -> Plan:
    """Make the draft plan out of the review, once.

    Args:
        revision: the review that the officer saw; None takes it as it is now.

    Raises:
        Denied: if the actor may not review, or the document is no longer under review.
        Stale: if the review moved on since `revision`, or somebody else confirmed first.
        Invalid: with a sentence for each field, by its address, that is missing or wrong.
    """
    check_can_review(item, by)
    if revision is not None and revision != item.revision:
        raise Stale(_("Bản rà soát đã được sửa ở nơi khác; hãy tải lại trang, xem lại rồi xác nhận."))
    draft, problems = draft_of(
        review_of(item),
        record=record_read(item),
        organisation_id=item.organisation_id,
        source_file_id=item.file_id,
    )
    if draft is None:
        sentence = _("Chưa lập được kế hoạch: còn %(count)s chỗ thiếu hoặc chưa đúng.") % {
            "count": len(problems)
        }
        raise Invalid(sentence, problems)
    with transaction.atomic():
        plan = _create(draft, by=by, at=at)
        move(item, to=ImportState.CONFIRMED, plan=plan)
        log("import_confirmed", item, by=by, at=at, plan_id=plan.pk)
    return plan


def _create(draft: PlanDraft, *, by: Actor, at: datetime) -> Plan:
    """The plan; what its own door finds wrong is said at the fields of the review."""
    try:
        return plans.create(draft=draft, by=by, at=at)
    except Invalid as refusal:
        fields = SECTIONS["document"].by_name
        problems = {
            f"document.{name}" if name in fields else name: one for name, one in refusal.problems.items()
        }
        raise Invalid(refusal.sentence, problems) from refusal
