"""The other side of `sandbox`: limits itself, does one piece of work on one file, tells the outcome."""

import faulthandler
import importlib
import json
import math
import os
import resource
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from lantoa.papers.reading import limits
from lantoa.papers.reading.unreadable import Unreadable

_MB = 1024 * 1024
_FILE_WRITE_MB = 200


def main() -> None:
    """Runs as a program; its arguments are the module of the work, path, megabytes of memory and seconds."""
    work, path, memory_mb, seconds = sys.argv[1:5]
    tell(Path(path), work=work, memory_mb=int(memory_mb), seconds=float(seconds), stream=sys.stdout.buffer)


def tell(path: Path, *, work: str, memory_mb: int, seconds: float, stream: BinaryIO) -> None:
    """Limits this process for the rest of its life, works on the file and writes what came of it to `stream`.

    `work` is a module whose `run(path)` gives a text or raises `Unreadable`.
    """
    # Modules are loaded before the limit, so that it counts what the file needs.
    module = importlib.import_module(work)
    _limit(memory_mb=memory_mb, seconds=seconds)
    try:
        kind, text = "done", module.run(path)
    except Unreadable as error:
        kind, text = "unreadable", _as_text(error)
    except MemoryError:
        kind, text = "unreadable", _as_text(Unreadable("too_hungry"))
    stream.write(kind.encode() + b"\n" + text.encode("utf-8"))
    stream.flush()


def tell_and_end(path: Path, *, work: str, memory_mb: int, seconds: float, pipe: int) -> None:
    """Like `tell` in a forked process, which never returns to the code of its parent."""
    status = 1
    try:
        faulthandler.disable()
        # What a library writes about a broken file belongs to nobody.
        silent = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(silent, standard)
        with os.fdopen(pipe, "wb") as stream:
            tell(path, work=work, memory_mb=memory_mb, seconds=seconds, stream=stream)
        status = 0
    finally:
        os._exit(status)


def _as_text(error: Unreadable) -> str:
    return json.dumps({"code": error.code, "sentence": error.sentence})


def _own_bytes() -> int:
    """The address space that Python and the libraries take before the file is opened, where the system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _limit(*, memory_mb: int, seconds: float) -> None:
    # LibreOffice and tesseract need more than the reader: they may go up to the hard limit (`patience.roomy`).
    own = _own_bytes()
    soft, hard = own + memory_mb * _MB, own + max(memory_mb, limits.PROGRAM_MB) * _MB
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    processor = math.ceil(max(seconds, limits.SCAN_SECONDS))
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_WRITE_MB * _MB, _FILE_WRITE_MB * _MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The alarm ends the process where it stands, inside C code too; only slow formats set it anew.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
