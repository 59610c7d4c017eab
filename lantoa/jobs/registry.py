"""Which jobs there are: a name, as outbox rows carry it, and the function that does the work."""

from collections.abc import Callable
from importlib import import_module

JOBS: dict[str, str] = {
    "check_layout": "lantoa.jobs.check_layout",
    "check_signed": "lantoa.jobs.check_signed",
    "read_import": "lantoa.jobs.read_import",
    "send_approval_link": "lantoa.jobs.send_approval_link",
    "send_delivery": "lantoa.jobs.send_delivery",
    "send_invitation": "lantoa.jobs.send_invitation",
}
"""Job name to the module whose `run(**arguments)` does it; it must bear being run twice."""


def work_of(name: str) -> Callable[..., None]:
    """The function behind a job's name.

    Raises:
        KeyError: if no job has that name.
    """
    return import_module(JOBS[name]).run
