"""The steps of the job that reads a document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from lantoa.domain.imports.actions.moves import log, move
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.build import build
from lantoa.domain.imports.states import ImportState


def begin_reading(*, import_id: int, at: datetime) -> Import | None:
    """Take a waiting document, or one that a dead worker left; None where there is nothing to read."""
    with transaction.atomic():
        item = Import.objects.select_related("file", "organisation").filter(pk=import_id).first()
        if item is None or item.state not in {ImportState.QUEUED, ImportState.READING}:
            return None
        if item.state == ImportState.QUEUED:
            move(item, to=ImportState.READING)
        log("import_reading_begun", item, by=None, at=at)
    return item


def finish_reading(*, item: Import, reading: dict[str, Any], on: date, at: datetime) -> None:
    """Keep what was read and lay out the review; units are looked up as of `on`."""
    review = build(reading, organisation=item.organisation, on=on)
    with transaction.atomic():
        move(item, to=ImportState.READY, reading=reading, review=review, error="")
        record = reading["record"]
        counts = {name: len(record.get(name) or []) for name in ("tasks", "targets")}
        log("import_read", item, by=None, at=at, **counts)


@transaction.atomic
def fail_reading(*, item: Import, sentence: str, at: datetime) -> None:
    """Keep the sentence that says why the document could not be read and what to do."""
    move(item, to=ImportState.FAILED, error=sentence)
    log("import_failed", item, by=None, at=at, sentence=sentence)
