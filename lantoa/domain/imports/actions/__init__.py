"""What can be done with an uploaded document; every change of one comes through one of these doors."""

from lantoa.domain.imports.actions.confirming import confirm
from lantoa.domain.imports.actions.reading import begin_reading, fail_reading, finish_reading
from lantoa.domain.imports.actions.reviewing import (
    put_back,
    save_review,
    set_aside_done,
)
from lantoa.domain.imports.actions.units import create_unit_from_review
from lantoa.domain.imports.actions.uploading import discard, retry, upload

__all__ = [
    "begin_reading",
    "confirm",
    "create_unit_from_review",
    "discard",
    "fail_reading",
    "finish_reading",
    "put_back",
    "retry",
    "save_review",
    "set_aside_done",
    "upload",
]
