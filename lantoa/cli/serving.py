"""What `serve`, `worker` and `demo` share: Django set up, and children that die with their parent."""

import ctypes
import os
import signal
import subprocess
import sys

import django

PR_SET_PDEATHSIG = 1


def set_up() -> None:
    """Load the settings and the domain."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def die_with_parent(parent: int) -> None:
    """Ask the kernel to end this process when its `parent` ends, however that happens (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # A parent that ended before the kernel was asked sends no signal any more.
        if os.getppid() != parent:
            os._exit(1)


def child(*command: str) -> subprocess.Popen:
    """A process that ends with this one."""
    parent = os.getpid()
    return subprocess.Popen(command, preexec_fn=lambda: die_with_parent(parent))  # noqa: PLW1509 - no threads run yet
