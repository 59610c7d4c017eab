"""Asks a process of its own for the signatures of a file, and takes its answer as plain values."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from lantoa.papers.reading.sandbox import work_in_process
from lantoa.papers.reading.unreadable import Unreadable

_WORK: Final = "lantoa.adapters.signatures.work"
SECONDS: Final = 30.0
MEMORY_MB: Final = 500
MOST_SIGNATURES: Final = 20
FEWEST_LETTERS: Final = 40
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature.

    `signed_at` is what the signer's machine said (ISO 8601), empty where it said nothing. `is_intact` means that the
    signed bytes are unchanged and the signature fits them; `covers_file` that nothing was added behind it;
    `is_changed_after` that what was added changes what is read. `is_trusted` means that the chain of certificates
    ends at a root that the settings name; `reason` says why it does not.
    """

    field: str
    signer: str
    organisation: str
    serial: str
    signed_at: str
    is_intact: bool
    covers_file: bool
    is_changed_after: bool
    is_trusted: bool
    reason: str

    @property
    def is_sound(self) -> bool:
        """Whether what was signed is what is read."""
        return self.is_intact and not self.is_changed_after


@dataclass(frozen=True, slots=True)
class SignedFile:
    """What is known of a signed file: its signatures, and the words of each page (none on a scan)."""

    signatures: tuple[SignatureReport, ...]
    pages: tuple[str, ...]

    @property
    def has_text(self) -> bool:
        """Whether the pages hold text; a scan may carry a stamp of the system that signed it."""
        return sum(map(len, self.pages)) >= FEWEST_LETTERS * max(1, len(self.pages))


def look_into(path: Path, *, roots: tuple[Path, ...], at: datetime) -> SignedFile:
    """The signatures of the .pdf at `path`, as judged at a moment; no network is asked.

    Args:
        roots: files of trusted root certificates (PEM or DER).

    Raises:
        Unreadable: if the file is no .pdf, too slow or too hungry.
    """
    asked = {"file": str(path), "roots": [str(root) for root in roots], "at": at.isoformat()}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as request:
        json.dump(asked, request)
        request.flush()
        told = work_in_process(_WORK, Path(request.name), seconds=SECONDS, memory_mb=MEMORY_MB)
    try:
        return _taken(json.loads(told))
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("crashed") from error


def _taken(told: Any) -> SignedFile:
    # The child may be in the hands of the file: only bounded plain values are taken.
    rows = told["signatures"][:MOST_SIGNATURES]
    return SignedFile(
        signatures=tuple(_report(row) for row in rows),
        pages=tuple(str(page) for page in told["pages"]),
    )


def _report(row: Any) -> SignatureReport:
    values: dict[str, Any] = {
        one.name: bool(row[one.name]) if one.type == "bool" else str(row[one.name])[:_LONGEST]
        for one in fields(SignatureReport)
    }
    return SignatureReport(**values)
