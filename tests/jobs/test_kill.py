"""A worker that is killed in the middle of many jobs loses none and doubles none; in full: `make bench BENCH=jobs-kill`."""

import os

import pytest

from bench.jobs_kill import FILES, REDIS, Plan, prove

SOME = Plan(jobs=100, kills=2, lease_seconds=5, on_the_way_seconds=3, sweep_seconds=1, patience_seconds=150)


def database() -> str:
    """That of the suite: a file, or a server on which the proof makes its own."""
    address = os.environ.get("LANTOA_DATABASE", "sqlite")
    return address if address.startswith("postgres") else "sqlite"


@pytest.mark.parametrize("broker", [FILES, REDIS], ids=["filesystem", "redis"])
def test_a_killed_worker_loses_no_job_and_doubles_none(broker):
    found = prove(SOME, database=database(), broker=broker)
    assert found.states == {"done": SOME.jobs}
    assert (found.kills, found.without_effect, found.doubled, found.run_twice_by_one) == (SOME.kills, 0, 0, 0)
