"""Storing a file: hash first, bytes outside the transaction, then the row."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import default_storage

from lantoa.domain.files.models import StoredFile


def store(
    content: BinaryIO, *, name: str, media_type: str, organisation_id: int, by_id: int | None, at: datetime
) -> StoredFile:
    """Keep the bytes once under their SHA-256 and give the row that stands for them.

    The bytes are written before the row, so a row never points at nothing; equal files share their bytes.
    """
    digest, size = _measure(_chunks(content))
    row = StoredFile(
        organisation_id=organisation_id,
        sha256=digest,
        name=name[-250:],
        media_type=media_type,
        size_bytes=size,
        stored_at=at,
        stored_by_id=by_id,
    )
    if not default_storage.exists(row.key):
        content.seek(0)
        default_storage.save(row.key, File(content))
    found, _ = StoredFile.objects.get_or_create(
        organisation_id=organisation_id,
        sha256=digest,
        name=row.name,
        defaults={
            "media_type": media_type,
            "size_bytes": size,
            "stored_at": at,
            "stored_by_id": by_id,
        },
    )
    return found


def path_of(stored: StoredFile) -> str:
    """The path of the bytes on this machine, for a process that reads them."""
    return default_storage.path(stored.key)


def _chunks(content: BinaryIO) -> Iterable[bytes]:
    content.seek(0)
    while chunk := content.read(1024 * 1024):
        yield chunk


def _measure(chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size
