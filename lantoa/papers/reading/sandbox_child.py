"""The other side of `sandbox`: limits itself, reads one file, writes the outcome to standard output."""

import importlib
import json
import math
import resource
import signal
import sys
from pathlib import Path

from lantoa.papers.reading import limits
from lantoa.papers.reading.unreadable import Unreadable

_MB = 1024 * 1024
_FILE_WRITE_MB = 200


def main() -> None:
    """Arguments: path, megabytes of memory, seconds of time."""
    path, memory_mb, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    # Modules are loaded before the limit, so that it counts what the file needs.
    door = importlib.import_module("lantoa.papers.reading.door")
    saved = importlib.import_module("lantoa.papers.reading.saved")
    _limit(memory_mb=memory_mb, seconds=seconds)
    try:
        text = saved.to_json(door.read_file(Path(path)))
        _write("reading", text)
    except Unreadable as error:
        _write("unreadable", json.dumps({"code": error.code, "sentence": error.sentence}))
    except (MemoryError, OSError) as error:
        hungry = Unreadable("too_hungry")
        told = hungry if isinstance(error, MemoryError) else Unreadable("crashed")
        _write("unreadable", json.dumps({"code": told.code, "sentence": told.sentence}))


def _limit(*, memory_mb: int, seconds: float) -> None:
    # LibreOffice and tesseract need more than the reader: they may go up to the hard limit (`patience.roomy`).
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * _MB, max(memory_mb, limits.PROGRAM_MB) * _MB))
    processor = math.ceil(max(seconds, limits.SCAN_SECONDS))
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    # The alarm ends the process where it stands, inside C code too; only slow formats set it anew.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_WRITE_MB * _MB, _FILE_WRITE_MB * _MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(kind: str, body: str) -> None:
    sys.stdout.buffer.write(kind.encode() + b"\n" + body.encode("utf-8"))
    sys.stdout.buffer.flush()
