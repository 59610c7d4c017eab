"""Checks the layout of an uploaded file, in a process of its own, and makes the mended copy."""

import base64
import json
from pathlib import Path

from lantoa.domain.documents.actions.checks import begin_check, fail_check, finish_check
from lantoa.domain.files.actions import path_of
from lantoa.papers.reading.sandbox import work_in_process
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.web.clock import now

WORK = "lantoa.papers.checking.work"
SECONDS = 40.0
MEMORY_MB = 600


def run(*, check_id: int) -> None:
    """Check the file of this row, unless that is done already; a file that cannot be checked is no error."""
    check = begin_check(check_id=check_id, at=now())
    if check is None:
        return
    try:
        told = json.loads(
            work_in_process(WORK, Path(path_of(check.file)), seconds=SECONDS, memory_mb=MEMORY_MB)
        )
    except Unreadable as error:
        fail_check(check=check, sentence=error.sentence, at=now())
        return
    if told["refused"]:
        fail_check(check=check, sentence=told["refused"], at=now())
        return
    mended = base64.b64decode(told["mended"]) if told["mended"] else None
    finish_check(
        check=check,
        report={**told["report"], "name": check.file.name},
        mended=mended,
        changes=told["changes"],
        at=now(),
    )
