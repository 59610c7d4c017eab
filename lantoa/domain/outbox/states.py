"""States of a job."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    """Waiting, taken by a worker, done, or given up after its last try."""

    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Xong")
    FAILED = "failed", _("Lỗi")


TRANSITIONS = {
    JobState.WAITING: frozenset({JobState.RUNNING}),
    JobState.RUNNING: frozenset({JobState.DONE, JobState.WAITING, JobState.FAILED}),
    JobState.FAILED: frozenset({JobState.WAITING}),
    JobState.DONE: frozenset(),
}
