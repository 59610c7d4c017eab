"""A real worker process carries a job over a real broker."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 40

ENQUEUE = """
import django; django.setup()
from django.db import transaction
from lantoa.jobs.carrier import connect
from lantoa.domain.outbox.actions import enqueue
from lantoa.web.clock import now
from datetime import timedelta
LATE = timedelta(minutes=1)
connect()
with transaction.atomic():
    print(enqueue("read_import", at=now(), import_id=404).pk)
"""
LOOK = """
import django; django.setup()
from lantoa.domain.outbox.models import Job
print(*Job.objects.filter(pk={}).values_list("tries", "state").get())
"""


def brokers() -> list[str]:
    return ["filesystem", "redis://127.0.0.1:6379/9"]


@pytest.fixture(params=brokers())
def surroundings(request, tmp_path):
    values = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LANTOA_DATA": str(tmp_path),
        "LANTOA_DATABASE": "sqlite",
        "LANTOA_BROKER": request.param,
    }
    run(values, "manage.py", "migrate", "-v", "0")
    return values


def run(values: dict, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=values, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def worker(surroundings):
    process = subprocess.Popen(
        [sys.executable, "-m", "lantoa.cli.main", "worker"],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield process
    process.terminate()
    process.wait(20)


def test_a_worker_takes_a_job_and_keeps_its_error(surroundings, worker):
    """The import does not exist, so the job must have been tried and put back with its error."""
    job = run(surroundings, "-c", ENQUEUE)
    deadline = time.monotonic() + PATIENCE_SECONDS
    tries = "0"
    while tries == "0" and time.monotonic() < deadline:
        time.sleep(0.5)
        tries, _ = run(surroundings, "-c", LOOK.format(job)).split()
    assert int(tries) >= 1


@pytest.mark.parametrize("surroundings", ["filesystem"], indirect=True)
def test_a_job_that_no_carrier_heard_of_is_done_after_the_sweep(surroundings):
    job = run(
        surroundings, "-c", ENQUEUE.replace("connect()\n", "", 1).replace("at=now()", "at=now() - LATE")
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "lantoa.cli.main", "worker"],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        tries = "0"
        while tries == "0" and time.monotonic() < deadline:
            time.sleep(1)
            tries, _ = run(surroundings, "-c", LOOK.format(job)).split()
        assert int(tries) >= 1
    finally:
        process.terminate()
        process.wait(20)
