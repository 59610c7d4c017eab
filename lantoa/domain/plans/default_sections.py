"""The sections with which an empty plan begins: headings as plans of this kind have them, and no words under them."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.domain.plans.sections import SectionDraft, SectionLine
from lantoa.domain.plans.states import SectionHolds


def empty_sections(*, opening: str) -> tuple[SectionDraft, ...]:
    """Headings and lists to be filled; `opening` is the sentence that issues the plan."""
    return (
        SectionDraft(0, holds=SectionHolds.BASES, lines=(SectionLine("", opening),), list_mark=""),
        SectionDraft(1, "I", "MỤC ĐÍCH, YÊU CẦU"),
        SectionDraft(2, "1", "Mục đích"),
        SectionDraft(2, "2", "Yêu cầu"),
        SectionDraft(2, "3", "Đối tượng", SectionHolds.AUDIENCES),
        SectionDraft(1, "II", "NỘI DUNG TUYÊN TRUYỀN", SectionHolds.TOPICS),
        SectionDraft(1, "III", "HÌNH THỨC TUYÊN TRUYỀN", SectionHolds.FORMS),
        SectionDraft(1, "IV", "CHỈ TIÊU", SectionHolds.TARGETS),
        SectionDraft(1, "V", "KINH PHÍ THỰC HIỆN", SectionHolds.FUNDING),
        SectionDraft(1, "VI", "CHẾ ĐỘ BÁO CÁO", SectionHolds.REPORTING),
        SectionDraft(1, "VII", "TỔ CHỨC THỰC HIỆN", SectionHolds.DUTIES),
    )


def opening_of(issuer: str, *, subject: str) -> str:
    """`Ủy ban nhân dân xã … ban hành Kế hoạch thông tin, tuyên truyền … với những nội dung như sau:`."""
    about = f"{subject[:1].lower()}{subject[1:]}"
    return f"{issuer} ban hành Kế hoạch {about} với những nội dung như sau:"


def with_opening(sections: Sequence[SectionDraft], opening: str) -> tuple[SectionDraft, ...]:
    """The sections with an opening of legal bases and this sentence in place of their own."""
    rest = sections[1:] if sections and sections[0].level == 0 else sections
    first = SectionDraft(0, holds=SectionHolds.BASES, lines=(SectionLine("", opening),), list_mark="")
    return (first, *rest)
