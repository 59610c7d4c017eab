"""Chạy Lan Tỏa: máy chủ web và một tiến trình việc nền."""

import argparse
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management import call_command

from lantoa.cli.serving import child, set_up

set_up()

STOP_SECONDS = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the server."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
    parser.add_argument("--port", type=int, default=None, help="cổng, mặc định theo LANTOA_PORT")
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình web")
    parser.add_argument("--no-worker", action="store_true", help="không chạy việc nền ở đây")
    parser.add_argument(
        "--no-migrate", action="store_true", help="không cập nhật cơ sở dữ liệu lúc khởi động"
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs until stopped; when one of the processes ends, all end, so that a supervisor starts anew."""
    if not arguments.no_migrate:
        call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    port = arguments.port or settings.PORT
    children = [_web(arguments, port)]
    if not arguments.no_worker:
        children.append(child(sys.executable, "-m", "lantoa.cli.main", "worker"))
    signal.signal(signal.SIGTERM, _interrupt)
    sys.stdout.write(
        f"Lan Tỏa: http://{'localhost' if arguments.host == '127.0.0.1' else arguments.host}:{port}\n"
    )
    sys.stdout.flush()
    try:
        while all(one.poll() is None for one in children):
            time.sleep(0.2)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(children)
    return 2


def _web(arguments: argparse.Namespace, port: int) -> subprocess.Popen:
    return child(
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "config.wsgi:application",
        "--host",
        arguments.host,
        "--port",
        str(port),
        "--workers",
        str(arguments.workers),
        "--blocking-threads",
        "4",
        "--no-ws",
        "--log-level",
        "warning",
    )


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(children: list[subprocess.Popen]) -> None:
    for one in children:
        one.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for one in children:
        try:
            one.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            one.kill()
