"""The steps in the life of a plan as an officer takes them: when each is offered, what it asks, what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.approvals.queries import current_step
from lantoa.domain.documents.models import Paper
from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PlanState
from lantoa.office.papers.numbers import first_number
from lantoa.office.plans.forms import ApproveForm, EmptyForm, NumberForm, ReasonForm

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `states` in which it is offered, `sentence` what is asked before it, `done` what is said after."""

    key: str
    label: Text
    icon: str
    title: Text
    sentence: Text
    done: Text
    states: frozenset[str]
    check: Callable[..., None]
    act: Callable[..., None]
    form: type[Form] = EmptyForm
    variant: str = "secondary"

    def is_offered(self, plan: Plan) -> bool:
        """Whether the step belongs to where the plan stands now."""
        return plan.state in self.states and not (self.key == "number" and plan.number and plan.issued_on)


STEPS = {
    step.key: step
    for step in (
        Step(
            key="submit",
            label=gettext_lazy("Trình duyệt"),
            icon="send",
            title=gettext_lazy("Trình duyệt kế hoạch"),
            sentence=gettext_lazy("Sau khi trình, dự thảo khóa lại cho đến khi được duyệt hoặc trả lại."),
            done=gettext_lazy("Đã trình kế hoạch cho người duyệt."),
            states=frozenset({PlanState.DRAFT}),
            check=rules.check_can_submit,
            act=actions.submit,
            variant="primary",
        ),
        Step(
            key="approve",
            label=gettext_lazy("Duyệt"),
            icon="circle-check",
            title=gettext_lazy("Duyệt kế hoạch"),
            sentence=gettext_lazy(
                "Đồng ý ở bước đang chờ và các bước kế tiếp cũng do anh chị phụ trách. "
                "Đủ các bước, kế hoạch chuyển cho văn thư cấp số và ban hành."
            ),
            done=gettext_lazy("Đã ghi ý kiến đồng ý."),
            states=frozenset({PlanState.SUBMITTED}),
            check=rules.check_can_approve,
            act=actions.approve,
            form=ApproveForm,
            variant="primary",
        ),
        Step(
            key="issue",
            label=gettext_lazy("Ban hành"),
            icon="rosette-discount-check",
            title=gettext_lazy("Ban hành kế hoạch"),
            sentence=gettext_lazy(
                "Nhiệm vụ, chỉ tiêu, báo cáo được trải thành từng kỳ có hạn và hiện ngay trên bàn việc của các đơn vị. "
                "Sau đó chỉ đổi nhiệm vụ được bằng đề nghị thay đổi."
            ),
            done=gettext_lazy("Đã ban hành kế hoạch; các đơn vị đã thấy việc của mình."),
            states=frozenset({PlanState.APPROVED}),
            check=rules.check_can_issue,
            act=actions.issue,
            variant="primary",
        ),
        Step(
            key="number",
            label=gettext_lazy("Cấp số"),
            icon="number",
            title=gettext_lazy("Cấp số, ngày ban hành"),
            sentence=gettext_lazy("Số và ngày lấy theo sổ văn bản đi của cơ quan."),
            done=gettext_lazy("Đã cấp số cho kế hoạch."),
            states=frozenset({PlanState.APPROVED, PlanState.ISSUED}),
            check=rules.check_can_number,
            act=actions.give_number,
            form=NumberForm,
        ),
        Step(
            key="return",
            label=gettext_lazy("Trả lại"),
            icon="arrow-back-up",
            title=gettext_lazy("Trả kế hoạch về dự thảo"),
            sentence=gettext_lazy("Người soạn thấy lý do trên đầu trang kế hoạch. Sửa xong phải trình lại."),
            done=gettext_lazy("Đã trả kế hoạch về dự thảo."),
            states=frozenset({PlanState.SUBMITTED, PlanState.APPROVED}),
            check=rules.check_can_return_approved,
            act=actions.return_for_changes,
            form=ReasonForm,
            variant="danger",
        ),
        Step(
            key="close",
            label=gettext_lazy("Kết thúc"),
            icon="archive",
            title=gettext_lazy("Kết thúc kế hoạch"),
            sentence=gettext_lazy(
                "Nhiệm vụ chưa xong không còn bị tính quá hạn. Kế hoạch vẫn xem được nhưng không làm tiếp được."
            ),
            done=gettext_lazy("Đã kết thúc kế hoạch."),
            states=frozenset({PlanState.ISSUED}),
            check=rules.check_can_end,
            act=actions.close,
            form=ReasonForm,
            variant="danger",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """A step beside a plan; `reason` says why this person cannot take it, None where he can."""

    step: Step
    address: str
    form: Form
    reason: str | None


def steps_of(request: HttpRequest, plan: Plan, paper: Paper | None) -> list[OfferedStep]:
    """The steps that the plan with its `paper` can take now, each with its form or with the reason why not."""
    return [_offered(request, step, plan, paper) for step in STEPS.values() if step.is_offered(plan)]


def _offered(request: HttpRequest, step: Step, plan: Plan, paper: Paper | None) -> OfferedStep:
    reason = rules.why_not(step.check, plan, request.actor)
    # Whoever cannot take the step sees no form, so nothing is asked for it.
    values = {} if reason else first_values(step, plan, paper, on=request.actor.on)
    return OfferedStep(
        step=step,
        address=reverse("plan_step", args=[plan.pk, step.key]),
        form=step.form(initial=values, auto_id=f"{step.key}-%s"),
        reason=reason,
    )


def first_values(step: Step, plan: Plan, paper: Paper | None, *, on: date) -> dict[str, Any]:
    """What stands in the form of a step before anything is typed; for approving, which step the person sees."""
    if step.form is NumberForm:
        return first_number(paper, on=on) if paper else {"issued_on": on}
    current = current_step("plan", plan.pk) if step.form is ApproveForm else None
    return {"step_id": current.pk} if current else {}


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the strip: done, current or todo."""

    label: str
    phase: str
    note: str


STRIP = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED, PlanState.ISSUED, PlanState.CLOSED)


def phases_of(plan: Plan) -> list[Phase]:
    """The way of the plan; a replaced plan ends with its replacement."""
    way = [*STRIP[:-1], PlanState.SUPERSEDED] if plan.state == PlanState.SUPERSEDED else list(STRIP)
    now = way.index(PlanState(plan.state))
    return [
        Phase(
            label=str(state.label),
            phase="done" if place < now else "current" if place == now else "todo",
            note=_note(plan, state, is_reached=place <= now),
        )
        for place, state in enumerate(way)
    ]


def _note(plan: Plan, state: PlanState, *, is_reached: bool) -> str:
    if state == PlanState.ISSUED and plan.running_since:
        return _("từ %(day)s") % {"day": f"{plan.running_since:%d/%m/%Y}"}
    if state == PlanState.CLOSED and not is_reached:
        return _("dự kiến %(day)s") % {"day": f"{plan.ends_on:%d/%m/%Y}"}
    return ""
