"""Kinds of papers, how they live, and the role in which one cites another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CitationRole(TextChoices):
    """Why a paper cites another."""

    LEGAL_BASIS = "legal_basis", _("Căn cứ")
    MENTION = "mention", _("Được nhắc đến")


class PaperState(TextChoices):
    """The life of an official paper; a number may be given while it is ready or after the issue (A-27)."""

    DRAFT = "draft", _("Dự thảo văn bản")
    READY = "ready", _("Chờ ban hành")
    ISSUED = "issued", _("Đã ban hành")
    REPLACED = "replaced", _("Đã được thay thế")
    RECALLED = "recalled", _("Đã thu hồi")
    VOID = "void", _("Đã hủy")


PAPER_TRANSITIONS: dict[str, frozenset[str]] = {
    PaperState.DRAFT: frozenset({PaperState.READY, PaperState.VOID}),
    PaperState.READY: frozenset({PaperState.ISSUED, PaperState.DRAFT, PaperState.VOID}),
    PaperState.ISSUED: frozenset({PaperState.REPLACED, PaperState.RECALLED}),
    PaperState.REPLACED: frozenset(),
    PaperState.RECALLED: frozenset(),
    PaperState.VOID: frozenset(),
}
OUT = frozenset({PaperState.ISSUED, PaperState.REPLACED, PaperState.RECALLED})
"""States of a paper that has left the body."""


class PaperRole(TextChoices):
    """What a paper does for the object it is about."""

    MAIN = "main", _("Văn bản chính")
    CORRECTION = "correction", _("Đính chính")
    REPLACEMENT = "replacement", _("Thay thế")
    RECALL = "recall", _("Thu hồi")
    COVER = "cover", _("Văn bản kèm theo")


class DeliveryState(TextChoices):
    """How far a paper is on its way to one recipient."""

    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    READ = "read", _("Đã xem")
    FAILED = "failed", _("Gửi lỗi")
    BY_HAND = "by_hand", _("Gửi ngoài hệ thống")


DELIVERY_TRANSITIONS: dict[str, frozenset[str]] = {
    DeliveryState.WAITING: frozenset(
        {DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.BY_HAND, DeliveryState.READ}
    ),
    DeliveryState.FAILED: frozenset(
        {DeliveryState.WAITING, DeliveryState.SENT, DeliveryState.BY_HAND, DeliveryState.READ}
    ),
    DeliveryState.SENT: frozenset({DeliveryState.READ, DeliveryState.FAILED}),
    DeliveryState.READ: frozenset(),
    DeliveryState.BY_HAND: frozenset({DeliveryState.WAITING, DeliveryState.READ}),
}


class CheckState(TextChoices):
    """The life of a layout check."""

    QUEUED = "queued", _("Đang chờ kiểm tra")
    CHECKING = "checking", _("Đang kiểm tra")
    DONE = "done", _("Đã kiểm tra")
    FAILED = "failed", _("Không kiểm tra được")


CHECK_TRANSITIONS: dict[str, frozenset[str]] = {
    CheckState.QUEUED: frozenset({CheckState.CHECKING}),
    CheckState.CHECKING: frozenset({CheckState.DONE, CheckState.FAILED, CheckState.QUEUED}),
    CheckState.DONE: frozenset(),
    CheckState.FAILED: frozenset({CheckState.QUEUED}),
}
