"""The buttons of a round: agree, return, skip, comment, withdraw."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.models import Approval
from lantoa.domain.approvals.states import ApprovalState
from lantoa.office.approvals.forms import AgreeForm, CommentForm, ReasonForm
from lantoa.office.approvals.loading import approval_or_404, checked, step_of
from lantoa.web.actors import office
from lantoa.web.clock import now


def _back(request: HttpRequest, approval: Approval, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("approval", approval.pk)


@require_POST
@office
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agrees to the step that the person saw."""
    approval, given = approval_or_404(request, pk), checked(AgreeForm(request.POST))
    step = step_of(approval, number=given["step"])
    actions.agree(
        step=step, comment=given["comment"], is_through=given["is_through"], by=request.actor, at=now()
    )
    if approval.state == ApprovalState.AGREED:
        return _back(request, approval, _("Đã đồng ý; mọi bước đã xong."))
    return _back(request, approval, _("Đã đồng ý; hồ sơ chuyển sang bước kế tiếp."))


@require_POST
@office
def return_for_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the object back with the reason."""
    approval, given = approval_or_404(request, pk), checked(ReasonForm(request.POST))
    step = step_of(approval, number=given["step"])
    actions.return_for_changes(step=step, reason=given["reason"], by=request.actor, at=now())
    return _back(request, approval, _("Đã trả lại; người soạn thấy lý do và sửa được dự thảo."))


@require_POST
@office
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Goes on without a step, with the reason."""
    approval, given = approval_or_404(request, pk), checked(ReasonForm(request.POST))
    step = step_of(approval, number=given["step"])
    actions.skip(step=step, reason=given["reason"], by=request.actor, at=now())
    return _back(request, approval, _("Đã bỏ qua bước “%(step)s”.") % {"step": step.name})


@require_POST
@office
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts in a word without deciding."""
    approval = approval_or_404(request, pk)
    rules.check_can_comment(approval, request.actor)
    given = checked(CommentForm(request.POST))
    actions.comment(approval=approval, text=given["text"], by=request.actor, at=now())
    return _back(request, approval, _("Đã ghi góp ý; mọi người trong lượt duyệt đều thấy."))


@require_POST
@office
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the round back."""
    approval, given = approval_or_404(request, pk), checked(ReasonForm(request.POST))
    actions.withdraw(approval=approval, reason=given["reason"], by=request.actor, at=now())
    return _back(request, approval, _("Đã rút lại; dự thảo sửa được trở lại."))
