"""Questions about layout checks."""

from __future__ import annotations

from lantoa.domain.documents.models import LayoutCheck


def newest_check(file_id: int) -> LayoutCheck | None:
    """The newest layout check of a stored file, or None where it was never checked."""
    return LayoutCheck.objects.filter(file_id=file_id).order_by("-pk").first()
