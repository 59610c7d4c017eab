"""Requests to change a running task, and what is decided."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.models import ChangeRequest
from lantoa.domain.plans.queries.plan_task import told_value
from lantoa.domain.plans.states import ChangeField
from lantoa.office.plans.change_forms import ChangeForm
from lantoa.office.plans.forms import DecisionForm, RefusalForm
from lantoa.office.plans.loading import change_or_404, task_or_404, units_of_body
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.web.actors import office


@require_http_methods(["GET", "HEAD", "POST"])
@office
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks to change one field of a task, named in the address by `field`."""
    task = task_or_404(request, pk)
    rules.check_can_ask_change(task, request.actor)
    field = request.GET.get("field", ChangeField.DUE_ON)
    if field not in ChangeField.values:
        raise Http404
    label = str(ChangeField(field).label)
    question = Question(
        plan=task.plan,
        title=_("Đề nghị đổi: %(field)s") % {"field": label.lower()},
        sentence=_(
            "Đang có: %(value)s. Giá trị này và lý do được giữ lại mãi, dù đề nghị được đồng ý hay không."
        )
        % {"value": told_value(task, field=field)},
        confirm=_("Gửi đề nghị"),
        done=_("Đã gửi đề nghị thay đổi."),
        back=reverse("task", args=[task.pk]),
        about=str(task),
    )
    form = ChangeForm(typed(request), field=field, task=task, units=units_of_body(request, task.plan))

    def act(*, new_value, **given):
        actions.ask_change(task=task, field=field, new_value=form.value(), **given)

    return asked(request, question, form=form, act=act)


def _decision(
    change: ChangeRequest, *, title: str, sentence: str, confirm: str, done: str, **more
) -> Question:
    return Question(
        plan=change.task.plan,
        title=title,
        sentence=sentence,
        confirm=confirm,
        done=done,
        back=reverse("task", args=[change.task_id]),
        about=str(change.task),
        **more,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Agrees: the task takes the new value."""
    change = change_or_404(request, pk)
    rules.check_can_decide_change(change, request.actor)
    question = _decision(
        change,
        title=_("Đồng ý thay đổi"),
        sentence=_("Nhiệm vụ nhận giá trị mới ngay; giá trị cũ còn trong lịch sử."),
        confirm=_("Đồng ý"),
        done=_("Đã đồng ý; nhiệm vụ đã nhận giá trị mới."),
    )
    act = partial(actions.grant_change, request=change)
    return asked(request, question, form=DecisionForm(typed(request)), act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuses, with the reason."""
    change = change_or_404(request, pk)
    rules.check_can_decide_change(change, request.actor)
    question = _decision(
        change,
        title=_("Không đồng ý thay đổi"),
        sentence=_("Nhiệm vụ giữ nguyên; người đề nghị thấy lý do."),
        confirm=_("Không đồng ý"),
        done=_("Đã trả lời không đồng ý."),
        variant="danger",
    )
    act = partial(actions.refuse_change, request=change)
    return asked(request, question, form=RefusalForm(typed(request)), act=act)
