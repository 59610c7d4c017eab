"""The signed file: kept byte for byte, then compared with the issued text and asked for its signatures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.adapters.signatures import look_into
from lantoa.domain.documents.actions.moves import log, stale
from lantoa.domain.documents.comparing import compare_words
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import check_can_store_signed
from lantoa.domain.errors import Invalid
from lantoa.domain.files.actions import path_of, store
from lantoa.domain.files.models import StoredFile
from lantoa.domain.files.names import plain_name
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.outbox.actions import enqueue
from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.limits import FILE_BYTES, FILE_MB
from lantoa.papers.reading.sandbox import read_in_process
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.text import text_of

JOB: Final = "check_signed"
PDF: Final = "application/pdf"
WAITING, DONE, FAILED = "waiting", "done", "failed"
"""How far the looking at a signed file is, in `signed_checks["state"]`."""


def store_signed(*, paper: Paper, content: BinaryIO, name: str, by: Actor, at: datetime) -> StoredFile:
    """Keep the signed .pdf byte for byte; a job then compares its words and looks at its signatures.

    Raises:
        Denied: to anybody but the clerk, or where a signed file went out already.
        Invalid: if the file is no .pdf, too large, or locked by a password.
        Stale: if somebody else stored one meanwhile.
    """
    check_can_store_signed(paper, by)
    _check_kind(content)
    file = store(
        content,
        name=plain_name(name, otherwise="ban-ky.pdf"),
        media_type=PDF,
        organisation_id=paper.organisation_id,
        by_id=by.person.pk,
        at=at,
    )
    keep_signed(paper=paper, file=file, by=by, at=at)
    return file


@transaction.atomic
def keep_signed(*, paper: Paper, file: StoredFile, by: Actor, at: datetime) -> None:
    """Say that `file` is the signed form of the paper; its checks are worked out by a job."""
    fields: dict[str, Any] = {
        "signed_file": file,
        "signed_at": at,
        "signed_checks": {"state": WAITING},
        "revision": paper.revision + 1,
    }
    rows = Paper.objects.filter(pk=paper.pk, revision=paper.revision, state=paper.state)
    if not rows.update(**fields):
        raise stale()
    for field, value in fields.items():
        setattr(paper, field, value)
    log("paper_signed_stored", paper, by=by, at=at, name=file.name, sha256=file.sha256)
    enqueue(JOB, at=at, organisation_id=paper.organisation_id, paper_id=paper.pk, sha256=file.sha256)


def check_signed(*, paper_id: int, sha256: str, at: datetime) -> None:
    """Compare the signed file with the issued text and look at its signatures; the work of the job."""
    paper = Paper.objects.select_related("signed_file").filter(pk=paper_id).first()
    if paper is None or paper.signed_file is None or paper.signed_file.sha256 != sha256:
        return
    path = Path(path_of(paper.signed_file))
    try:
        checks = _looked_at(paper, path, at=at)
    except Unreadable as error:
        checks = {"state": FAILED, "sentence": error.sentence}
    _keep_checks(paper, checks, at=at)


def _looked_at(paper: Paper, path: Path, *, at: datetime) -> dict[str, Any]:
    if kind_of(path.read_bytes()) != "pdf":
        return {**_compared(paper, _recognised(path), page_count=0), "signatures": [], "is_scan": True}
    known = look_into(path, roots=tuple(settings.SIGNATURE_ROOTS), at=at)
    checks = {"signatures": [asdict(one) for one in known.signatures], "is_scan": not known.has_text}
    try:
        words = known.pages if known.has_text else _recognised(path)
    except Unreadable as error:
        return {**checks, "state": DONE, "text": None, "sentence": error.sentence}
    return {**checks, **_compared(paper, words, page_count=len(known.pages))}


def _compared(paper: Paper, words: Iterable[str], *, page_count: int) -> dict[str, Any]:
    compared = compare_words(text_of(written(paper)), words, page_count=page_count)
    return {"state": DONE, "text": compared.as_data()}


def _recognised(path: Path) -> list[str]:
    """The words of a scan, where this machine can recognise them."""
    words: list[str] = []
    for block in read_in_process(path).blocks:
        if isinstance(block, Table):
            words += (cell for row in block.rows for cell in dict.fromkeys(row))
        else:
            words.append(block.text)
    return words


@transaction.atomic
def _keep_checks(paper: Paper, checks: dict[str, Any], *, at: datetime) -> None:
    rows = Paper.objects.filter(pk=paper.pk, signed_file=paper.signed_file)
    if rows.update(signed_checks=checks):
        paper.signed_checks = checks
        log("paper_signed_checked", paper, by=None, at=at, result=_result(checks))


def _result(checks: dict[str, Any]) -> str:
    text = checks.get("text")
    if checks["state"] == FAILED or text is None:
        return str(checks.get("sentence", ""))
    told = _("giống bản ban hành") if text["is_same"] else _("khác bản ban hành")
    return _("%(told)s, %(count)s chữ ký số") % {"told": told, "count": len(checks["signatures"])}


def _check_kind(content: BinaryIO) -> None:
    content.seek(0)
    data = content.read(FILE_BYTES + 1)
    try:
        if len(data) > FILE_BYTES:
            raise Unreadable("too_large", limit=FILE_MB)
        kind = kind_of(data)
    except Unreadable as error:
        raise Invalid(error.sentence, {"file": error.sentence}) from error
    if kind != "pdf":
        sentence = _("Bản ký phải là tệp PDF: tệp khác không giữ được chữ ký số và hình thức văn bản.")
        raise Invalid(sentence, {"file": sentence})
