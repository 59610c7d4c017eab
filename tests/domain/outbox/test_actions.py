"""Jobs are taken once, tried again, given up, and swept up after dead workers."""

from datetime import timedelta

import pytest
from django.db import transaction

from lantoa.domain.outbox.actions import (
    BACK_OFF_SECONDS,
    LEASE,
    ON_THE_WAY,
    enqueue,
    fail,
    finish,
    retry,
    send_with,
    sweep,
    take,
)
from lantoa.domain.outbox.models import Job
from lantoa.domain.outbox.states import JobState

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    heard = []
    send_with(heard.append)
    yield heard
    send_with(lambda job_id: None)


def test_the_carrier_hears_of_a_job_after_the_commit(told, now, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue("read_import", at=now, import_id=1)
        assert told == []
    assert told == [job.pk]


def test_a_rolled_back_change_leaves_no_job(told, now):
    with transaction.atomic():
        enqueue("read_import", at=now, import_id=1)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert told == []


def test_a_job_is_taken_once(now):
    job = enqueue("read_import", at=now)
    assert take(job.pk, at=now) is not None
    assert take(job.pk, at=now) is None


def test_a_job_is_not_taken_before_it_is_due(now):
    job = enqueue("read_import", at=now + timedelta(minutes=1))
    assert take(job.pk, at=now) is None


def test_a_failed_try_is_made_again_later_and_at_last_given_up(now):
    job = enqueue("read_import", at=now)
    at = now
    for seconds in BACK_OFF_SECONDS:
        fail(take(job.pk, at=at), error="no", at=at)
        assert take(job.pk, at=at) is None
        at += timedelta(seconds=seconds)
    fail(take(job.pk, at=at), error="no", at=at)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "no")


def test_a_job_given_up_can_be_put_back(now):
    job = enqueue("read_import", at=now)
    Job.objects.update(state=JobState.FAILED)
    retry(Job.objects.get(pk=job.pk), at=now)
    assert take(job.pk, at=now) is not None


def test_what_a_dead_worker_held_is_sent_again(now):
    job = enqueue("read_import", at=now)
    take(job.pk, at=now)
    assert sweep(at=now) == []
    assert sweep(at=now + LEASE + timedelta(seconds=1)) == [job.pk]


def test_a_job_that_kills_every_worker_is_given_up(now):
    job = enqueue("read_import", at=now)
    at = now
    for _ in range(len(BACK_OFF_SECONDS) + 1):
        assert take(job.pk, at=at) is not None
        at += LEASE + timedelta(seconds=1)
        sweep(at=at)
        at += LEASE
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_job_on_its_way_is_not_sent_twice(now):
    job = enqueue("read_import", at=now)
    assert sweep(at=now + timedelta(seconds=1)) == []
    later = now + ON_THE_WAY
    assert sweep(at=later) == [job.pk]
    assert sweep(at=later + timedelta(seconds=1)) == []


def test_a_worker_that_lost_its_lease_cannot_finish_the_job_of_another(now):
    job = enqueue("read_import", at=now)
    slow = take(job.pk, at=now)
    later = now + LEASE + timedelta(seconds=1)
    sweep(at=later)
    take(job.pk, at=later)
    finish(slow, at=later)
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
