"""The work of looking at signatures, as the process of its own does it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pypdfium2 import PdfDocument, PdfiumError

from lantoa.papers.reading import limits
from lantoa.papers.reading.unreadable import Unreadable

MOST_SIGNATURES = 20
UNTRUSTED = "chưa xác minh được chuỗi chứng thư"
EXPIRED = "chứng thư không còn hoặc chưa có hiệu lực"
BROKEN = "không đọc được chữ ký này"


def run(path: Path) -> str:
    """What is found in the file that the request at `path` names, as JSON.

    Raises:
        Unreadable: if the file is no .pdf that can be opened.
    """
    asked = json.loads(path.read_text("utf-8"))
    file, at = Path(asked["file"]), datetime.fromisoformat(asked["at"])
    if file.stat().st_size > limits.FILE_BYTES:
        raise Unreadable("too_large", limit=limits.FILE_MB)
    signatures = _signatures(file, roots=list(load_certs_from_pemder(asked["roots"])), at=at)
    return json.dumps({"signatures": signatures, "pages": _pages(file)})


def _pages(file: Path) -> list[str]:
    """The words of each page in the order in which the file draws them."""
    try:
        document = PdfDocument(file)
    except PdfiumError as error:
        raise Unreadable("damaged") from error
    try:
        if len(document) > limits.PAGES:
            raise Unreadable("too_many_pages", limit=limits.PAGES)
        texts: list[str] = []
        for page in document:
            texts.append(page.get_textpage().get_text_range())
            page.close()
            if sum(map(len, texts)) > limits.CHARACTERS:
                raise Unreadable("too_many_pages", limit=limits.PAGES)
        return texts
    finally:
        document.close()


def _signatures(file: Path, *, roots: list[Any], at: datetime) -> list[dict[str, Any]]:
    with file.open("rb") as stream:
        try:
            reader = PdfFileReader(stream, strict=False)
            embedded = list(reader.embedded_regular_signatures)[:MOST_SIGNATURES]
        except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Unreadable("damaged") from error
        return [_told(one, roots=roots, at=at) for one in embedded]


def _told(embedded: EmbeddedPdfSignature, *, roots: list[Any], at: datetime) -> dict[str, Any]:
    told: dict[str, Any] = {
        "field": str(embedded.field_name or ""),
        "signer": "",
        "organisation": "",
        "serial": "",
        "signed_at": "",
        "is_intact": False,
        "covers_file": False,
        "is_changed_after": True,
        "is_trusted": False,
        "reason": BROKEN,
    }
    # A broken signature may fail anywhere in the library; it is told as broken, and the others go on.
    try:
        told |= _signer(embedded)
        context = ValidationContext(
            trust_roots=roots, moment=at, allow_fetching=False, revocation_mode="soft-fail"
        )
        status = validate_pdf_signature(embedded, signer_validation_context=context)
    except Exception:
        return told
    told["is_intact"] = bool(status.intact and status.valid)
    told["covers_file"] = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    told["is_changed_after"] = status.modification_level in {None, ModificationLevel.OTHER}
    told["is_trusted"] = bool(status.trusted)
    told["reason"] = "" if status.trusted else _why_untrusted(embedded, at=at)
    return told


def _signer(embedded: EmbeddedPdfSignature) -> dict[str, str]:
    certificate = embedded.signer_cert
    names = certificate.subject.native
    moment = embedded.self_reported_timestamp
    return {
        "signer": _first(names.get("common_name")) or certificate.subject.human_friendly,
        "organisation": _first(names.get("organization_name")),
        "serial": f"{certificate.serial_number:X}",
        "signed_at": moment.isoformat() if moment else "",
    }


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value or "")


def _why_untrusted(embedded: EmbeddedPdfSignature, *, at: datetime) -> str:
    validity = embedded.signer_cert["tbs_certificate"]["validity"]
    is_in_time = validity["not_before"].native <= at <= validity["not_after"].native
    return UNTRUSTED if is_in_time else EXPIRED
