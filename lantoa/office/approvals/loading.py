"""How the pages of approvals load what an address names: only what the person may see, else 404."""

from django.forms import Form
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Approval, ApprovalStep
from lantoa.domain.approvals.queries import steps_of
from lantoa.domain.approvals.states import StepState
from lantoa.domain.errors import Invalid, Stale


def approval_or_404(request: HttpRequest, pk: int) -> Approval:
    """The round, with its body and opener at hand."""
    rows = Approval.objects.visible_to(request.actor).select_related("organisation", "opened_by")
    return get_object_or_404(rows, pk=pk)


def step_of(approval: Approval, *, number: int | None) -> ApprovalStep:
    """The step of that number, or the current one where none is named.

    Raises:
        Stale: if no step is current any more.
    """
    steps = steps_of(approval)
    for step in steps:
        step.approval = approval
    if number is not None:
        found = next((step for step in steps if step.pk == number), None)
        if found is None:
            raise Http404
        return found
    current = next((step for step in steps if step.state == StepState.CURRENT), None)
    if current is None:
        raise Stale(_("Lượt duyệt này đã khép lại; hãy tải lại trang để xem kết quả."))
    return current


def checked(form: Form) -> dict:
    """What was typed.

    Raises:
        Invalid: if a field is too long or no number.
    """
    if not form.is_valid():
        problems = {name: str(errors[0]) for name, errors in form.errors.items()}
        raise Invalid(_("Chưa ghi được ý kiến; hãy sửa những chỗ được chỉ ra."), problems)
    return form.cleaned_data
