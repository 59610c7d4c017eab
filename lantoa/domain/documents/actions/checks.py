"""A file is taken in for a check of its layout; the job that checks it keeps what was found."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import LayoutCheck
from lantoa.domain.documents.rules import check_can_check_again, check_can_check_layout
from lantoa.domain.documents.states import CHECK_TRANSITIONS, CheckState
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.files.actions import store
from lantoa.domain.files.models import StoredFile
from lantoa.domain.files.names import plain_name
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.outbox.actions import enqueue
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.limits import FILE_BYTES, FILE_MB
from lantoa.papers.reading.unreadable import Unreadable

JOB = "check_layout"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {
    "docx": DOCX,
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}


def check_layout(
    *, content: BinaryIO, name: str, organisation_id: int, by: Actor, at: datetime
) -> LayoutCheck:
    """Take in one file and queue its check; the bytes are judged and stored before the transaction.

    Raises:
        Denied: to anybody without a post in the body.
        Invalid: if the file is empty, too large, or no paper that is still being written.
    """
    check_can_check_layout(organisation_id, by)
    name = plain_name(name, otherwise="van-ban.docx")
    media_type = _media_type(content, name=name)
    file = store(
        content, name=name, media_type=media_type, organisation_id=organisation_id, by_id=by.person.pk, at=at
    )
    return check_layout_of(file=file, by=by, at=at)


def check_layout_of(*, file: StoredFile, by: Actor, at: datetime) -> LayoutCheck:
    """Queue the check of a stored file; one that is under way already is given back."""
    check_can_check_layout(file.organisation_id, by)
    try:
        with transaction.atomic():
            row = LayoutCheck.objects.create(
                organisation_id=file.organisation_id, file=file, made_at=at, made_by=by.person
            )
            _log("layout_check_asked", row, by=by, at=at, name=file.name)
            enqueue(JOB, at=at, organisation_id=file.organisation_id, check_id=row.pk)
    except IntegrityError:
        return LayoutCheck.objects.get(file=file, state__in=[CheckState.QUEUED, CheckState.CHECKING])
    return row


@transaction.atomic
def check_layout_again(*, check: LayoutCheck, by: Actor, at: datetime) -> None:
    """Queue a check that failed once more."""
    check_can_check_again(check, by)
    _move(check, to=CheckState.QUEUED, error="")
    _log("layout_check_asked", check, by=by, at=at, name=check.file.name)
    enqueue(JOB, at=at, organisation_id=check.organisation_id, check_id=check.pk)


def _media_type(content: BinaryIO, *, name: str) -> str:
    content.seek(0)
    data = content.read(FILE_BYTES + 1)
    try:
        if len(data) > FILE_BYTES:
            raise Unreadable("too_large", limit=FILE_MB)
        kind = kind_of(data)
    except Unreadable as error:
        sentence = _("%(name)s: %(sentence)s") % {"name": name, "sentence": error.sentence}
        raise Invalid(sentence, {"files": sentence}) from error
    if kind not in MEDIA_TYPES:
        sentence = _(
            "%(name)s: thể thức được kiểm tra trên tệp soạn thảo (.docx, .doc, .odt, .rtf), không phải bản .pdf "
            "hay bản quét; hãy dùng tệp gốc."
        ) % {"name": name}
        raise Invalid(sentence, {"files": sentence})
    return MEDIA_TYPES[kind]


@transaction.atomic
def begin_check(*, check_id: int, at: datetime) -> LayoutCheck | None:
    """Take a waiting check, or one that a dead worker left; None where there is nothing to do."""
    row = LayoutCheck.objects.select_related("file").filter(pk=check_id).first()
    if row is None or row.state not in {CheckState.QUEUED, CheckState.CHECKING}:
        return None
    if row.state == CheckState.QUEUED:
        _move(row, to=CheckState.CHECKING)
    return row


def finish_check(
    *,
    check: LayoutCheck,
    report: dict[str, Any],
    mended: bytes | None,
    changes: list[dict[str, Any]],
    at: datetime,
) -> None:
    """Keep the report, and the mended copy where there is one."""
    copy = None
    if mended is not None:
        copy = store(
            io.BytesIO(mended),
            name=f"{PurePath(check.file.name).stem} - đã sửa thể thức.docx",
            media_type=DOCX,
            organisation_id=check.organisation_id,
            by_id=None,
            at=at,
        )
    with transaction.atomic():
        _move(check, to=CheckState.DONE, report=report, mended=copy, changes=changes, error="")
        counts = {name: report.get(name, 0) for name in ("errors", "hints")}
        _log("layout_checked", check, by=None, at=at, **counts)


@transaction.atomic
def fail_check(*, check: LayoutCheck, sentence: str, at: datetime) -> None:
    """Keep the sentence that says why the file could not be checked and what to do."""
    _move(check, to=CheckState.FAILED, error=sentence)
    _log("layout_check_failed", check, by=None, at=at, sentence=sentence)


def _move(row: LayoutCheck, *, to: str, **fields: object) -> None:
    moved = to in CHECK_TRANSITIONS[CheckState(row.state)] and LayoutCheck.objects.filter(
        pk=row.pk, state=row.state
    ).update(state=to, **fields)
    if not moved:
        raise Stale(_("Lượt kiểm tra này vừa được xử lý ở nơi khác; hãy tải lại trang."))
    row.state = to
    for name, value in fields.items():
        setattr(row, name, value)


def _log(kind: str, row: LayoutCheck, *, by: Actor | None, at: datetime, **details: object) -> None:
    record(
        kind,
        subject=row,
        by=by.person if by else None,
        at=at,
        organisation_id=row.organisation_id,
        **details,
    )
