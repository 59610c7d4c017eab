"""Many tasks at once, as they are pasted into the appendix of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.create import add_task_row
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.models import Plan, Task

MOST_AT_ONCE = 500
MOST_TASKS = 2_000


def add_tasks(
    *, plan: Plan, drafts: Sequence[TaskDraft], revision: int, by: Actor, at: datetime
) -> list[Task]:
    """Add tasks at the end of a draft, all or none.

    Args:
        revision: the revision of the plan that the writer saw.

    Raises:
        Invalid: for none or more than 500, and with a sentence for each row, by its place from 0 (`tasks[3].name`).
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    name = _("%(count)s nhiệm vụ được dán") % {"count": len(drafts)}
    with writing(
        plan, place="tasks:new", place_name=name, content=list(drafts), by=by, at=at, revision=revision
    ):
        _check(plan, drafts)
        last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
        if last + len(drafts) > MOST_TASKS:
            raise Invalid(_("Kế hoạch có tối đa %(most)s nhiệm vụ.") % {"most": MOST_TASKS})
        rows = [add_task_row(plan, one, position=last + place) for place, one in enumerate(drafts, 1)]
        log("tasks_added", plan, by=by, at=at, count=len(rows))
    return rows


def _check(plan: Plan, drafts: Sequence[TaskDraft]) -> None:
    if not 0 < len(drafts) <= MOST_AT_ONCE:
        raise Invalid(_("Mỗi lần thêm được từ 1 đến %(most)s nhiệm vụ.") % {"most": MOST_AT_ONCE})
    wanted = {unit for one in drafts for unit in (*one.lead_ids, *one.collaborator_ids)}
    known = set(
        Unit.objects.filter(organisation_id=plan.organisation_id, pk__in=wanted).values_list("pk", flat=True)
    )
    problems = {}
    for place, one in enumerate(drafts):
        if not one.name.strip():
            problems[f"tasks[{place}].name"] = _("Dòng %(row)s chưa có nội dung.") % {"row": place + 1}
        if not known.issuperset((*one.lead_ids, *one.collaborator_ids)):
            problems[f"tasks[{place}].leads"] = _("Dòng %(row)s có đơn vị không thuộc cơ quan.") % {
                "row": place + 1
            }
    if problems:
        raise Invalid(_("Chưa thêm được nhiệm vụ; hãy sửa những dòng được chỉ ra."), problems)
