"""A worker and a line of jobs for `bench.jobs_kill`: the product's own, with one more job in the registry.

`python -m bench.jobs_kill_worker fill COUNT` or `… work`, in an environment that names database, broker and data
folder. Lease, sweep and key prefix come from the environment of the proof and reach no setting of the product, so
that no installation can shorten a lease by mistake.
"""

import os
import sys
import time
from datetime import timedelta
from functools import partial

import django
from django.db import connection, transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from lantoa.cli.main import main  # noqa: E402 - needs the settings
from lantoa.domain.outbox import actions  # noqa: E402
from lantoa.jobs.carrier import carrier, connect  # noqa: E402
from lantoa.jobs.registry import JOBS  # noqa: E402
from lantoa.web.clock import now  # noqa: E402

NAME = "kill_proof"
WORK_SECONDS = 0.01
TABLES = (
    "CREATE TABLE kill_run (number INTEGER NOT NULL, worker INTEGER NOT NULL)",
    "CREATE TABLE kill_effect (number INTEGER NOT NULL)",
)


def run(*, number: int) -> None:
    """Looks whether it was done, works, writes one row: two of one job at a time would write two."""
    _write("INSERT INTO kill_run (number, worker) VALUES (%s, %s)", number, os.getpid())
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM kill_effect WHERE number = %s", [number])
        if cursor.fetchone():
            return
    time.sleep(WORK_SECONDS)
    _write("INSERT INTO kill_effect (number) VALUES (%s)", number)


def _write(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def fill(count: int) -> None:
    """The tables of the proof, and `count` jobs, each told to the broker twice in a row after one commit.

    So two threads meet over each job, as they do over one that a sweep sent again while it was on its way.
    """
    for statement in TABLES:
        _write(statement)
    connect()
    at = now()
    with transaction.atomic():
        for number in range(count):
            job = actions.enqueue(NAME, at=at, number=number)
            transaction.on_commit(partial(actions.tell_carrier, job.pk))


def arrange() -> None:
    """The job's name, and what the environment of the proof shortens."""
    JOBS[NAME] = "bench.jobs_kill_worker"
    actions.LEASE = timedelta(seconds=float(os.environ["KILL_LEASE_SECONDS"]))
    actions.ON_THE_WAY = timedelta(seconds=float(os.environ["KILL_ON_THE_WAY_SECONDS"]))
    carrier.conf.beat_schedule["sweep"]["schedule"] = float(os.environ["KILL_SWEEP_SECONDS"])
    if carrier.conf.broker_url.startswith("redis"):
        carrier.conf.broker_transport_options = {"global_keyprefix": os.environ["KILL_PREFIX"]}


if __name__ == "__main__":
    arrange()
    sys.exit(fill(int(sys.argv[2])) if sys.argv[1] == "fill" else main(["worker"]))
