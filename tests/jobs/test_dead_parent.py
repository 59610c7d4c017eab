"""`lantoa serve` killed with SIGKILL leaves no worker behind, and so no scheduler, which is a thread of it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")


@pytest.fixture
def served(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    values = {
        **os.environ,
        "LANTOA_DATA": str(tmp_path),
        "LANTOA_DATABASE": "sqlite",
        "LANTOA_BROKER": "filesystem",
        "LANTOA_PORT": str(port),
    }
    parent = subprocess.Popen(
        [sys.executable, "-m", "lantoa.cli.main", "serve", "--no-migrate"],
        cwd=ROOT,
        env=values,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for(lambda: list(tmp_path.glob("schedule*")), what="the schedule")
    yield parent
    if running(parent.pid):
        os.killpg(parent.pid, signal.SIGKILL)
    parent.wait(20)


def wait_for(is_so, *, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, f"{what} is not so after {PATIENCE_SECONDS} s"
        time.sleep(0.1)


def children_of(number: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def running(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def command_of(number: int) -> str:
    return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")


def test_no_worker_and_no_web_server_outlive_a_killed_parent(served):
    children = children_of(served.pid)
    assert sorted("worker" in command_of(one).split() for one in children) == [False, True]
    served.kill()
    served.wait()
    wait_for(lambda: not any(running(one) for one in children), what="the end of the children")


def test_a_killed_worker_ends_the_server_so_that_a_supervisor_starts_anew(served):
    worker = next(one for one in children_of(served.pid) if "worker" in command_of(one).split())
    os.kill(worker, signal.SIGKILL)
    assert served.wait(PATIENCE_SECONDS) == 2
