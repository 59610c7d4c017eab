"""The desk: what waits, what is due, and the one button that moves each thing."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.documents.queries.papers import unread, waiting_for_clerk
from lantoa.domain.errors import Invalid
from lantoa.domain.imports.queries import imports_for
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Task
from lantoa.domain.plans.queries import below as below_queries
from lantoa.domain.plans.queries import clocks
from lantoa.domain.plans.queries import desk as queries
from lantoa.domain.plans.queries.calendar import plan_title, report_title
from lantoa.domain.plans.queries.change_values import told
from lantoa.domain.plans.queries.tasks import Due, TaskFilter
from lantoa.domain.plans.states import Part
from lantoa.office.calendar.grids import told as told_day
from lantoa.office.desk.forms import NoteForm
from lantoa.office.tasks.filters import task_address, words_of
from lantoa.web.actors import office
from lantoa.web.clock import now

SUPERIORS = frozenset({Role.CONSOLIDATOR, Role.ADMIN, Role.COORDINATOR, Role.VIEWER, Role.APPROVER})
SHOWN_IMPORTS = 6
SHOWN_PAPERS = 6
TO_REVIEW = (ImportState.READY, ImportState.FAILED)


@require_safe
@office
def home(request: HttpRequest) -> HttpResponse:
    """Everything that lies before the person today."""
    actor = request.actor
    desk = queries.desk(actor)
    imports = list(imports_for(actor).filter(state__in=TO_REVIEW)[:SHOWN_IMPORTS])
    below = below_queries.below(actor) if _is_superior(actor) else None
    context = {
        "desk": desk,
        "imports": imports,
        "papers_in": list(unread(actor).order_by("-sent_at", "pk")[:SHOWN_PAPERS]),
        "papers_to_issue": list(waiting_for_clerk(actor)[:SHOWN_PAPERS]),
        "below": below if below and below.count else None,
        "clocks": clocks.clocks(desk.targets.rows, on=actor.on),
        "changes": [
            (change, told(change.field, change.old_value), told(change.field, change.new_value))
            for change in desk.changes.rows
        ],
        "today": actor.on,
        "part_words": words_of(Part),
        "first_name": (actor.person.full_name or actor.person.username).split()[-1],
        "weekday": told_day(actor.on),
        "plan_title": plan_title,
        "report_title": report_title,
        "overdue_address": task_address(queries.OVERDUE),
        "soon_address": task_address(queries.SOON),
        "body_overdue": lambda unit: task_address(
            TaskFilter(is_below=True, due=Due.OVERDUE, body_id=unit.pk)
        ),
        "body_tasks": lambda unit: task_address(TaskFilter(is_below=True, body_id=unit.pk)),
    }
    return render(request, "office/desk/home.html", context)


def _is_superior(actor) -> bool:
    return any(post.role in SUPERIORS and post.unit_id == post.organisation_id for post in actor.posts)


@require_POST
@office
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit takes its task."""
    assignment = _assignment(request, pk)
    actions.accept(assignment=assignment, by=request.actor, at=now())
    return _home(request, _("%(unit)s đã nhận việc.") % {"unit": assignment.unit.name})


@require_POST
@office
def accept_all(request: HttpRequest) -> HttpResponse:
    """The contact's units take all tasks that wait for them."""
    waiting = queries.to_accept(request.actor)
    count = actions.accept_all(assignments=waiting, by=request.actor, at=now())
    return _home(
        request, ngettext("Đã nhận %(count)s việc.", "Đã nhận %(count)s việc.", count) % {"count": count}
    )


@require_POST
@office
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit asks before it takes its task."""
    assignment = _assignment(request, pk)
    actions.ask_back(assignment=assignment, note=_note(request), by=request.actor, at=now())
    return _home(request, _("Đã gửi câu hỏi tới người điều phối kế hoạch."))


@require_POST
@office
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The keeper of the plan answers a unit's question."""
    assignment = _assignment(request, pk)
    actions.reply(assignment=assignment, note=_note(request), by=request.actor, at=now())
    return _home(request, _("Đã trả lời %(unit)s.") % {"unit": assignment.unit.name})


@require_POST
@office
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """An approved plan is put in force."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    actions.issue(plan=plan, by=request.actor, at=now())
    return _home(
        request,
        _("Đã ban hành kế hoạch “%(plan)s”; các đơn vị đã thấy việc của mình.") % {"plan": plan.subject},
    )


@require_POST
@office
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """A change of a task is agreed to."""
    actions.grant_change(request=_change(request, pk), by=request.actor, at=now(), note=_note(request))
    return _home(request, _("Đã đồng ý thay đổi; nhiệm vụ đã cập nhật."))


@require_POST
@office
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """A change of a task is refused with the reason."""
    actions.refuse_change(request=_change(request, pk), note=_note(request), by=request.actor, at=now())
    return _home(request, _("Đã từ chối đề nghị thay đổi."))


def _assignment(request: HttpRequest, pk: int) -> Assignment:
    rows = Assignment.objects.filter(task__in=_tasks(request)).select_related("unit", "task__plan")
    return get_object_or_404(rows, pk=pk)


def _change(request: HttpRequest, pk: int) -> ChangeRequest:
    rows = ChangeRequest.objects.filter(task__in=_tasks(request)).select_related("task__plan")
    return get_object_or_404(rows, pk=pk)


def _tasks(request: HttpRequest) -> QuerySet[Task]:
    return Task.objects.visible_to(request.actor)


def _note(request: HttpRequest) -> str:
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Invalid(
            _("Nội dung dài quá 2.000 ký tự; hãy viết ngắn lại."), {"note": _("Tối đa 2.000 ký tự.")}
        )
    return form.cleaned_data["note"]


def _home(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("home"))
