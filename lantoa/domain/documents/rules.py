"""Who may say what is in force, have layouts checked and keep templates, and why not."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from lantoa.domain.documents.models import Delivery, LayoutCheck, Paper
from lantoa.domain.documents.states import CheckState, DeliveryState, PaperState
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role, UnitKind

KEEPERS = frozenset({Role.ADMIN, Role.COORDINATOR})
RECEIVERS = frozenset({Role.CLERK, Role.COORDINATOR, Role.CONSOLIDATOR, Role.ADMIN})
"""Roles that take in what other bodies send to their body."""


def check_can_keep(by: Actor) -> None:
    """Instruments are shared by all bodies, so only a province's or department's administrator keeps them."""
    ids = [post.organisation_id for post in by.posts if post.role == Role.ADMIN]
    if not Unit.objects.filter(pk__in=ids, kind__in=[UnitKind.PROVINCE, UnitKind.DEPARTMENT]).exists():
        raise Denied(
            _("Hiệu lực văn bản dùng chung cho mọi cơ quan, chỉ quản trị cấp tỉnh hoặc sở được cập nhật.")
        )


def check_can_check_layout(organisation_id: int, by: Actor) -> None:
    """Anybody with a post in the body may have a file's layout checked there."""
    if not by.is_in(organisation_id):
        raise Denied(_("Chỉ người của cơ quan được kiểm tra thể thức văn bản tại cơ quan đó."))


def check_can_keep_templates(organisation_id: int, by: Actor) -> None:
    """The body's own templates are kept by its administrator or clerk."""
    if not by.has_role({Role.ADMIN, Role.CLERK}, organisation_id=organisation_id):
        raise Denied(_("Chỉ quản trị hoặc văn thư của cơ quan được thay đổi mẫu văn bản."))


def check_can_check_again(check: LayoutCheck, by: Actor) -> None:
    """A check that failed is asked for again by whoever asked first, or the body's administrator."""
    is_admin = by.has_role({Role.ADMIN}, organisation_id=check.organisation_id)
    if by.person.pk != check.made_by_id and not is_admin:
        raise Denied(_("Chỉ người đưa tệp vào kiểm tra hoặc quản trị của cơ quan được kiểm tra lại."))
    if check.state != CheckState.FAILED:
        raise Denied(_("Chỉ kiểm tra lại được tệp chưa kiểm tra được; hãy tải tệp mới lên để kiểm tra."))


def why_not_check_again(check: LayoutCheck, by: Actor) -> str | None:
    """The sentence with which another check is refused, or None."""
    try:
        check_can_check_again(check, by)
    except Denied as refusal:
        return refusal.sentence
    return None


def _must_hold(by: Actor, roles: frozenset[Role], organisation_id: int, sentence: str) -> None:
    if not by.has_role(roles, organisation_id=organisation_id):
        raise Denied(sentence)


def _must_be_in(paper: Paper, states: frozenset[PaperState], act: str) -> None:
    if paper.state not in states:
        raise Denied(
            _("Văn bản đang ở trạng thái “%(state)s” nên không thể %(act)s.")
            % {"state": paper.get_state_display(), "act": act}
        )


def check_can_make_paper(organisation_id: int, by: Actor) -> None:
    """A paper is drafted by those who keep plans, or by the clerk."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        organisation_id,
        _("Chỉ người điều phối hoặc văn thư của cơ quan được lập văn bản."),
    )


def check_can_answer_paper(paper: Paper, by: Actor) -> None:
    """A paper that is out is corrected, replaced or recalled by a paper that its body's keepers or clerk draft."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        paper.organisation_id,
        _("Chỉ người điều phối hoặc văn thư của cơ quan được lập văn bản đính chính, thay thế, thu hồi."),
    )
    _must_be_in(paper, frozenset({PaperState.ISSUED}), _("đính chính, thay thế hay thu hồi"))
    if not paper.number:
        raise Denied(_("Văn bản chưa có số; hãy cấp số trước khi đính chính, thay thế hay thu hồi."))


def check_can_submit_paper(paper: Paper, by: Actor) -> None:
    """A draft is put before the approvers by the keepers or the clerk."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        paper.organisation_id,
        _("Chỉ người điều phối hoặc văn thư của cơ quan được trình văn bản."),
    )
    _must_be_in(paper, frozenset({PaperState.DRAFT}), _("trình duyệt"))


def check_can_void_paper(paper: Paper, by: Actor) -> None:
    """A paper that has not left the body may be dropped."""
    _must_hold(
        by,
        KEEPERS | {Role.APPROVER, Role.CLERK},
        paper.organisation_id,
        _("Chỉ người điều phối, người duyệt hoặc văn thư của cơ quan được hủy văn bản."),
    )
    _must_be_in(paper, frozenset({PaperState.DRAFT, PaperState.READY}), _("hủy; hãy thu hồi hoặc thay thế"))


def check_can_give_number(paper: Paper, by: Actor) -> None:
    """Number and date are the clerk's, once the text is agreed to (Điều 15); after the issue only if still missing."""
    _must_hold(by, frozenset({Role.CLERK}), paper.organisation_id, _("Chỉ văn thư của cơ quan được cấp số."))
    _must_be_in(paper, frozenset({PaperState.READY, PaperState.ISSUED}), _("cấp số"))
    if paper.number and (paper.state == PaperState.ISSUED or paper.signed_file_id is not None):
        raise Denied(
            _("Văn bản đã có số %(number)s và đã ký hoặc đã ban hành nên không đổi được số.")
            % {"number": paper.number}
        )


def check_can_issue_paper(paper: Paper, by: Actor) -> None:
    """A ready paper is issued by the clerk or the keeper of plans; the number may follow (A-27)."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        paper.organisation_id,
        _("Chỉ văn thư hoặc người điều phối kế hoạch được ban hành."),
    )
    _must_be_in(paper, frozenset({PaperState.READY}), _("ban hành; văn bản phải được duyệt trước"))


def check_can_store_signed(paper: Paper, by: Actor) -> None:
    """The signed file is put in by the clerk; what went out signed is never exchanged."""
    _must_hold(
        by, frozenset({Role.CLERK}), paper.organisation_id, _("Chỉ văn thư của cơ quan được lưu bản ký.")
    )
    _must_be_in(paper, frozenset({PaperState.READY, PaperState.ISSUED}), _("lưu bản ký"))
    if paper.state == PaperState.ISSUED and paper.signed_file_id is not None:
        raise Denied(_("Bản ký đã phát hành được giữ nguyên; nếu sai hãy lập văn bản thay thế."))


def check_can_deliver(paper: Paper, by: Actor) -> None:
    """Deliveries are followed and sent again by the clerk or the keepers of the body."""
    _must_hold(
        by,
        KEEPERS | {Role.CLERK},
        paper.organisation_id,
        _("Chỉ văn thư hoặc người điều phối của cơ quan được gửi văn bản."),
    )
    _must_be_in(paper, frozenset({PaperState.ISSUED}), _("gửi"))


def check_can_keep_series(organisation_id: int, by: Actor) -> None:
    """How a body numbers its papers is laid down by its administrator or clerk (Điều 15.1c)."""
    _must_hold(
        by,
        frozenset({Role.ADMIN, Role.CLERK}),
        organisation_id,
        _("Chỉ quản trị hoặc văn thư của cơ quan được sửa sổ cấp số."),
    )


def receives(delivery: Delivery, by: Actor) -> bool:
    """Whether the paper lies on the person's desk: of the unit itself, its contact, or the desk of its body."""
    unit = delivery.unit
    if unit is None:
        return False
    body_id = unit.organisation_id or unit.pk
    is_foreign = body_id != delivery.paper.organisation_id
    if is_foreign and by.has_role(RECEIVERS, organisation_id=body_id):
        return True
    return unit.pk != body_id and (unit.pk in by.unit_ids or by.has_role_over({Role.CONTACT}, path=unit.path))


def check_can_receive(delivery: Delivery, by: Actor) -> None:
    """Receipt is confirmed by those on whose desk the paper lies."""
    if not receives(delivery, by):
        raise Denied(_("Chỉ văn thư, người điều phối hoặc đầu mối của đơn vị nhận được xác nhận đã nhận."))
    if delivery.state != DeliveryState.SENT:
        raise Denied(_("Văn bản này không còn chờ xác nhận."))


def why_not(check: Callable[..., None], *arguments: object) -> str | None:
    """The sentence with which `check` refuses, or None; for the button that explains itself."""
    try:
        check(*arguments)
    except Denied as refusal:
        return refusal.sentence
    return None
