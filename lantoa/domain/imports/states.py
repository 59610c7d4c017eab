"""States of a document on its way to a plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    """The life of an uploaded document."""

    QUEUED = "queued", _("Đang chờ đọc")
    READING = "reading", _("Đang đọc")
    READY = "ready", _("Chờ rà soát")
    CONFIRMED = "confirmed", _("Đã thành kế hoạch")
    FAILED = "failed", _("Không đọc được")
    DISCARDED = "discarded", _("Đã bỏ")


TRANSITIONS: dict[str, frozenset[str]] = {
    ImportState.QUEUED: frozenset({ImportState.READING, ImportState.DISCARDED}),
    ImportState.READING: frozenset({ImportState.READY, ImportState.FAILED, ImportState.QUEUED}),
    ImportState.READY: frozenset({ImportState.CONFIRMED, ImportState.DISCARDED}),
    ImportState.FAILED: frozenset({ImportState.QUEUED, ImportState.DISCARDED}),
    ImportState.CONFIRMED: frozenset(),
    ImportState.DISCARDED: frozenset(),
}
OPEN = frozenset({ImportState.QUEUED, ImportState.READING, ImportState.READY, ImportState.FAILED})
