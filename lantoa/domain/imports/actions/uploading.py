"""A document is taken in, read again, or put aside."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.checks import MEDIA_TYPES as LAYOUT_KINDS
from lantoa.domain.documents.actions.checks import check_layout_of
from lantoa.domain.errors import Invalid
from lantoa.domain.files.actions import store
from lantoa.domain.files.names import plain_name
from lantoa.domain.imports.actions.moves import log, move
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.rules import check_can_discard, check_can_import, check_can_retry
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.outbox.actions import enqueue
from lantoa.lib.text import tidy
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.limits import FILE_BYTES, FILE_MB
from lantoa.papers.reading.unreadable import Unreadable

JOB = "read_import"
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "text": "text/plain",
    "image": "application/octet-stream",
}

LAYOUT_MEDIA_TYPES = frozenset(LAYOUT_KINDS.values())
"""Papers that are still being written: their layout is checked too."""


def upload(*, content: BinaryIO, name: str, organisation_id: int, by: Actor, at: datetime) -> Import:
    """Take in one document of a body and queue it for reading.

    The bytes are judged and stored before the transaction, so that no lock is held meanwhile.

    Raises:
        Denied: if the actor does not keep plans in the body.
        Invalid: if the file is empty, too large, or of a kind that no plan comes in.
    """
    check_can_import(organisation_id, by)
    name = plain_name(name, otherwise="van-ban")
    media_type = MEDIA_TYPES[_kind(content, name=name)]
    file = store(
        content, name=name, media_type=media_type, organisation_id=organisation_id, by_id=by.person.pk, at=at
    )
    with transaction.atomic():
        item = Import.objects.create(
            organisation_id=organisation_id, file=file, uploaded_at=at, uploaded_by=by.person
        )
        log("import_uploaded", item, by=by, at=at, name=name, sha256=file.sha256)
        enqueue(JOB, at=at, organisation_id=organisation_id, import_id=item.pk)
        if media_type in LAYOUT_MEDIA_TYPES:
            check_layout_of(file=file, by=by, at=at)
    return item


def _kind(content: BinaryIO, *, name: str) -> str:
    content.seek(0)
    data = content.read(FILE_BYTES + 1)
    try:
        if len(data) > FILE_BYTES:
            raise Unreadable("too_large", limit=FILE_MB)
        return kind_of(data)
    except Unreadable as error:
        sentence = _("%(name)s: %(sentence)s") % {"name": name, "sentence": error.sentence}
        raise Invalid(sentence, {"files": sentence}) from error


@transaction.atomic
def retry(*, item: Import, by: Actor, at: datetime) -> None:
    """Queue a document that could not be read once more."""
    check_can_retry(item, by)
    move(item, to=ImportState.QUEUED, error="")
    log("import_retried", item, by=by, at=at)
    enqueue(JOB, at=at, organisation_id=item.organisation_id, import_id=item.pk)


@transaction.atomic
def discard(*, item: Import, reason: str = "", by: Actor, at: datetime) -> None:
    """Put a document aside; the file and what was read stay."""
    check_can_discard(item, by)
    move(item, to=ImportState.DISCARDED)
    log("import_discarded", item, by=by, at=at, reason=tidy(reason)[:500] or _("không nêu lý do"))
