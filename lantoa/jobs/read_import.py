"""Reads an uploaded document, in a process of its own, and lays out its review."""

import json
from pathlib import Path

from lantoa.domain.files.actions import path_of
from lantoa.domain.imports import actions
from lantoa.papers.reading.sandbox import read_in_process
from lantoa.papers.reading.saved import to_json
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.web.clock import now, today


def run(*, import_id: int) -> None:
    """Read the document of this import, unless that is done already; a file that cannot be read is no error."""
    item = actions.begin_reading(import_id=import_id, at=now())
    if item is None:
        return
    try:
        reading = read_in_process(Path(path_of(item.file)))
    except Unreadable as error:
        actions.fail_reading(item=item, sentence=error.sentence, at=now())
        return
    actions.finish_reading(item=item, reading=json.loads(to_json(reading)), on=today(), at=now())
