"""Works on a file in a process of its own that has little memory and little time, so that a bad one ends only itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Reading
from lantoa.papers.reading.sandbox_child import tell_and_end
from lantoa.papers.reading.saved import from_json
from lantoa.papers.reading.unreadable import SENTENCES, Unreadable

_CHILD = "lantoa.papers.reading.sandbox_child"
_READING = "lantoa.papers.reading.reading_work"
# What the programs of the formats need; everything else of the environment (keys, passwords) stays outside.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX")
_PYTHON = sys.executable
_GRACE_SECONDS = 2.0
_ROOT = str(Path(__file__).resolve().parents[3])


def read_in_process(
    path: Path, *, seconds: float = limits.SECONDS, memory_mb: int = limits.MEMORY_MB
) -> Reading:
    """Reads the file at `path` like `door.read_file`, with at most `seconds` of time and `memory_mb` of memory.

    Raises:
        Unreadable: also with the codes `too_slow`, `too_hungry` and `crashed`.
    """
    return _reading(work_in_process(_READING, path, seconds=seconds, memory_mb=memory_mb))


def work_in_process(
    work: str, path: Path, *, seconds: float = limits.SECONDS, memory_mb: int = limits.MEMORY_MB
) -> str:
    """The text that `run(path)` of the module `work` gives, with at most so much time and memory.

    For files of strangers on a server: the child is a new program without the environment and the open files of this
    one. Blocks until it ends; it and all it started are killed at the time limit. Scans and old formats, which other programs read, have `limits.SCAN_SECONDS` and `limits.PROGRAM_MB` instead.

    Raises:
        Unreadable: also with the codes `too_slow`, `too_hungry` and `crashed`.
    """
    command = [
        _PYTHON,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {_ROOT!r}); from {_CHILD} import main; main()",
        work,
        str(path),
        str(memory_mb),
        str(seconds),
    ]
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        close_fds=True,
        start_new_session=True,
    ) as child:
        try:
            output, _ = child.communicate(timeout=max(seconds, limits.SCAN_SECONDS) + _GRACE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Unreadable("too_slow", limit=round(seconds)) from error
        finally:
            _end_group(child.pid)
    return _outcome(output, status=child.returncode, seconds=seconds)


def read_in_fork(
    path: Path, *, seconds: float = limits.SECONDS, memory_mb: int = limits.MEMORY_MB
) -> Reading:
    """Like `read_in_process`, but starts in milliseconds; only for a process without threads, such as a command.

    Raises:
        Unreadable: also with the codes `too_slow`, `too_hungry` and `crashed`.
    """
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        os.setsid()
        tell_and_end(path, work=_READING, memory_mb=memory_mb, seconds=seconds, pipe=writing_end)
    os.close(writing_end)
    try:
        with os.fdopen(reading_end, "rb") as stream:
            output = stream.read()
        _, waited = os.waitpid(child, 0)
    finally:
        _end_group(child)
    return _reading(_outcome(output, status=os.waitstatus_to_exitcode(waited), seconds=seconds))


def _reading(text: str) -> Reading:
    try:
        return from_json(text)
    except ValueError as error:
        raise Unreadable("crashed") from error


def _end_group(group: int) -> None:
    # The child leads its own group, so programs that it started end with it.
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _outcome(output: bytes, *, status: int, seconds: float) -> str:
    if status in {-signal.SIGALRM, -signal.SIGXCPU}:
        raise Unreadable("too_slow", limit=round(seconds))
    head, _, body = output.partition(b"\n")
    if status == 0 and head == b"done":
        try:
            return body.decode("utf-8")
        except ValueError as error:
            raise Unreadable("crashed") from error
    if status == 0 and head == b"unreadable":
        raise _as_told(body)
    raise Unreadable("crashed")


def _as_told(body: bytes) -> Unreadable:
    # The child may be in the hands of the file: only a known code, and its sentence as bounded plain text.
    try:
        told = json.loads(body)
        code, sentence = str(told["code"]), str(told["sentence"])
    except (ValueError, KeyError, TypeError):
        return Unreadable("crashed")
    if code not in SENTENCES:
        return Unreadable("crashed")
    error = Unreadable.__new__(Unreadable)
    Exception.__init__(error, sentence[:500])
    error.code, error.sentence = code, sentence[:500]
    return error
