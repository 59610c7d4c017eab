"""Drafts with words, for tests: a plan record that has everything, and plans made from records."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans import actions
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, PlanDraft, TargetDraft, TaskDraft
from lantoa.domain.plans.models import Plan
from tests.factories.plans import ISSUED_ON, keeper_of, moment_of

Record = dict[str, Any]

_TOPICS = [
    "Chủ trương, chính sách về cải cách hành chính.",
    "Thủ tục hành chính và dịch vụ công trực tuyến.",
]
_FORMS = ["Đăng tin, bài trên trang thông tin điện tử.", "Phát thanh trên hệ thống truyền thanh cơ sở."]
_AUDIENCES = ["Cán bộ, công chức, viên chức của xã.", "Người dân và doanh nghiệp trên địa bàn."]
_FUNDING = "Kinh phí thực hiện bố trí trong dự toán năm 2026."
_BASIS = (
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
    "cải cách hành chính nhà nước;"
)
_OPENING = "Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:"

_WORK = "Chủ trì, đăng tối thiểu 24 tin, bài/năm trên trang thông tin điện tử của xã."
_REPORT = "Định kỳ hằng quý, năm báo cáo Ủy ban nhân dân xã trước ngày 10 tháng cuối của quý."

_RECORD: Record = {
    "document": {
        "kind": "Kế hoạch",
        "number": None,
        "issued_on": None,
        "place": "An Hòa",
        "issuer": "Ủy ban nhân dân xã An Hòa",
        "subject": "Thông tin, tuyên truyền cải cách hành chính năm 2026",
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "signer": {
            "name": "Trần Văn Bình",
            "position": "PHÓ CHỦ TỊCH",
            "on_behalf_of": "ỦY BAN NHÂN DÂN",
            "signed_for": "CHỦ TỊCH",
        },
        "recipients": ["UBND tỉnh", "Các phòng, đơn vị thuộc xã", "Lưu: VT"],
    },
    "citations": [
        {
            "kind": "Nghị quyết",
            "number": "76/NQ-CP",
            "issued_on": "2021-07-15",
            "issuer": "Chính phủ",
            "subject": "ban hành Chương trình tổng thể cải cách hành chính nhà nước",
            "role": "legal_basis",
        }
    ],
    "outline": [
        {"label": "I", "text": "MỤC ĐÍCH, YÊU CẦU", "level": 1},
        {"label": "1", "text": "Mục đích", "level": 2},
        {"label": "2", "text": "Đối tượng", "level": 2},
        {"label": "II", "text": "NỘI DUNG TUYÊN TRUYỀN", "level": 1},
        {"label": "III", "text": "HÌNH THỨC TUYÊN TRUYỀN", "level": 1},
        {"label": "IV", "text": "KINH PHÍ", "level": 1},
        {"label": "V", "text": "TỔ CHỨC THỰC HIỆN", "level": 1},
        {"label": "1", "text": "Phòng Văn hóa - Xã hội", "level": 2},
        {"label": "2", "text": "Phòng Kinh tế", "level": 2},
    ],
    "body": [
        {"heading": None, "mark": None, "text": _BASIS},
        {"heading": None, "mark": None, "text": _OPENING},
        {"heading": 1, "mark": "-", "text": "Nâng cao nhận thức của cán bộ, công chức và người dân."},
        *({"heading": 2, "mark": "-", "text": text} for text in _AUDIENCES),
        {"heading": 3, "mark": None, "text": "Tuyên truyền những nội dung sau:"},
        {"heading": 3, "mark": "a)", "text": _TOPICS[0]},
        {"heading": 3, "mark": "b)", "text": _TOPICS[1]},
        *({"heading": 4, "mark": "-", "text": text} for text in _FORMS),
        {"heading": 5, "mark": None, "text": _FUNDING},
        {"heading": 7, "mark": "-", "text": _WORK},
        {"heading": 7, "mark": "-", "text": _REPORT},
        {"heading": 8, "mark": None, "text": "Thẩm định dự toán kinh phí."},
    ],
    "audiences": _AUDIENCES,
    "topics": _TOPICS,
    "channels": _FORMS,
    "funding": _FUNDING,
    "duties": [
        {"unit": "Phòng Văn hóa - Xã hội", "items": [_WORK, _REPORT]},
        {"unit": "Phòng Kinh tế", "items": ["Thẩm định dự toán kinh phí."]},
    ],
    "tasks": [
        {
            "number": "1",
            "name": "Đăng tin, bài trên trang thông tin điện tử",
            "products": ["Chuyên mục cải cách hành chính"],
            "leads": ["Phòng Văn hóa - Xã hội"],
            "collaborators": ["Phòng Kinh tế"],
            "timing": {"text": "Năm 2026", "type": "year", "year": 2026},
        },
        {
            "number": "2",
            "name": "Phát thanh chuyên mục cải cách hành chính",
            "products": ["Bản tin phát thanh"],
            "leads": ["Đài truyền thanh"],
            "collaborators": [],
            "timing": {"text": "Hằng tháng", "type": "recurring", "every": "month"},
        },
    ],
    "targets": [
        {
            "text": _WORK.rstrip("."),
            "quantity": 24,
            "comparator": "at_least",
            "unit": "tin, bài",
            "per": "year",
            "channel": "website",
            "responsible": "Phòng Văn hóa - Xã hội",
        }
    ],
    "reporting": [
        {
            "reporter": "Phòng Văn hóa - Xã hội",
            "recipient": "Ủy ban nhân dân xã",
            "via": None,
            "frequencies": ["quarter", "year"],
            "deadline": {
                "text": "trước ngày 10 tháng cuối của quý",
                "day": 10,
                "month": "last_of_period",
            },
            "merged_into": None,
        }
    ],
    "warnings": [],
}


def a_full_record(**changes: Any) -> Record:
    """The record of a small invented plan with a line of everything; `changes` replace its keys."""
    return {**copy.deepcopy(_RECORD), **changes}


def draft_of(record: Record, organisation: Unit, **fields: Any) -> PlanDraft:
    """The draft of a plan record as an import makes it, without units found."""
    document = record["document"]
    period = document["period"] or {"start": "2026-01-01", "end": "2026-12-31"}
    known: dict[str, Any] = {
        "organisation_id": organisation.pk,
        "subject": document["subject"],
        "kind": document["kind"],
        "number": document["number"] or "",
        "issued_on": _day(document["issued_on"]),
        "starts_on": _day(period["start"]),
        "ends_on": _day(period["end"]),
        "record": record,
        "tasks": tuple(_task(row) for row in record["tasks"]),
        "targets": tuple(_target(row) for row in record["targets"]),
        "duties": tuple(_duty(row) for row in record["reporting"]),
        "citations": tuple(_citation(row) for row in record["citations"]),
        "topics": tuple(record["topics"]),
        "forms": tuple(record["channels"]),
        "audiences": tuple(record["audiences"]),
    }
    return PlanDraft(**{**known, **fields})


def plan_of(record: Record, organisation: Unit, *, on: date = ISSUED_ON, **fields: Any) -> Plan:
    """A draft plan made of a plan record."""
    draft = draft_of(record, organisation, **fields)
    return actions.create(draft=draft, by=keeper_of(organisation, on=on), at=moment_of(on))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _task(row: Record) -> TaskDraft:
    return TaskDraft(
        name=row["name"],
        number=row["number"] or "",
        products=_texts(row["products"]),
        lead_text=_texts(row["leads"]),
        collaborator_text=_texts(row["collaborators"]),
        timing=row["timing"],
    )


def _target(row: Record) -> TargetDraft:
    return TargetDraft(
        text=row["text"],
        quantity=Decimal(str(row["quantity"])),
        comparator=row["comparator"],
        unit_text=row["unit"],
        per=row["per"] or "",
        channel=row["channel"] or "",
        responsible_text=row["responsible"] or "",
    )


def _duty(row: Record) -> DutyDraft:
    deadline = row["deadline"] or {}
    return DutyDraft(
        reporter=row["reporter"] or "",
        recipient=row["recipient"] or "",
        via=row["via"] or "",
        frequencies=_texts(row["frequencies"]),
        deadline_text=deadline.get("text") or "",
        deadline_day=deadline.get("day"),
        merged_into=row["merged_into"] or "",
    )


def _citation(row: Record) -> CitationDraft:
    return CitationDraft(
        kind=row["kind"],
        number=row["number"] or "",
        issued_on=_day(row["issued_on"]),
        issuer=row["issuer"] or "",
        subject=row["subject"] or "",
        role=row["role"],
    )
