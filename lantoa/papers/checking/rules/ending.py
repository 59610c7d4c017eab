"""The sign that closes the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule

_END = "./."
_FOOT = frozenset({Part.AUTHORITY, Part.SIGNER, Part.RECIPIENTS_WORD, Part.RECIPIENT})
_TEXT = frozenset({Part.BODY, Part.CLAUSE, Part.POINT, Part.DASH, Part.ARTICLE})


def _last(document: Document) -> Line | None:
    """The last line with words above the signature; None for a paper without a foot."""
    last = None
    for line in document.of(*Part):
        if line.part in _FOOT:
            return last
        if line.text:
            last = line
    return None


@rule(
    "end_mark_missing",
    says="Hết nội dung văn bản có dấu “./.” (theo các mẫu trình bày).",
    source=sources.PAPER_SAMPLES,
    remedy="Kết thúc câu cuối bằng “./.”.",
    is_hint=True,
)
def check_missing(document: Document) -> Iterator[Fault]:
    """The last sentence above the signature; where a table stands last, nothing is asked."""
    last = _last(document)
    if last is not None and last.part in _TEXT and not last.text.endswith(_END):
        bare = last.text.rstrip(" ./;,")
        start = last.offset + len(bare)
        mend = partial(document.edit, last, start, last.offset + len(last.text), _END)
        yield Fault(last, "Câu cuối không có “./.”.", mend, "Thêm “./.”.")


@rule(
    "end_mark_early",
    says="Dấu “./.” chỉ đặt ở cuối văn bản (theo các mẫu trình bày).",
    source=sources.PAPER_SAMPLES,
    remedy="Thay “./.” ở giữa văn bản bằng dấu chấm.",
    is_hint=True,
)
def check_early(document: Document) -> Iterator[Fault]:
    """Above the last sentence."""
    last = _last(document)
    for line in document.of(*_TEXT) if last is not None else ():
        if line is last:
            break
        if not line.text.endswith(_END):
            continue
        end = line.offset + len(line.text)
        mend = partial(document.edit, line, end - len(_END), end, ".")
        yield Fault(line, "“./.” đứng giữa văn bản.", mend, "Thay bằng dấu chấm.")
