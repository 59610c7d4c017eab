"""Chạy việc nền: đọc tệp, gửi thông báo… cùng lịch chạy định kỳ."""

import argparse
import os

import django
from celery import signals
from celery.beat import EmbeddedService

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from lantoa.jobs.carrier import carrier, connect  # noqa: E402 - needs the settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the worker."""
    parser.add_argument("--threads", type=int, default=2, help="số việc làm cùng lúc")
    parser.add_argument("--no-schedule", action="store_true", help="không chạy lịch định kỳ ở tiến trình này")


def run(arguments: argparse.Namespace) -> int:
    """Works until it is told to stop; the schedule is a thread, so it cannot outlive the worker."""
    connect()
    if not arguments.no_schedule:
        signals.worker_ready.connect(_start_schedule, weak=False)
    carrier.worker_main(
        [
            "--quiet",
            "worker",
            "--pool=threads",
            f"--concurrency={arguments.threads}",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
    )
    return 0


def _start_schedule(**_: object) -> None:
    service = EmbeddedService(carrier, max_interval=1, thread=True)
    service.daemon = True
    service.start()
