"""Files that a form brings, taken in one by one: what is wrong with one does not keep out the others."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid

Taken = TypeVar("Taken")


def take_in(
    request: HttpRequest, take: Callable[..., Taken], *, most: int, nothing: str, **known: Any
) -> tuple[list[Taken], list[str]]:
    """What `take(content=, name=, **known)` made of each file of the field `files`, and a sentence for each problem.

    Args:
        most: files over this number are left out and told.
        nothing: what is said where no file was chosen.
    """
    files: list[UploadedFile] = request.FILES.getlist("files")
    taken, problems = [], []
    for upload in files[:most]:
        try:
            taken.append(take(content=upload, name=upload.name or "", **known))
        except Invalid as refusal:
            problems.append(refusal.sentence)
    if not files:
        problems.append(nothing)
    if len(files) > most:
        problems.append(
            _("Mỗi lần nhận tối đa %(count)s tệp; hãy tải tiếp các tệp còn lại.") % {"count": most}
        )
    return taken, problems
