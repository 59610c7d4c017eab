"""Celery carries the numbers of jobs to workers; the jobs themselves are rows of the outbox."""

import structlog
from celery import Celery
from django.conf import settings
from django.db import close_old_connections
from kombu.exceptions import OperationalError

from lantoa.domain.outbox import actions
from lantoa.jobs.registry import work_of
from lantoa.jobs.whole_files import SCHEME
from lantoa.web.clock import now

SWEEP_SECONDS = 10.0

log = structlog.get_logger()


def make_carrier() -> Celery:
    """The Celery application for the broker that the settings name."""
    app = Celery("lantoa", set_as_current=False)
    app.conf.update(
        broker_url=broker_url(),
        broker_transport_options=transport_options(),
        broker_connection_retry_on_startup=True,
        task_ignore_result=True,
        task_acks_late=True,
        task_default_queue="lantoa",
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        timezone=settings.TIME_ZONE,
        beat_schedule={"sweep": {"task": "lantoa.sweep", "schedule": SWEEP_SECONDS}},
        beat_schedule_filename=str(settings.DATA / "schedule"),
    )
    return app


def broker_url() -> str:
    """The address in Celery's terms."""
    return f"{SCHEME}://localhost/" if settings.BROKER == "filesystem" else settings.BROKER


def transport_options() -> dict:
    """Folders and the polling pace of the file-system broker; nothing for the others."""
    if settings.BROKER != "filesystem":
        return {}
    folder = settings.DATA / "broker"
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder / "control"),
        "polling_interval": 0.02,
    }


carrier = make_carrier()


@carrier.task(name="lantoa.run")
def run(job_id: int) -> None:
    """Do one job if it is still to be done; an error is kept in the row and tried again later."""
    close_old_connections()
    job = actions.take(job_id, at=now())
    if job is None:
        return
    try:
        work_of(job.name)(**job.arguments)
    except Exception as error:
        log.exception("job_failed", job=job.pk, name=job.name)
        actions.fail(job, error=f"{type(error).__name__}: {error}", at=now())
    else:
        actions.finish(job, at=now())


@carrier.task(name="lantoa.sweep", expires=SWEEP_SECONDS)
def sweep() -> None:
    """Send again what is due and was lost on the way."""
    close_old_connections()
    for job_id in actions.sweep(at=now()):
        send(job_id)


def send(job_id: int) -> None:
    """Tell a worker of a job; a broker that is away is only logged, the sweep sends again."""
    try:
        run.apply_async((job_id,), retry=False)
    except (OperationalError, OSError):
        log.warning("broker_away", job=job_id)


def connect() -> None:
    """Let this process's transactions tell Celery of their jobs."""
    actions.send_with(send)
