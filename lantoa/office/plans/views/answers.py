"""What units say to their tasks, what the coordinator answers, and to whom tasks are given."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.models import Assignment
from lantoa.office.plans.forms import AssignForm, EmptyForm, NoteForm
from lantoa.office.plans.loading import assignment_or_404, task_or_404, units_of_body
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.web.actors import office
from lantoa.web.clock import now


def _question(
    assignment: Assignment, *, title: str, sentence: str, confirm: str, done: str, **more
) -> Question:
    return Question(
        plan=assignment.task.plan,
        title=title,
        sentence=sentence,
        confirm=confirm,
        done=done,
        back=reverse("task", args=[assignment.task_id]),
        about=str(assignment.task),
        **more,
    )


@require_POST
@office
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit takes its task."""
    assignment = assignment_or_404(request, pk)
    actions.accept(assignment=assignment, by=request.actor, at=now())
    messages.success(request, _("%(unit)s đã nhận nhiệm vụ.") % {"unit": assignment.unit.name})
    return redirect("task", assignment.task_id)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit asks before it takes its task."""
    assignment = assignment_or_404(request, pk)
    rules.check_can_answer(assignment, request.actor)
    question = _question(
        assignment,
        title=_("Hỏi lại trước khi nhận"),
        sentence=_("Câu hỏi của %(unit)s đến người điều phối kế hoạch.") % {"unit": assignment.unit.name},
        confirm=_("Gửi câu hỏi"),
        done=_("Đã gửi câu hỏi cho người điều phối."),
    )
    act = partial(actions.ask_back, assignment=assignment)
    return asked(request, question, form=NoteForm(typed(request)), act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The coordinator answers a unit's question."""
    assignment = assignment_or_404(request, pk)
    rules.check_can_reply(assignment, request.actor)
    question = _question(
        assignment,
        title=_("Trả lời %(unit)s") % {"unit": assignment.unit.name},
        sentence=_("Đơn vị hỏi: “%(note)s”") % {"note": assignment.note},
        confirm=_("Gửi trả lời"),
        done=_("Đã trả lời; đơn vị sẽ quyết định lại."),
    )
    act = partial(actions.reply, assignment=assignment)
    return asked(request, question, form=NoteForm(typed(request)), act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def unassign(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a task from a unit."""
    assignment = assignment_or_404(request, pk)
    rules.check_can_assign(assignment.task, request.actor)
    question = _question(
        assignment,
        title=_("Thôi giao cho %(unit)s") % {"unit": assignment.unit.name},
        sentence=_("Đơn vị không còn thấy nhiệm vụ trên bàn việc. Lịch sử vẫn ghi đơn vị đã được giao."),
        confirm=_("Thôi giao"),
        done=_("Đã thôi giao nhiệm vụ cho đơn vị."),
        variant="danger",
    )
    act = partial(actions.unassign, assignment=assignment)
    return asked(request, question, form=EmptyForm(typed(request)), act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a task to one more unit."""
    task = task_or_404(request, pk)
    rules.check_can_assign(task, request.actor)
    question = Question(
        plan=task.plan,
        title=_("Giao thêm đơn vị"),
        sentence=_("Đơn vị thấy nhiệm vụ ngay trên bàn việc và được đề nghị nhận."),
        confirm=_("Giao việc"),
        done=_("Đã giao nhiệm vụ cho đơn vị."),
        back=reverse("task", args=[task.pk]),
        about=str(task),
    )
    form = AssignForm(typed(request), units=units_of_body(request, task.plan))

    def act(*, unit: int, **given):
        row = get_object_or_404(Unit, pk=unit, organisation_id=task.organisation_id)
        actions.assign(task=task, unit=row, **given)

    return asked(request, question, form=form, act=act)
