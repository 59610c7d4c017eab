"""Sets a paper with typst: the words go in as data, the bytes of a PDF/A-2b come out."""

from __future__ import annotations

import functools
import json
import re
from calendar import timegm
from pathlib import Path
from typing import Any, Final

import typst

from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.pdf.data import data_of, measures
from lantoa.papers.writing.pdf.fonts import fonts
from lantoa.papers.writing.unwritable import Unwritable

STANDARD: Final = "a-2b"
_FOLDER = Path(__file__).resolve().parent
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_SPACES = re.compile(r"[^\S\u00a0]+")


def write_pdf(paper: Paper) -> bytes:
    """The .pdf of `paper`: PDF/A-2b, tagged, in Tinos only; the same paper gives the same bytes.

    May be called by several threads at once.

    Raises:
        Unwritable: the font or one of its letters is missing, or a table is not whole.
    """
    return compiled(inputs_of(paper), at=_moment(paper))


def inputs_of(paper: Paper) -> dict[str, str]:
    """What the typst files read: the words and the measures as JSON."""
    return {"paper": json.dumps(_folded(data_of(paper)), ensure_ascii=False), "layout": _measures()}


def compiled(inputs: dict[str, str], *, at: int) -> bytes:
    """Runs typst on the files of this folder; `at` is the moment of making in seconds since 1970."""
    compiler = typst.Compiler(
        str(_FOLDER / "paper.typ"),
        root=str(_FOLDER),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=at, pdf_tags=True)
    except typst.TypstError as error:
        raise _told(error) from error
    if not isinstance(made, bytes):
        raise Unwritable("not_set", reason="không có trang nào")
    return made


@functools.cache
def _measures() -> str:
    return json.dumps(measures())


def _moment(paper: Paper) -> int:
    """The day of issue, or the first day of the paper's year: never the clock, so that bytes repeat."""
    if paper.issued_on:
        return timegm(paper.issued_on.timetuple())
    return timegm((paper.year or 2000, 1, 1, 0, 0, 0))


def _folded(value: Any) -> Any:
    """Every text with single spaces; spaces that keep words together stay."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value)
    if isinstance(value, dict):
        return {key: _folded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_folded(each) for each in value]
    return value


def _told(error: typst.TypstError) -> Unwritable:
    found = list(dict.fromkeys(_NO_LETTER.findall(str(error))))
    if not found:
        return Unwritable("not_set", reason=str(error).splitlines()[0])
    return Unwritable("no_letter", letters=", ".join(f"“{letters}”" for letters in found))
