"""From a review to the draft of a plan, or the sentences that say what is missing."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from lantoa.domain.imports.review import parsing
from lantoa.domain.imports.review.choices import choices_of
from lantoa.domain.imports.review.record import record_of
from lantoa.domain.imports.review.shape import Review, Row, Slot, kept, section_of
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, PlanDraft, TargetDraft, TaskDraft

Value = TypeVar("Value")
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Reader:
    """Takes the values out of a review and notes, by address, the sentence for each that cannot be taken."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.problems: dict[str, str] = {}

    def text(self, row: Row, name: str) -> str:
        """A text, not longer than the plan can keep."""
        field = section_of(row["id"]).by_name[name]
        value = str(row[name]).strip()
        if len(value) > field.limit:
            self.problems[f"{row['id']}.{name}"] = _("%(label)s dài quá %(limit)s ký tự; hãy rút gọn.") % {
                "label": field.label,
                "limit": field.limit,
            }
        return value

    def needed(self, row: Row, name: str, sentence: str) -> str:
        """A text that must not be empty."""
        value = self.text(row, name)
        if not value:
            self.problems[f"{row['id']}.{name}"] = sentence
        return value

    def value(self, row: Row, name: str, take: Callable[[str], Value], sentence: str) -> Value | None:
        """A value that `take` makes of the text, None with a noted sentence where it cannot."""
        try:
            return take(str(row[name]))
        except (ValueError, ArithmeticError):
            self.problems[f"{row['id']}.{name}"] = sentence
            return None

    def day(self, row: Row, name: str) -> date | None:
        """A day, None where empty or wrong."""
        found = self.value(
            row, name, parsing.day, _("Ngày chưa đúng; hãy ghi ngày/tháng/năm, ví dụ 15/8/2025.")
        )
        if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.problems[f"{row['id']}.{name}"] = _("Năm của ngày này chưa đúng; hãy kiểm tra lại.")
            return None
        return found


def problems_of(review: Review) -> dict[str, str]:
    """What stands in the way of a plan: a sentence for each address."""
    reader = Reader(review)
    _tasks(reader)
    _targets(reader)
    _duties(reader)
    _citations(reader)
    head_of(reader)
    return reader.problems


def draft_of(
    review: Review, *, record: dict[str, Any], organisation_id: int, source_file_id: int | None
) -> tuple[PlanDraft | None, dict[str, str]]:
    """The draft plan and the problems; the draft is None where there are any.

    Args:
        record: the plan record as it was read; the draft carries it with the officer's changes.
    """
    reader = Reader(review)
    tasks, targets, duties = _tasks(reader), _targets(reader), _duties(reader)
    citations, head = _citations(reader), head_of(reader)
    if reader.problems:
        return None, reader.problems
    draft = PlanDraft(
        organisation_id=organisation_id,
        source_file_id=source_file_id,
        record=record_of(review, record=deepcopy(record)),
        tasks=tasks,
        targets=targets,
        duties=duties,
        citations=citations,
        topics=_texts(review, "topics"),
        forms=_texts(review, "forms"),
        audiences=_texts(review, "audiences"),
        **head,
    )
    return draft, {}


def head_of(reader: Reader) -> dict[str, Any]:
    """The values of the document section, as `PlanDraft` names them."""
    row = reader.review["document"]
    starts_on, ends_on = reader.day(row, "starts_on"), reader.day(row, "ends_on")
    for name, found in (("starts_on", starts_on), ("ends_on", ends_on)):
        if found is None and f"document.{name}" not in reader.problems:
            reader.problems[f"document.{name}"] = _(
                "Hãy nhập thời gian của kế hoạch; mọi hạn và kỳ báo cáo tính từ đó."
            )
    if starts_on and ends_on and starts_on > ends_on:
        reader.problems["document.ends_on"] = _("Ngày kết thúc phải sau ngày bắt đầu.")
    superior = str(row.get("superior_plan") or "")
    return {
        "subject": reader.needed(row, "subject", _("Hãy nhập trích yếu của kế hoạch.")),
        "kind": reader.text(row, "kind") or "Kế hoạch",
        "number": reader.text(row, "number"),
        "issued_on": reader.day(row, "issued_on"),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "superior_plan_id": int(superior) if superior.isascii() and superior.isdigit() else None,
    }


def _tasks(reader: Reader) -> tuple[TaskDraft, ...]:
    return tuple(_task(reader, row) for row in kept(reader.review, "tasks"))


def _task(reader: Reader, row: Row) -> TaskDraft:
    _check_leads(reader, row)
    return TaskDraft(
        name=reader.needed(row, "name", _("Hãy nhập nội dung nhiệm vụ.")),
        number=reader.text(row, "number"),
        products=tuple(row["products"]),
        lead_text=_words(row["leads"]),
        collaborator_text=_words(row["collaborators"]),
        lead_ids=unit_ids(row["leads"]),
        collaborator_ids=tuple(
            one for one in unit_ids(row["collaborators"]) if one not in unit_ids(row["leads"])
        ),
        timing=timing_of(reader, row),
        source_sentence=row["sentence"],
    )


def _check_leads(reader: Reader, row: Row) -> None:
    for place, slot in enumerate(row["leads"]):
        if slot["unit_ids"] or slot["is_text_only"]:
            continue
        is_only = len(row["leads"]) == 1
        if slot["text"] or is_only:
            sentence = (
                _("Chưa khớp với đơn vị nào; hãy chọn, tạo mới, hoặc đánh dấu “Không gán đơn vị”.")
                if slot["text"]
                else _("Chưa có đơn vị chủ trì; hãy chọn, hoặc đánh dấu “Không gán đơn vị”.")
            )
            reader.problems[f"{row['id']}.leads.{place}"] = sentence


def unit_ids(slots: list[Slot]) -> tuple[int, ...]:
    """The units of some slots, once each, in order."""
    return tuple(dict.fromkeys(one for slot in slots for one in slot["unit_ids"]))


def _words(slots: list[Slot]) -> tuple[str, ...]:
    return tuple(slot["text"] for slot in slots if slot["text"])


def timing_of(reader: Reader, row: Row) -> dict[str, Any] | None:
    """The timing of a task in the shape of the plan record; what is missing is noted in the reader."""
    timing_type = row["timing_type"]
    text = reader.text(row, "timing_text")
    if timing_type in {"", "unspecified"}:
        return {"text": text, "type": "unspecified"} if text else None
    timing: dict[str, Any] = {"text": text, "type": timing_type}
    if timing_type == "before_date":
        found = reader.day(row, "timing_date")
        timing["date"] = found.isoformat() if found else ""
        if found is None:
            reader.problems.setdefault(f"{row['id']}.timing_date", _("Hãy nhập ngày của thời hạn."))
    if timing_type in {"month", "quarter", "year"}:
        timing["year"] = _whole(
            reader, row, "year", bounds=(FIRST_YEAR, LAST_YEAR), sentence=_("Hãy nhập năm, ví dụ 2025.")
        )
    if timing_type == "month":
        timing["month"] = _whole(reader, row, "month", bounds=(1, 12), sentence=_("Hãy chọn tháng."))
    if timing_type == "quarter":
        timing["quarter"] = _whole(reader, row, "quarter", bounds=(1, 4), sentence=_("Hãy chọn quý."))
    if timing_type == "recurring":
        timing["every"] = reader.needed(
            row, "timing_every", _("Hãy chọn định kỳ theo tuần, tháng, quý hay năm.")
        )
    return timing


def _whole(reader: Reader, row: Row, name: str, *, bounds: tuple[int, int], sentence: str) -> int | None:
    def take(text: str) -> int:
        found = parsing.whole(text, low=bounds[0], high=bounds[1])
        if found is None:
            raise ValueError(text)
        return found

    return reader.value(row, f"timing_{name}", take, sentence)


def _targets(reader: Reader) -> tuple[TargetDraft, ...]:
    places = {row["id"]: place for place, row in enumerate(kept(reader.review, "tasks"))}
    codes: dict[str, list[str]] = {}
    for choice in choices_of(reader.review):
        codes.setdefault(choice.address.partition(".")[0], []).append(choice.code)
    return tuple(
        _target(reader, row, places, ",".join(codes.get(row["id"], [])))
        for row in kept(reader.review, "targets")
    )


def _target(reader: Reader, row: Row, places: dict[str, int], codes: str) -> TargetDraft:
    quantity = reader.value(row, "quantity", parsing.quantity, _("Hãy nhập số lượng bằng chữ số, ví dụ 20."))
    unit = reader.needed(row, "unit", _("Hãy nhập đơn vị tính, ví dụ “tin, bài”."))
    if unit == "%" and quantity is not None and quantity > 100:
        reader.problems[f"{row['id']}.quantity"] = _("Tỷ lệ phần trăm không được quá 100.")
    responsible = unit_ids(row["responsible"])
    return TargetDraft(
        text=reader.needed(row, "text", _("Hãy nhập nội dung chỉ tiêu.")),
        quantity=quantity if quantity is not None else Decimal(0),
        comparator=row["comparator"],
        unit_text=unit,
        per=row["per"],
        channel=row["channel"],
        responsible_text=", ".join(_words(row["responsible"]))[:300],
        responsible_id=responsible[0] if len(responsible) == 1 else None,
        scope=row["scope"],
        window=row["window"],
        default_reading=codes,
        task=places.get(row["task"]),
    )


def _duties(reader: Reader) -> tuple[DutyDraft, ...]:
    return tuple(_duty(reader, row) for row in kept(reader.review, "reporting"))


def _duty(reader: Reader, row: Row) -> DutyDraft:
    units = unit_ids(row["reporter"])
    day = reader.value(
        row,
        "deadline_day",
        lambda text: parsing.whole(text, low=2, high=31),
        _("Ngày phải là số từ 2 đến 31; để trống nếu văn bản không nêu."),
    )
    return DutyDraft(
        reporter=", ".join(_words(row["reporter"]))[:400],
        reporter_unit_id=units[0] if len(units) == 1 else None,
        recipient=reader.text(row, "recipient"),
        via=reader.text(row, "via"),
        frequencies=tuple(row["frequencies"]),
        deadline_text=reader.text(row, "deadline_text"),
        deadline_day=day,
        merged_into=reader.text(row, "merged_into"),
    )


def _citations(reader: Reader) -> tuple[CitationDraft, ...]:
    return tuple(
        CitationDraft(
            kind=reader.needed(row, "kind", _("Hãy nhập loại văn bản, ví dụ Nghị quyết.")),
            number=reader.text(row, "number"),
            issued_on=reader.day(row, "issued_on"),
            issuer=reader.text(row, "issuer"),
            subject=reader.text(row, "subject"),
            role=row["role"] or "mention",
        )
        for row in kept(reader.review, "citations")
    )


def _texts(review: Review, section: str) -> tuple[str, ...]:
    return tuple(row["text"] for row in kept(review, section) if row["text"].strip())
