"""Answers that a browser keeps as a file, whatever is in it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse

from lantoa.domain.files.models import StoredFile


def kept_file(stored: StoredFile) -> FileResponse:
    """A stored file, byte for byte, under the name it came with."""
    answer = FileResponse(
        default_storage.open(stored.key),
        as_attachment=True,
        filename=stored.name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def made_file(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Bytes made for this request; `name` is plain letters, figures, hyphens and one point."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
