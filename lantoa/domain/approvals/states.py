"""The life of an approval and of each of its steps."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ApprovalState(TextChoices):
    """One round of approval."""

    OPEN = "open", _("Đang xin ý kiến duyệt")
    AGREED = "agreed", _("Đã được duyệt")
    RETURNED = "returned", _("Bị trả lại")
    WITHDRAWN = "withdrawn", _("Đã rút lại")


APPROVAL_TRANSITIONS: dict[str, frozenset[str]] = {
    ApprovalState.OPEN: frozenset({ApprovalState.AGREED, ApprovalState.RETURNED, ApprovalState.WITHDRAWN}),
    ApprovalState.AGREED: frozenset({ApprovalState.WITHDRAWN}),
    ApprovalState.RETURNED: frozenset(),
    ApprovalState.WITHDRAWN: frozenset(),
}


class StepState(TextChoices):
    """One step: it waits for those before it, is current, then decided."""

    WAITING = "waiting", _("Chưa đến lượt")
    CURRENT = "current", _("Đang chờ ý kiến")
    AGREED = "agreed", _("Đồng ý")
    RETURNED = "returned", _("Trả lại")
    SKIPPED = "skipped", _("Bỏ qua")
    ENDED = "ended", _("Không còn cần")


STEP_TRANSITIONS: dict[str, frozenset[str]] = {
    StepState.WAITING: frozenset({StepState.CURRENT, StepState.RETURNED, StepState.ENDED}),
    StepState.CURRENT: frozenset({StepState.AGREED, StepState.RETURNED, StepState.SKIPPED, StepState.ENDED}),
    StepState.AGREED: frozenset(),
    StepState.RETURNED: frozenset(),
    StepState.SKIPPED: frozenset(),
    StepState.ENDED: frozenset(),
}


class Purpose(TextChoices):
    """What a step answers for: content and layout (Điều 12), an opinion, or the signature (Điều 13)."""

    CONTENT = "content", _("Kiểm tra nội dung")
    LAYOUT = "layout", _("Kiểm tra thể thức")
    OPINION = "opinion", _("Cho ý kiến")
    SIGN = "sign", _("Duyệt, ký")
