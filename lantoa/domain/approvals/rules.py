"""Who may decide a step, return, skip or withdraw, set a route or make a link, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Approval, ApprovalLink, ApprovalStep
from lantoa.domain.approvals.states import ApprovalState, Purpose, StepState
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor, Post
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role

KEEPERS = frozenset({Role.ADMIN, Role.COORDINATOR})
BODY_WIDE = KEEPERS | {Role.CLERK}
"""Roles that serve the whole body from whatever unit they sit in."""
UNDECIDED = frozenset({StepState.WAITING, StepState.CURRENT})


def post_for(step: ApprovalStep, by: Actor) -> Post | None:
    """The actor's post that lets him decide the step, an own one before a delegated one; None without any.

    The role counts in the step's unit or above it, never from another body; clerk and coordinator of the body
    count for a step at the body wherever in it they sit.
    """
    is_of_body = step.unit_id == step.organisation_id
    fitting = [
        post
        for post in by.posts
        if post.role == step.role
        and post.organisation_id == step.organisation_id
        and (step.unit.path.startswith(post.unit_path) or (is_of_body and post.role in BODY_WIDE))
    ]
    return min(fitting, key=lambda post: post.delegated_by is not None, default=None)


def keeps(approval: Approval, by: Actor) -> bool:
    """Whether the actor coordinates or administers the body whose round it is."""
    return by.has_role(KEEPERS, organisation_id=approval.organisation_id)


def check_can_decide(step: ApprovalStep, by: Actor) -> None:
    """The current step of an open round is decided by who holds its role in its unit or above."""
    _must_be_open(step.approval)
    if step.state == StepState.WAITING:
        raise Denied(_("Chưa đến lượt bước “%(step)s”.") % {"step": step.name})
    if step.state != StepState.CURRENT:
        raise Denied(
            _("Bước “%(step)s” đã xong: %(state)s.")
            % {"step": step.name, "state": step.get_state_display().lower()}
        )
    _must_hold(step, by)


def check_can_return(step: ApprovalStep, by: Actor) -> None:
    """A round is returned at a step that is current or still to come, by who may decide that step."""
    _must_be_open(step.approval)
    if step.state not in UNDECIDED:
        raise Denied(_("Bước “%(step)s” đã xong nên không trả lại được ở bước này.") % {"step": step.name})
    _must_hold(step, by)


def check_can_skip(step: ApprovalStep, by: Actor) -> None:
    """A current step other than the signature is skipped by the coordinator or administrator of the body."""
    _must_be_open(step.approval)
    if not keeps(step.approval, by):
        raise Denied(_("Chỉ người điều phối hoặc quản trị của cơ quan được bỏ qua một bước duyệt."))
    if step.purpose == Purpose.SIGN:
        raise Denied(_("Không bỏ qua được bước duyệt, ký."))
    if step.state != StepState.CURRENT:
        raise Denied(_("Chỉ bỏ qua được bước đang chờ ý kiến."))


def check_can_withdraw(approval: Approval, by: Actor) -> None:
    """An open round is withdrawn by who opened it, or by the coordinator or administrator of the body."""
    _must_be_open(approval)
    is_own = approval.opened_by_id == by.person.pk and by.is_in(approval.organisation_id)
    if not is_own and not keeps(approval, by):
        raise Denied(_("Chỉ người trình hoặc người điều phối của cơ quan được rút lại."))


def check_can_take_back(approval: Approval, by: Actor) -> None:
    """An agreed round is undone by the coordinator, the administrator or an approver of the body."""
    if approval.state != ApprovalState.AGREED:
        raise Denied(_("Chỉ lượt duyệt đã được đồng ý mới hủy kết quả được."))
    if not by.has_role(KEEPERS | {Role.APPROVER}, organisation_id=approval.organisation_id):
        raise Denied(_("Chỉ người duyệt hoặc người điều phối của cơ quan được hủy kết quả duyệt."))


def check_can_comment(approval: Approval, by: Actor, steps: Iterable[ApprovalStep] | None = None) -> None:
    """A word is put in by who opened the round, who holds one of its steps, or the coordinator.

    A page that has the `steps` of the round at hand brings them; else they are asked for.
    """
    _must_be_open(approval)
    if approval.opened_by_id == by.person.pk or keeps(approval, by):
        return
    rows = approval.steps.select_related("unit") if steps is None else steps
    if not any(post_for(step, by) for step in rows):
        raise Denied(
            _("Chỉ người trình, người duyệt các bước và người điều phối được góp ý ở lượt duyệt này.")
        )


def check_can_set_route(organisation: Unit, by: Actor) -> None:
    """How a body approves is set by its coordinator or administrator."""
    if not by.has_role(KEEPERS, organisation_id=organisation.pk):
        raise Denied(
            _("Chỉ người điều phối hoặc quản trị của %(unit)s được sửa quy trình duyệt.")
            % {"unit": organisation.name}
        )


def check_can_make_link(step: ApprovalStep, by: Actor) -> None:
    """A link for an approver away from the desk is made by the coordinator or administrator, for the current step."""
    _must_be_open(step.approval)
    if not keeps(step.approval, by):
        raise Denied(_("Chỉ người điều phối hoặc quản trị của cơ quan được tạo đường dẫn duyệt."))
    if step.state != StepState.CURRENT:
        raise Denied(_("Chỉ tạo được đường dẫn cho bước đang chờ ý kiến."))


def check_link_holds(link: ApprovalLink, *, at: datetime) -> None:
    """A link holds until it is used, replaced, overtaken or a day old."""
    if link.used_at is not None:
        raise Denied(_("Đường dẫn này đã được dùng; mỗi đường dẫn chỉ ghi một ý kiến."))
    if link.revoked_at is not None:
        raise Denied(_("Đường dẫn này không còn hiệu lực: bước duyệt đã xong hoặc đã có đường dẫn mới hơn."))
    if at >= link.expires_at:
        raise Denied(_("Đường dẫn này đã hết hạn sau 24 giờ. Hãy đề nghị người điều phối gửi đường dẫn mới."))
    if not link.person.is_active:
        raise Denied(_("Tài khoản của người nhận đường dẫn đã bị khóa."))


def _must_be_open(approval: Approval) -> None:
    if approval.state != ApprovalState.OPEN:
        raise Denied(
            _("Lượt duyệt này đã khép lại: %(state)s.") % {"state": approval.get_state_display().lower()}
        )


def _must_hold(step: ApprovalStep, by: Actor) -> None:
    if post_for(step, by) is None:
        raise Denied(
            _("Đang chờ bước “%(step)s” do %(role)s tại %(unit)s quyết định.")
            % {"step": step.name, "role": step.get_role_display().lower(), "unit": step.unit.name}
        )


def why_not(check: Callable[..., None], *arguments: object) -> str | None:
    """The sentence with which `check` refuses, or None; for the button that explains itself."""
    try:
        check(*arguments)
    except Denied as refusal:
        return refusal.sentence
    return None
