"""Whether a section can be as a form gives it, and its words made tidy."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.plans.changes import SectionChange
from lantoa.domain.plans.marks import LIST_MARKS
from lantoa.domain.plans.models import PlanSection
from lantoa.domain.plans.sections import SectionDraft, SectionLine
from lantoa.domain.plans.states import SectionHolds
from lantoa.lib.text import tidy

MOST_LINES = 600
MOST_LETTERS = 20_000
DEEPEST = 4


def checked(change: SectionChange, *, others: Iterable[PlanSection], is_first: bool = False) -> SectionDraft:
    """The section with its words made tidy: NFC, single spaces, no empty lines.

    Args:
        others: the plan's other sections.
        is_first: whether this is the first one, which alone may be an opening (level 0).

    Raises:
        Invalid: with a sentence for each field that cannot be.
    """
    lines = tuple(SectionLine(tidy(mark), tidy(text)) for mark, text in change.lines if tidy(text))
    problems = {**_shape(change, is_first=is_first), **_lengths(change, lines)}
    problems.update(_held(change, others=others))
    if problems:
        raise Invalid(_("Chưa lưu được mục; hãy sửa những chỗ được chỉ ra."), problems)
    return SectionDraft(
        level=change.level,
        label="" if change.level == 0 else tidy(change.label).rstrip(".)"),
        heading="" if change.level == 0 else tidy(change.heading),
        holds=change.holds,
        lines=lines,
        list_mark=change.list_mark,
    )


def _shape(change: SectionChange, *, is_first: bool) -> dict[str, str]:
    problems = {}
    lowest = 0 if is_first else 1
    if not lowest <= change.level <= DEEPEST:
        problems["level"] = _("Cấp của mục phải từ %(low)s đến %(high)s.") % {"low": lowest, "high": DEEPEST}
    if change.holds not in SectionHolds.values:
        problems["holds"] = _("Hãy chọn nội dung của mục trong danh sách.")
    if change.list_mark not in LIST_MARKS:
        problems["list_mark"] = _("Hãy chọn dấu đầu dòng trong danh sách.")
    return problems


def _lengths(change: SectionChange, lines: tuple[SectionLine, ...]) -> dict[str, str]:
    problems = {}
    if len(change.label) > 20:
        problems["label"] = _("Số thứ tự của mục dài quá 20 ký tự.")
    if len(change.heading) > 1_000:
        problems["heading"] = _("Tên mục dài quá 1.000 ký tự.")
    if len(lines) > MOST_LINES:
        problems["lines"] = _("Một mục có tối đa %(most)s đoạn.") % {"most": MOST_LINES}
    if any(len(line.text) > MOST_LETTERS or len(line.mark) > 10 for line in lines):
        problems["lines"] = _("Một đoạn dài tối đa %(most)s ký tự.") % {"most": MOST_LETTERS}
    return problems


def _held(change: SectionChange, *, others: Iterable[PlanSection]) -> dict[str, str]:
    if change.holds == SectionHolds.TEXT:
        return {}
    if (change.holds == SectionHolds.BASES) != (change.level == 0):
        return {"holds": _("Căn cứ đứng ở phần mở đầu; phần mở đầu chỉ có căn cứ và lời văn.")}
    holder = next((row for row in others if row.holds == change.holds), None)
    if holder is None:
        return {}
    return {
        "holds": _("Mục “%(section)s” đã có danh sách này; một danh sách chỉ in ở một mục.")
        % {"section": holder}
    }
