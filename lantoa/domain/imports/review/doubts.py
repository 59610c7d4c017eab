"""The places that the officer should look at, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.imports.review.choices import Choice, choices_of
from lantoa.domain.imports.review.dates import dates_of, plan_period
from lantoa.domain.imports.review.draft import problems_of
from lantoa.domain.imports.review.paths import Addresses
from lantoa.domain.imports.review.shape import SECTIONS, Review, kept, section_of, slots_of

LOW_CONFIDENCE = 0.75
READINGS = {
    "A-05": gettext_lazy("“Tin, bài” được cộng chung tin và bài; ảnh, video không tính."),
    "A-08": gettext_lazy("Chỉ tiêu theo tháng được xét từng tháng; tháng vượt không bù cho tháng thiếu."),
    "A-15": gettext_lazy("“Trước ngày N” có hạn chót là hết ngày N − 1."),
}
TOLD_ELSEWHERE = frozenset({"due_outside_period", "comparator_missing"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place to look at.

    `kind` is `problem` (must be mended before the plan can be made), `choice`, `unit`, `confidence` or `note`.
    `key` names it for "seen"; `choice` holds the options where there are any.
    """

    key: str
    kind: str
    address: str
    sentence: str
    code: str = ""
    choice: Choice | None = None

    @property
    def is_blocking(self) -> bool:
        """Whether no plan can be made before this is mended."""
        return self.kind == "problem"

    @property
    def section(self) -> str:
        """The section of the page in which it stands."""
        return section_of(self.address.partition(".")[0]).name if self.address else "notes"


def doubts_of(review: Review, *, reading: dict[str, Any]) -> list[Doubt]:
    """Everything that is still open, once each, in the order of the page."""
    addresses = Addresses(review)
    problems = problems_of(review)
    found = [Doubt(f"problem:{at}", "problem", at, sentence) for at, sentence in problems.items()]
    found += (one for one in _looked_at(review, reading, addresses) if one.address not in problems)
    seen = set(review["seen"])
    open_ones = {one.key: one for one in found if one.is_blocking or not seen & {one.key, f"code:{one.code}"}}
    order = _order(review)
    return sorted(open_ones.values(), key=lambda one: order.get(one.address.partition(".")[0], len(order)))


def _looked_at(review: Review, reading: dict[str, Any], addresses: Addresses) -> Iterator[Doubt]:
    yield from _issuer(review)
    yield from _choices(review)
    yield from _units(review)
    yield from _confidence(review, reading.get("confidence") or {}, addresses)
    yield from _told(review, reading.get("ambiguities") or [], addresses)
    yield from _tasks_outside(review)
    yield from _duties(review)
    yield from _warnings(reading["record"].get("warnings") or [])


def _order(review: Review) -> dict[str, int]:
    order = {"document": 0}
    for name in SECTIONS:
        rows = review[name] if name != "document" else []
        for row in rows:
            order[row["id"]] = len(order)
    return order


def _issuer(review: Review) -> Iterator[Doubt]:
    """A document of another body can be taken over, but hardly by accident."""
    address = "document.issuer"
    if review.get("is_of_another_body") and address not in review["touched"]:
        sentence = _("Văn bản ghi cơ quan ban hành khác với cơ quan của bạn; hãy kiểm tra có đúng tệp không.")
        yield Doubt("issuer", "note", address, sentence)


def _choices(review: Review) -> Iterator[Doubt]:
    for choice in choices_of(review):
        if choice.address not in review["touched"]:
            yield Doubt(
                f"{choice.code}:{choice.address}",
                "choice",
                choice.address,
                choice.question,
                choice.code,
                choice,
            )


def _units(review: Review) -> Iterator[Doubt]:
    told_groups: set[str] = set()
    for address, slot in slots_of(review):
        row_id = address.partition(".")[0]
        rows = review[section_of(row_id).name]
        if address in review["touched"] or not any(row["id"] == row_id and row["is_kept"] for row in rows):
            continue
        if slot["is_group"] and slot["text"] not in told_groups:
            told_groups.add(slot["text"])
            sentence = _("Nhóm này được hiểu là %(count)s đơn vị; có thể bớt hoặc thêm.")
            values = {"count": len(slot["unit_ids"])}
            yield Doubt(f"group:{slot['text']}"[:200], "unit", address, sentence % values, "A-32")
        elif slot["text"] and not slot["is_text_only"] and (not slot["unit_ids"] or slot["unknown"]):
            words = ", ".join(slot["unknown"]) or slot["text"]
            sentence = _("“%(text)s” chưa khớp với đơn vị nào trong danh mục.") % {"text": words}
            yield Doubt(f"unit:{address}", "unit", address, sentence)


def _confidence(review: Review, confidence: dict[str, float], addresses: Addresses) -> Iterator[Doubt]:
    kept_ids = {"document"} | {
        row["id"] for name in SECTIONS if name != "document" for row in kept(review, name)
    }
    told: set[str] = set()
    for path, value in confidence.items():
        address = addresses.of(path) if value < LOW_CONFIDENCE else None
        if address is None or address in told or address in review["touched"]:
            continue
        if address.partition(".")[0] in kept_ids:
            told.add(address)
            yield Doubt(
                f"confidence:{address}",
                "confidence",
                address,
                _("Chỗ này đọc chưa chắc; hãy đối chiếu với văn bản."),
            )


def _told(review: Review, ambiguities: list[dict[str, Any]], addresses: Addresses) -> Iterator[Doubt]:
    """Defaults that the reader names and nothing above asks about, each told once, at its first place."""
    told: set[str] = set()
    for one in ambiguities:
        code, address = str(one.get("code") or ""), addresses.of(str(one.get("path") or ""))
        if code in READINGS and code not in told and address is not None and row_is_kept(review, address):
            told.add(code)
            yield Doubt(code, "note", address, str(READINGS[code]), code)


def row_is_kept(review: Review, address: str) -> bool:
    """Whether the row of this address goes into the plan."""
    row_id = address.partition(".")[0]
    return row_id == "document" or any(
        row["id"] == row_id and row["is_kept"] for row in review[section_of(row_id).name]
    )


def _tasks_outside(review: Review) -> Iterator[Doubt]:
    """A task whose time lies outside the plan is kept and marked (A-26)."""
    plan = plan_period(review)
    if plan is None:
        return
    for row in kept(review, "tasks"):
        address = f"{row['id']}.timing_text"
        if address in review["touched"]:
            continue
        dates = dates_of(row, plan=plan)
        if dates is not None and dates.is_outside_period:
            sentence = _("Thời hạn nằm ngoài thời gian của kế hoạch; nhiệm vụ vẫn được giữ và theo dõi.")
            yield Doubt(f"A-26:{row['id']}", "note", address, sentence, "A-26")


def _duties(review: Review) -> Iterator[Doubt]:
    for row in kept(review, "reporting"):
        address = f"{row['id']}.deadline_day"
        if not row["frequencies"] or address in review["touched"]:
            continue
        if not row["deadline_day"].strip():
            sentence = _("Văn bản không nêu ngày gửi báo cáo; tạm lấy ngày cuối của kỳ.")
            yield Doubt(f"A-18:{row['id']}", "note", address, sentence, "A-18")
        elif "half_year" in row["frequencies"] and "6 tháng" not in row["deadline_text"]:
            sentence = _("Ngày gửi chỉ nêu cho một số kỳ; báo cáo 6 tháng lấy cùng ngày ở tháng cuối kỳ.")
            yield Doubt(f"A-14:{row['id']}", "note", address, sentence, "A-14")


def _warnings(warnings: list[dict[str, Any]]) -> Iterator[Doubt]:
    for place, one in enumerate(warnings):
        if one.get("code") in TOLD_ELSEWHERE:
            continue
        yield Doubt(f"warning:{place}", "note", "", str(one.get("text") or ""))
