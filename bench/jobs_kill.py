"""Kills the worker in the middle of many jobs and counts what was lost or doubled, on every database and broker.

The line is filled first; then a worker is started, killed with `kill -9` (and all that it started) each time a part of
the line is done, and started again, until no job is left. A job is lost if it is not done or has no effect at the
end, and doubled if it has two effects. Running again after a kill is right, and counted; being
run twice by one worker is not: its first run was not ended by a death.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis

from bench.measure import Result, at_most
from tests.run import postgresql

ROOT = Path(__file__).resolve().parents[1]
FILES, REDIS = "filesystem", "redis://127.0.0.1:6379/11"
LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is done, how often it is killed, and the pace; the pace of the product is 360, 20 and 10 seconds."""

    jobs: int
    kills: int
    lease_seconds: float
    on_the_way_seconds: float
    sweep_seconds: float
    patience_seconds: float


WHOLE = Plan(
    jobs=1000, kills=8, lease_seconds=10, on_the_way_seconds=20, sweep_seconds=10, patience_seconds=300
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found at the end, in jobs; `seconds` from the first start of a worker to the last job done."""

    states: dict[str, int]
    kills: int
    without_effect: int
    doubled: int
    run_again: int
    run_twice_by_one: int
    seconds: float

    def lost(self, jobs: int) -> int:
        """Jobs that were not done, or done without effect."""
        return max(jobs - self.states.get("done", 0), self.without_effect)


def measure() -> list[Result]:
    """One result a database and broker: lost and doubled jobs, of which there may be none."""
    results = []
    with postgresql() as server:
        databases = {"sqlite": "sqlite", **({"postgresql": server} if server else {})}
        for database, address in databases.items():
            for broker in (FILES, REDIS):
                outcome = prove(WHOLE, database=address, broker=broker)
                name = f"jobs-kill-{database}-{urlsplit(broker).scheme or broker}"
                results.append(_result(name, outcome))
    return results


def _result(name: str, outcome: Outcome) -> Result:
    lost, jobs = outcome.lost(WHOLE.jobs), WHOLE.jobs
    measured = (
        f"{jobs:,} jobs, {outcome.kills} kills, {jobs / outcome.seconds:.0f} jobs/s; lost {lost}, "
        f"doubled {outcome.doubled}, run again {outcome.run_again}"
    )
    return at_most(name, measured=measured, value=lost + outcome.doubled, goal=0)


def prove(plan: Plan, *, database: str, broker: str) -> Outcome:
    """Do the jobs of the plan with a worker that is killed; on a PostgreSQL server in a database of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="lantoa-kill-") as folder,
        _own_database(database) as address,
        _own_keys(broker) as prefix,
    ):
        values = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "LANTOA_DATA": folder,
            "LANTOA_DATABASE": address,
            "LANTOA_BROKER": broker,
            "KILL_PREFIX": prefix,
            "KILL_LEASE_SECONDS": str(plan.lease_seconds),
            "KILL_ON_THE_WAY_SECONDS": str(plan.on_the_way_seconds),
            "KILL_SWEEP_SECONDS": str(plan.sweep_seconds),
        }
        for command in (
            ["manage.py", "migrate", "--skip-checks", "-v", "0"],
            ["-m", "bench.jobs_kill_worker", "fill", str(plan.jobs)],
        ):
            subprocess.run([sys.executable, *command], cwd=ROOT, env=values, check=True)
        with (
            closing(_open(address, Path(folder))) as books,
            (Path(folder) / "worker.log").open("w+") as log,
        ):
            return _kill_and_count(plan, values, books, log)


def _kill_and_count(plan: Plan, values: dict[str, str], books, log: IO[str]) -> Outcome:
    started = time.monotonic()
    deadline = started + plan.patience_seconds
    for kill in range(plan.kills):
        mark = plan.jobs * (kill + 1) // (plan.kills + 1)
        _work_until(lambda mark=mark: _done(books) >= mark, values, log, deadline)
    _work_until(lambda: _open_jobs(books) == 0, values, log, deadline)
    seconds = time.monotonic() - started
    return _count(books, kills=plan.kills, jobs=plan.jobs, seconds=seconds)


def _work_until(is_reached, values: dict[str, str], log: IO[str], deadline: float) -> None:
    """Start a worker, wait, kill it and all that it started with SIGKILL."""
    command = [sys.executable, "-m", "bench.jobs_kill_worker", "work"]
    worker = subprocess.Popen(
        command, cwd=ROOT, env=values, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        while not is_reached():
            if worker.poll() is not None or time.monotonic() > deadline:
                log.seek(0)
                raise RuntimeError(f"the worker ended or is too slow:\n{log.read()[-4000:]}")
            time.sleep(LOOK_SECONDS)
    finally:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _count(books, *, kills: int, jobs: int, seconds: float) -> Outcome:
    effects = dict(_rows(books, "SELECT number, COUNT(*) FROM kill_effect GROUP BY number"))
    runs: dict[int, list[int]] = {}
    for number, worker in _rows(books, "SELECT number, worker FROM kill_run"):
        runs.setdefault(number, []).append(worker)
    again = {number: workers for number, workers in runs.items() if len(workers) > 1}
    return Outcome(
        states=dict(_rows(books, "SELECT state, COUNT(*) FROM domain_job GROUP BY state")),
        kills=kills,
        without_effect=sum(number not in effects for number in range(jobs)),
        doubled=sum(count > 1 for count in effects.values()),
        run_again=len(again),
        run_twice_by_one=sum(len(set(workers)) < len(workers) for workers in again.values()),
        seconds=seconds,
    )


def _done(books) -> int:
    return _rows(books, "SELECT COUNT(*) FROM domain_job WHERE state = 'done'")[0][0]


def _open_jobs(books) -> int:
    return _rows(books, "SELECT COUNT(*) FROM domain_job WHERE state IN ('waiting', 'running')")[0][0]


def _rows(books, question: str) -> list[tuple]:
    return books.execute(question).fetchall()


def _open(address: str, folder: Path):
    """A connection of the proof's own, past the product."""
    if address == "sqlite":
        return sqlite3.connect(folder / "lantoa.sqlite3", timeout=20)
    return psycopg.connect(address, autocommit=True)


@contextmanager
def _own_database(address: str) -> Iterator[str]:
    if address == "sqlite":
        yield address
        return
    name = f"lantoa_kill_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _own_keys(broker: str) -> Iterator[str]:
    """A prefix for the keys of this proof in Redis; they are removed at the end."""
    prefix = f"lantoa-kill-{uuid.uuid4().hex[:12]}:"
    try:
        yield prefix
    finally:
        if broker.startswith("redis"):
            with redis.Redis.from_url(broker) as server:
                for key in server.scan_iter(match=f"{prefix}*"):
                    server.delete(key)
