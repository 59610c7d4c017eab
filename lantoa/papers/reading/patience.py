"""Lets slow work (recognition, conversion) have more time and memory than the plain reading of a file."""

import contextlib
import resource
import signal
from collections.abc import Iterator


def allow(seconds: float) -> None:
    """Restarts the running alarm of this process with `seconds`; without an alarm there is no limit to move."""
    running, _ = signal.getitimer(signal.ITIMER_REAL)
    if running > 0:
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextlib.contextmanager
def roomy() -> Iterator[None]:
    """Programs started inside may use memory up to the hard limit, where this process is held to a soft one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
