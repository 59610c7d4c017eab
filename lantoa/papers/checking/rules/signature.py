"""By what right is signed, and the name of the signer (box 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p
from lantoa.papers.checking.registry import Fault, rule

_WRITTEN = re.compile(
    r"(T\s*[./]?\s*U\s*[./]?\s*Q|T\s*[./]?\s*M|K\s*[./]?\s*T|T\s*[./]?\s*L|Q)(\s*[.:/]?)(\s+|(?<=[.:/]))(?=[^\W\d])"
)
_FOR_ANOTHER = ("KT.", "TL.", "TUQ.")
_TITLE = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|Th\.S|BS|CN|KS|DS|LS|CKI|CKII|BSCKI|BSCKII|NGƯT|NGND|TTND|TTƯT)[.,]?\s*)+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
    r"|(?:Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Giáo sư|Phó Giáo sư)\s"
)
_ONE_HEAD = re.compile(r"TM\.\s+(?:CHỦ TỊCH|GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG|BỘ TRƯỞNG|CHÁNH)\b(?! ĐOÀN)")
_DEPUTY_FOR = re.compile(r"KT\.\s+(?:PHÓ|THỨ TRƯỞNG)\b")


def _authority(document: Document) -> list[Line]:
    return [line for line in document.of(Part.AUTHORITY) if line.text]


def _form(text: str) -> tuple[str, tuple[int, int]] | None:
    """The right abbreviation for what begins `text`, and where it stands."""
    found = _WRITTEN.match(text)
    if found is None:
        return None
    return re.sub(r"[\s./]", "", found[1]) + ".", found.span()


@rule(
    "authority_form",
    says="Quyền hạn viết tắt “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” trước tên tập thể hoặc chức vụ.",
    source=sources.AUTHORITY,
    remedy="Viết đúng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.”, sau đó là dấu cách.",
)
def check_form(document: Document) -> Iterator[Fault]:
    """`T/M`, `TM:`, `KT CHỦ TỊCH`, `T.M.`."""
    for line in _authority(document):
        found = _form(line.text)
        if found is None or line.text.startswith(f"{found[0]} "):
            continue
        written = line.text[found[1][0] : found[1][1]].strip()
        mend = partial(document.edit, line, line.offset, line.offset + found[1][1], f"{found[0]} ")
        yield Fault(line, f"Ghi là “{written}”.", mend, f"Ghi là “{found[0]}”.")


@rule(
    "authority_collective",
    says="“TM.” đứng trước tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức, không đứng trước chức vụ.",
    source=sources.AUTHORITY,
    remedy="Ghi “TM. <tên tập thể>”, dòng dưới là chức vụ của người ký.",
)
def check_collective(document: Document) -> Iterator[Fault]:
    """`TM. CHỦ TỊCH`."""
    for line in _authority(document):
        if _ONE_HEAD.match(line.text):
            yield Fault(line, f"Ghi là “{line.text}”.")


@rule(
    "authority_deputy",
    says="“KT.” đứng trước chức vụ của người đứng đầu.",
    source=sources.AUTHORITY,
    remedy="Ghi “KT. <chức vụ người đứng đầu>”, dòng dưới là chức vụ của cấp phó.",
)
def check_deputy(document: Document) -> Iterator[Fault]:
    """`KT. PHÓ CHỦ TỊCH`."""
    for line in _authority(document):
        if _DEPUTY_FOR.match(line.text):
            yield Fault(line, f"Ghi là “{line.text}”.")


@rule(
    "authority_post_missing",
    says="Ký thay, thừa lệnh, thừa ủy quyền thì ghi chức vụ của người ký ở dòng dưới.",
    source=sources.SIGNER_NAME,
    remedy="Thêm dòng chức vụ của người ký dưới dòng “KT.”, “TL.” hoặc “TUQ.”.",
)
def check_post(document: Document) -> Iterator[Fault]:
    """`KT. CHỦ TỊCH` is the last line above the name."""
    lines = _authority(document)
    if lines and lines[-1].text.startswith(_FOR_ANOTHER) and document.of(Part.SIGNER):
        yield Fault(lines[-1], f"Dưới “{lines[-1].text}” không có chức vụ của người ký.")


@rule(
    "authority_missing",
    says="Văn bản ghi quyền hạn, chức vụ của người ký.",
    source=sources.SIGNATURE,
    remedy="Thêm quyền hạn, chức vụ của người ký phía trên họ tên.",
)
def check_missing(document: Document) -> Iterator[Fault]:
    """A paper whose foot names nobody's post."""
    if not _authority(document):
        yield Fault(None, "Không tìm thấy chức vụ của người ký.", where="Phần cuối, ô 7a")


@rule(
    "signer_title",
    says="Trước họ tên của người ký không ghi học hàm, học vị; trừ đơn vị vũ trang, giáo dục, y tế, khoa học theo quy định của ngành.",
    source=sources.SIGNER_NAME,
    remedy="Bỏ học hàm, học vị trước họ tên, nếu ngành không quy định khác.",
    is_hint=True,
)
def check_title(document: Document) -> Iterator[Fault]:
    """`TS. Nguyễn Văn A`."""
    for line in document.of(Part.SIGNER):
        found = _TITLE.match(line.text)
        if found is not None:
            yield Fault(line, f"Trước họ tên ghi “{found[0].strip()}”.")


@rule(
    "signer_capitals",
    says="Họ tên viết hoa chữ cái đầu tất cả các âm tiết.",
    source=sources.SIGNATURE,
    remedy="Viết hoa chữ cái đầu của họ, tên đệm và tên.",
)
def check_capitals(document: Document) -> Iterator[Fault]:
    """`Lò minh Phượng`."""
    for line in document.of(Part.SIGNER):
        words = line.text.split()
        if p.is_name(line.text) and any(word[:1].islower() for word in words):
            proper = " ".join(word[:1].upper() + word[1:] for word in words)
            mend = partial(document.edit, line, line.offset, line.offset + len(line.text), proper)
            yield Fault(line, f"Ghi là “{line.text}”.", mend, f"Ghi là “{proper}”.")
