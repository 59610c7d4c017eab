"""Who may do what with plans, tasks and targets, when, and why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.approvals.queries import current_step, open_steps
from lantoa.domain.approvals.rules import check_can_decide, post_for
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans.locks import held_by_another, who_writes
from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Target, Task
from lantoa.domain.plans.states import EDITABLE, PUBLISHED, RUNNING, AssignmentState, ChangeState, PlanState

KEEPERS = frozenset({Role.ADMIN, Role.COORDINATOR})


def _must_hold(by: Actor, roles: frozenset[Role], organisation_id: int, sentence: str) -> None:
    if not by.has_role(roles, organisation_id=organisation_id):
        raise Denied(sentence)


def _must_be_in(plan: Plan, states: frozenset[PlanState], act: str) -> None:
    if plan.state not in states:
        raise Denied(
            _("Kế hoạch đang ở trạng thái “%(state)s” nên không thể %(act)s.")
            % {"state": plan.get_state_display(), "act": act}
        )


def check_can_create(organisation_id: int, by: Actor) -> None:
    """A plan is begun by the coordinator (or administrator) of its body."""
    _must_hold(by, KEEPERS, organisation_id, _("Chỉ người điều phối kế hoạch của cơ quan được lập kế hoạch."))


def check_can_edit(plan: Plan, by: Actor) -> None:
    """A draft is edited by the coordinator of its body."""
    _must_hold(
        by, KEEPERS, plan.organisation_id, _("Chỉ người điều phối kế hoạch của cơ quan được sửa kế hoạch.")
    )
    _must_be_in(plan, EDITABLE, _("sửa; hãy trả về dự thảo hoặc đề nghị thay đổi nhiệm vụ"))


def check_can_begin_from(source: Plan, body: Unit, by: Actor) -> None:
    """A plan is begun from one of the body itself, or from one that a body above has issued."""
    if source.organisation_id == body.pk and by.is_in(body.pk):
        return
    if source.state not in PUBLISHED or not body.path.startswith(source.org_path):
        raise Denied(
            _("Chỉ lập được kế hoạch từ kế hoạch của chính cơ quan hoặc kế hoạch đã ban hành của cấp trên.")
        )


def check_can_write(plan: Plan, by: Actor, at: datetime) -> None:
    """A draft is written by one person at a time; another takes over first."""
    check_can_edit(plan, by)
    lock = held_by_another(plan, by=by, at=at)
    if lock is not None:
        raise Denied(_("%(who)s Bạn có thể chờ, hoặc tiếp quản việc soạn thảo.") % {"who": who_writes(lock)})


def check_can_take_over(plan: Plan, by: Actor, at: datetime) -> None:
    """Whoever may edit a draft may take it over from the one who writes it."""
    check_can_edit(plan, by)
    if held_by_another(plan, by=by, at=at) is None:
        raise Denied(_("Không có ai khác đang soạn kế hoạch này; bạn có thể soạn ngay."))


def check_can_submit(plan: Plan, by: Actor) -> None:
    """A draft is submitted by the coordinator."""
    _must_hold(by, KEEPERS, plan.organisation_id, _("Chỉ người điều phối kế hoạch được trình duyệt."))
    _must_be_in(plan, frozenset({PlanState.DRAFT}), _("trình duyệt"))


def check_can_approve(plan: Plan, by: Actor) -> None:
    """A submitted plan is agreed to by who holds the current step of its round; the refusal says who that is."""
    _must_be_in(plan, frozenset({PlanState.SUBMITTED}), _("duyệt hoặc trả lại"))
    step = current_step("plan", plan.pk)
    if step is None:
        raise Denied(_("Kế hoạch không có lượt duyệt đang mở; hãy trả về dự thảo rồi trình lại."))
    check_can_decide(step, by)


def check_can_number(plan: Plan, by: Actor) -> None:
    """Number and date are given by the clerk (văn thư) once the plan is approved."""
    _must_hold(by, frozenset({Role.CLERK}), plan.organisation_id, _("Chỉ văn thư của cơ quan được cấp số."))
    _must_be_in(plan, frozenset({PlanState.APPROVED, PlanState.ISSUED}), _("cấp số"))
    if plan.number and plan.issued_on and plan.state == PlanState.ISSUED:
        raise Denied(_("Kế hoạch đã có số %(number)s và đã ban hành.") % {"number": plan.number})


def check_can_issue(plan: Plan, by: Actor) -> None:
    """An approved plan is issued by the clerk or the coordinator; the number may follow (A-27)."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        plan.organisation_id,
        _("Chỉ văn thư hoặc người điều phối kế hoạch được ban hành."),
    )
    _must_be_in(plan, frozenset({PlanState.APPROVED}), _("ban hành; kế hoạch phải được duyệt trước"))


def check_can_end(plan: Plan, by: Actor) -> None:
    """A running plan is closed or superseded by the coordinator."""
    _must_hold(by, KEEPERS, plan.organisation_id, _("Chỉ người điều phối kế hoạch được kết thúc kế hoạch."))
    _must_be_in(plan, frozenset({PlanState.ISSUED}), _("kết thúc hoặc thay thế"))


def check_can_return_approved(plan: Plan, by: Actor) -> None:
    """A plan that is not yet issued may go back to draft; it must then be approved again.

    Whoever holds a step of the open round that is not decided may return it too, the clerk for instance.
    """
    _must_be_in(plan, frozenset({PlanState.APPROVED, PlanState.SUBMITTED}), _("trả về dự thảo"))
    if plan.state == PlanState.SUBMITTED and any(post_for(step, by) for step in open_steps("plan", plan.pk)):
        return
    _must_hold(
        by,
        KEEPERS | {Role.APPROVER},
        plan.organisation_id,
        _("Chỉ người duyệt hoặc người điều phối được trả lại."),
    )


def check_can_answer(assignment: Assignment, by: Actor) -> None:
    """A unit's task is taken or asked back by the unit's contact, or by the coordinator for units without one."""
    task = assignment.task
    if task.plan.state not in RUNNING:
        raise Denied(_("Kế hoạch chưa ban hành hoặc đã kết thúc nên chưa nhận việc."))
    own = by.has_role_over({Role.CONTACT}, path=assignment.unit.path) and by.is_in(task.organisation_id)
    if not own and not by.has_role(KEEPERS, organisation_id=task.organisation_id):
        raise Denied(
            _("Chỉ đầu mối của %(unit)s hoặc người điều phối kế hoạch được trả lời việc này.")
            % {"unit": assignment.unit.name}
        )


def check_can_reply(assignment: Assignment, by: Actor) -> None:
    """A unit's question is answered by the coordinator."""
    _must_hold(
        by,
        KEEPERS,
        assignment.task.organisation_id,
        _("Chỉ người điều phối kế hoạch được trả lời câu hỏi của đơn vị."),
    )
    if assignment.state != AssignmentState.ASKED_BACK:
        raise Denied(_("Đơn vị này không còn câu hỏi đang chờ."))


def check_can_work(task: Task, by: Actor) -> None:
    """A task is moved on by a contact of one of its units or by the coordinator, while the plan runs."""
    if task.plan.state not in RUNNING:
        raise Denied(_("Kế hoạch chưa ban hành hoặc đã kết thúc nên không thể cập nhật nhiệm vụ."))
    if by.has_role(KEEPERS, organisation_id=task.organisation_id):
        return
    units = list(task.assignments.select_related("unit"))
    if by.is_in(task.organisation_id) and any(
        by.has_role_over({Role.CONTACT}, path=row.unit.path) for row in units
    ):
        return
    raise Denied(_("Chỉ đầu mối của đơn vị được giao hoặc người điều phối được cập nhật nhiệm vụ này."))


def check_can_finish(task: Task, by: Actor) -> None:
    """A continuous task goes on as long as its plan (A-24), so it is finished only afterwards."""
    check_can_work(task, by)
    if task.is_continuous and by.on <= task.plan.ends_on:
        raise Denied(_("Nhiệm vụ thường xuyên chỉ hoàn thành khi hết thời gian kế hoạch."))


def check_can_ask_change(task: Task, by: Actor) -> None:
    """A change is asked for by those who work on the task."""
    check_can_work(task, by)


def check_can_decide_change(request: ChangeRequest, by: Actor) -> None:
    """A change is granted or refused by the coordinator, never by the one who asked unless alone in charge."""
    _must_hold(
        by,
        KEEPERS | {Role.APPROVER},
        request.task.organisation_id,
        _("Chỉ người điều phối hoặc người duyệt được quyết định đề nghị này."),
    )
    if request.state != ChangeState.ASKED:
        raise Denied(_("Đề nghị này đã được quyết định."))
    _must_be_in(request.task.plan, RUNNING, _("quyết định đề nghị thay đổi"))


def check_can_assign(task: Task, by: Actor) -> None:
    """Units are added to or taken from a running task by the coordinator."""
    _must_hold(by, KEEPERS, task.organisation_id, _("Chỉ người điều phối kế hoạch được giao việc."))
    _must_be_in(task.plan, EDITABLE | RUNNING, _("giao việc"))


def check_can_choose_reading(target: Target, by: Actor) -> None:
    """How an ambiguous target is read is chosen by the plan's coordinator."""
    _must_hold(
        by,
        KEEPERS,
        target.plan.organisation_id,
        _("Chỉ người điều phối kế hoạch được đổi cách hiểu chỉ tiêu."),
    )
    _must_be_in(target.plan, EDITABLE | RUNNING, _("đổi cách hiểu chỉ tiêu"))


def check_can_pair(plan: Plan, by: Actor) -> None:
    """What of the superior's plan is done by which own row is said by the coordinator, until the plan has ended."""
    _must_hold(
        by,
        KEEPERS,
        plan.organisation_id,
        _("Chỉ người điều phối kế hoạch của cơ quan được đối chiếu với kế hoạch cấp trên."),
    )
    _must_be_in(
        plan, frozenset(PlanState) - {PlanState.SUPERSEDED, PlanState.CLOSED}, _("đối chiếu với cấp trên")
    )


def check_can_amend(plan: Plan, by: Actor) -> None:
    """A running plan is amended by its coordinator, in one draft at a time."""
    _must_hold(
        by,
        KEEPERS,
        plan.organisation_id,
        _("Chỉ người điều phối kế hoạch của cơ quan được lập bản sửa đổi, bổ sung."),
    )
    _must_be_in(plan, RUNNING, _("sửa đổi, bổ sung; chỉ sửa đổi kế hoạch đã ban hành"))
    if hasattr(plan, "superseded_by"):
        raise Denied(_("Kế hoạch này đã có một bản sửa đổi, thay thế; hãy làm tiếp ở bản đó."))


def why_not(check: Callable[..., None], *arguments: object) -> str | None:
    """The sentence with which `check` refuses, or None; for the button that explains itself."""
    try:
        check(*arguments)
    except Denied as refusal:
        return refusal.sentence
    return None
