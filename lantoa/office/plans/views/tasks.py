"""One task: who, by when, with what product, and what can be done with it now."""

from dataclasses import dataclass, replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.domain.audit.registry import tell
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.models import Assignment, Task
from lantoa.domain.plans.queries.plan_task import (
    changes_of,
    history_of,
    parts_of,
    periods_of,
    targets_of_task,
)
from lantoa.domain.plans.states import EDITABLE, TASK_TRANSITIONS, AssignmentState, ChangeField, TaskState
from lantoa.office.plans.forms import EmptyForm, ReasonForm, RuledForm
from lantoa.office.plans.loading import task_or_404
from lantoa.office.plans.naming import short_name
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.web.actors import office

MOST_EVENTS = 30
START = ("player-play", _("Bắt đầu"), _("Đã ghi nhận bắt đầu nhiệm vụ."))
FINISH = ("circle-check", _("Hoàn thành"), _("Đã ghi nhận hoàn thành nhiệm vụ."))
DROP = ("circle-off", _("Không thực hiện"), _("Đã ghi nhận không thực hiện nhiệm vụ."))
BACK = ("circle-dashed", _("Về chưa thực hiện"), _("Đã đưa nhiệm vụ về chưa thực hiện."))
REOPEN = ("rotate", _("Mở lại"), _("Đã mở lại nhiệm vụ."))
MOVES = {
    TaskState.UNDER_WAY: START,
    TaskState.DONE: FINISH,
    TaskState.DROPPED: DROP,
    TaskState.OPEN: BACK,
}
ENDED = frozenset({TaskState.DONE, TaskState.DROPPED})


@dataclass(frozen=True, slots=True)
class Move:
    """One way on for a task; `reason` says why this person cannot go it, None where he can."""

    to: str
    icon: str
    label: str
    done: str
    needs_reason: bool
    reason: str | None = None
    form: RuledForm | None = None


def move_to(row: Task, to: str) -> Move:
    """The way from the task's state to `to`."""
    icon, label, done = REOPEN if row.state in ENDED else MOVES[TaskState(to)]
    needs_reason = row.state in ENDED or to == TaskState.DROPPED
    return Move(to, icon, str(label), str(done), needs_reason)


def moves_of(row: Task, actor: Actor) -> list[Move]:
    """The ways on, the next one last; each with its form or the reason why not."""
    allowed = TASK_TRANSITIONS[row.state]
    blocked = rules.why_not(rules.check_can_work, row, actor)
    found = []
    for to in (TaskState.DROPPED, TaskState.OPEN, TaskState.DONE, TaskState.UNDER_WAY):
        if to not in allowed:
            continue
        reason = blocked
        if reason is None and to == TaskState.DONE:
            reason = rules.why_not(rules.check_can_finish, row, actor)
        move = move_to(row, to)
        form = ReasonForm(auto_id=f"{to}-%s") if move.needs_reason else None
        found.append(replace(move, reason=reason, form=form))
    return found


def _is_mine(part: Assignment, actor: Actor) -> bool:
    return actor.has_role_over({Role.CONTACT}, path=part.unit.path)


@require_safe
@office
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """The task as a page."""
    row, actor = task_or_404(request, pk), request.actor
    parts, changes = parts_of(row), changes_of(row)
    context = {
        "task": row,
        "plan": row.plan,
        "title": short_name(row.plan),
        "today": actor.on,
        "is_waiting_for_me": any(
            _is_mine(part, actor) and part.state == AssignmentState.PENDING for part in parts
        ),
        "parts": [
            (
                part,
                rules.why_not(rules.check_can_answer, part, actor),
                rules.why_not(rules.check_can_reply, part, actor),
                _is_mine(part, actor),
            )
            for part in parts
        ],
        "changes": [
            (change, rules.why_not(rules.check_can_decide_change, change.row, actor)) for change in changes
        ],
        "moves": moves_of(row, actor),
        "work_reason": rules.why_not(rules.check_can_work, row, actor),
        "assign_reason": rules.why_not(rules.check_can_assign, row, actor),
        "edit_reason": rules.why_not(rules.check_can_edit, row.plan, actor),
        "is_editable": row.plan.state in EDITABLE,
        "field_choices": ChangeField.choices,
        "periods": periods_of(row),
        "targets": targets_of_task(row),
        "events": [(event, tell(event)) for event in history_of(row, actor=actor)[:MOST_EVENTS]],
        "nobody": gettext("Hệ thống"),
    }
    return render(request, "office/plans/task.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Starts, finishes, drops or reopens the task."""
    row = task_or_404(request, pk)
    if to not in TaskState.values:
        raise Http404
    check = rules.check_can_finish if to == TaskState.DONE else rules.check_can_work
    check(row, request.actor)
    way = move_to(row, to)
    question = Question(
        plan=row.plan,
        title=way.label,
        sentence=gettext("Trạng thái mới: %(state)s.") % {"state": TaskState(to).label},
        confirm=way.label,
        done=way.done,
        back=reverse("task", args=[row.pk]),
        about=str(row),
        variant="danger" if to == TaskState.DROPPED else "primary",
    )
    form = (ReasonForm if way.needs_reason else EmptyForm)(typed(request))
    return asked(request, question, form=form, act=partial(actions.move_task, task=row, to=to))
