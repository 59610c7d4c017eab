"""Enqueue, take, finish and sweep jobs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Stale
from lantoa.domain.outbox.models import Job
from lantoa.domain.outbox.rules import check_can_retry
from lantoa.domain.outbox.states import JobState

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor

LEASE = timedelta(minutes=6)
ON_THE_WAY = timedelta(seconds=20)
BACK_OFF_SECONDS = (5, 30, 120, 600)

_senders: list[Callable[[int], None]] = []


def send_with(sender: Callable[[int], None]) -> None:
    """Name the carrier that is told a job's number after the transaction; the jobs interface does this once."""
    _senders[:] = [sender]


def enqueue(name: str, *, at: datetime, organisation_id: int | None = None, **arguments: object) -> Job:
    """Write a job in the caller's transaction; the carrier hears of it after the commit.

    At least once: the work named must bear being done again.
    """
    job = Job.objects.create(
        name=name,
        arguments=arguments,
        organisation_id=organisation_id,
        due_at=at,
        created_at=at,
        lease_until=at + ON_THE_WAY,
    )
    transaction.on_commit(lambda: tell_carrier(job.pk))
    return job


def tell_carrier(job_id: int) -> None:
    """Hand a job's number to the carrier; a carrier that is away is no error, the sweep sends again."""
    for sender in _senders:
        sender(job_id)


def take(job_id: int, *, at: datetime) -> Job | None:
    """Take a due job for this worker, or None if another has it, it is done, or it is not yet due."""
    taken = Job.objects.filter(pk=job_id, state=JobState.WAITING, due_at__lte=at).update(
        state=JobState.RUNNING, lease_until=at + LEASE, tries=F("tries") + 1
    )
    return Job.objects.get(pk=job_id) if taken else None


def finish(job: Job, *, at: datetime) -> None:
    """The work is done."""
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries).update(
        state=JobState.DONE, finished_at=at, lease_until=None, error=""
    )


def fail(job: Job, *, error: str, at: datetime) -> None:
    """The work did not succeed: again after a growing pause, or given up after the last try."""
    gone = job.tries > len(BACK_OFF_SECONDS)
    pause = timedelta(seconds=0 if gone else BACK_OFF_SECONDS[job.tries - 1])
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries).update(
        state=JobState.FAILED if gone else JobState.WAITING,
        due_at=at + pause,
        finished_at=at if gone else None,
        lease_until=None,
        error=error[:2000],
    )


def retry(job: Job, *, at: datetime) -> None:
    """Put a failed job back in the line."""
    Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.WAITING, tries=0, due_at=at, finished_at=None, lease_until=at + ON_THE_WAY
    )
    transaction.on_commit(lambda: tell_carrier(job.pk))


@transaction.atomic
def try_again(*, job: Job, by: Actor, at: datetime) -> None:
    """An administrator puts a failed job back in the line.

    Raises:
        Denied: to anybody else, or if the job has not failed.
        Stale: if somebody else did so first.
    """
    check_can_retry(job, by)
    if not Job.objects.filter(pk=job.pk, state=JobState.FAILED).exists():
        raise Stale(_("Người khác vừa cho chạy lại việc này. Hãy tải lại trang để xem tình trạng mới nhất."))
    retry(job, at=at)
    record("job_retried", subject=job, by=by.person, at=at, organisation_id=job.organisation_id, job=job.name)


def sweep(*, at: datetime, limit: int = 500) -> list[int]:
    """Give back what dead workers held and name the due jobs that must be sent again.

    A job that was told to the carrier a moment ago is left alone, so that a long line is not sent twice.
    A job whose worker died at every try is given up, so that one bad job cannot kill workers for ever.
    """
    dead = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=at)
    dead.filter(tries__gt=len(BACK_OFF_SECONDS)).update(
        state=JobState.FAILED,
        lease_until=None,
        finished_at=at,
        error=str(_("Tiến trình dừng giữa chừng ở mọi lần thử.")),
    )
    dead.update(state=JobState.WAITING, lease_until=None)
    due = Job.objects.filter(state=JobState.WAITING, due_at__lte=at).exclude(lease_until__gt=at)
    lost = list(due.order_by("due_at").values_list("pk", flat=True)[:limit])
    Job.objects.filter(pk__in=lost, state=JobState.WAITING).update(lease_until=at + ON_THE_WAY)
    return lost
