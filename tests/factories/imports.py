"""Readings of short invented plans, and documents under review, for tests."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from lantoa.domain.files.actions import store
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.build import build
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor

TITLE = "Tuyên truyền cải cách hành chính 6 tháng cuối năm 2026"
PARAGRAPHS = (
    "KẾ HOẠCH",
    TITLE,
    "Thực hiện Kế hoạch số 151/KH-UBND ngày 20/6/2026 của Ủy ban nhân dân tỉnh về tuyên truyền cải cách hành chính, "
    "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    "II. NỘI DUNG",
    "- Tuyên truyền về dịch vụ công trực tuyến.",
    "- Phổ biến kết quả chỉ số cải cách hành chính.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội",
    "a) Thường xuyên biên soạn tin, bài. Định kỳ hàng quý tổng hợp báo cáo Ủy ban nhân dân xã.",
    "b) Kinh phí do ngân sách xã bảo đảm.",
)
HEAD = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
ROWS = (
    (
        "1",
        "Đăng tin trên Cổng thông tin điện tử xã",
        "20 tin, bài/năm",
        "Phòng Văn hóa - Xã hội",
        "Các phòng, ban, đơn vị liên quan",
        "Năm 2026",
    ),
    (
        "2",
        "Phát thanh trên hệ thống truyền thanh",
        "Tối thiểu 02 tin, bài/tháng",
        "Đài truyền thanh",
        "Các thôn",
        "Định kỳ hằng tháng",
    ),
    ("3", "Tổ chức hội nghị công bố chỉ số", "Hội nghị", "Ban Chỉ đạo chuyển đổi số", "", "Quý I/2027"),
)


def _task(row: tuple[str, ...], timing: dict[str, Any]) -> dict[str, Any]:
    number, name, product, lead, others, time = row
    return {
        "number": number,
        "name": name,
        "products": [product],
        "leads": [lead],
        "collaborators": [others] if others else [],
        "timing": {"text": time, **timing},
    }


def a_target(text: str, quantity: int, **fields: Any) -> dict[str, Any]:
    """A target of the plan record."""
    known = {"comparator": "at_least", "unit": "tin, bài", "per": None, "channel": None, "responsible": None}
    return {"text": text, "quantity": quantity, **known, **fields}


def a_record(*, with_appendix: bool = True) -> dict[str, Any]:
    """The plan record of the invented plan, with or without its appendix."""
    timings = (
        {"type": "year", "year": 2026},
        {"type": "recurring", "every": "month"},
        {"type": "quarter", "year": 2027, "quarter": 1},
    )
    return {
        "document": {
            "kind": "Kế hoạch",
            "number": None,
            "issued_on": None,
            "place": None,
            "issuer": "Ủy ban nhân dân xã",
            "subject": TITLE,
            "period": {"start": "2026-07-01", "end": "2026-12-31"},
            "signer": {"name": None, "position": "CHỦ TỊCH", "on_behalf_of": None, "signed_for": None},
            "recipients": [],
        },
        "citations": [
            {
                "kind": "Kế hoạch",
                "number": "151/KH-UBND",
                "issued_on": "2026-06-20",
                "issuer": "Ủy ban nhân dân tỉnh",
                "subject": "tuyên truyền cải cách hành chính",
                "role": "legal_basis",
            }
        ],
        "outline": [],
        "body": [],
        "audiences": [],
        "topics": [PARAGRAPHS[4][2:], PARAGRAPHS[5][2:]],
        "channels": ["Trên Cổng thông tin điện tử xã."],
        "funding": "Kinh phí do ngân sách xã bảo đảm.",
        "duties": [
            {
                "unit": "Phòng Văn hóa - Xã hội",
                "items": [PARAGRAPHS[8][3:], "Kinh phí do ngân sách xã bảo đảm."],
            }
        ],
        "tasks": [_task(row, timing) for row, timing in zip(ROWS, timings, strict=True)]
        if with_appendix
        else [],
        "targets": [
            a_target("20 tin, bài/năm", 20, comparator="exactly", per="year", channel="portal"),
            a_target("Tối thiểu 02 tin, bài/tháng", 2, per="month", channel="loudspeaker"),
            a_target("100% các cơ quan, đơn vị thuộc xã", 100, comparator="exactly", unit="%"),
        ],
        "reporting": [
            {
                "reporter": "Phòng Văn hóa - Xã hội",
                "recipient": "Ủy ban nhân dân xã",
                "via": None,
                "frequencies": ["quarter", "half_year"],
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


def a_reading(*, with_appendix: bool = True, **fields: Any) -> dict[str, Any]:
    """A saved reading: the record, its blocks, and where some values stand in them."""
    blocks: list[dict[str, Any]] = [
        {"text": text, "page": 1, "label": None, "centred": place < 2, "bold": place < 2}
        for place, text in enumerate(PARAGRAPHS)
    ]
    sources = {
        "document.subject": _source(1, 0, len(TITLE)),
        "citations[0]": _source(2, 10, 60),
        "citations[0].number": _source(2, 22, 33),
        "duties[0].items[0]": _source(8, 3, len(PARAGRAPHS[8])),
        "funding": _source(9, 3, len(PARAGRAPHS[9])),
    }
    if with_appendix:
        blocks.append({"rows": [list(HEAD), *(list(row) for row in ROWS)], "page": 2})
        sources["tasks[0].name"] = _source(10, 0, len(ROWS[0][1]), row=1, column=1)
        sources["tasks[0].leads[0]"] = _source(10, 0, len(ROWS[0][3]), row=1, column=3)
    return {
        "record": a_record(with_appendix=with_appendix),
        "blocks": blocks,
        "sources": sources,
        "confidence": {"document.subject": 0.95, "tasks[2].timing": 0.6},
        "ambiguities": [],
        **fields,
    }


def _source(
    block: int, start: int, end: int, *, row: int | None = None, column: int | None = None
) -> dict[str, Any]:
    return {"block": block, "start": start, "end": end, "row": row, "column": column}


def make_import(
    by: Actor, *, at: datetime, organisation_id: int | None = None, text: str = "KẾ HOẠCH"
) -> Import:
    """A document that waits to be read."""
    return actions.upload(
        content=io.BytesIO(text.encode()),
        name="kế hoạch.txt",
        organisation_id=organisation_id or next(iter(by.organisation_ids)),
        by=by,
        at=at,
    )


def make_review(by: Actor, *, at: datetime, reading: dict[str, Any] | None = None) -> Import:
    """A document that was read and waits to be reviewed."""
    item = make_import(by, at=at)
    begun = actions.begin_reading(import_id=item.pk, at=at)
    assert begun is not None
    actions.finish_reading(item=begun, reading=reading or a_reading(), on=by.on, at=at)
    return begun


def make_row(by: Actor, *, at: datetime, state: str = ImportState.READY) -> Import:
    """A document in any state, as a row; no rule is asked."""
    organisation_id = next(iter(by.organisation_ids))
    file = store(
        io.BytesIO(b"K\xe1\xba\xbe HO\xe1\xba\xa0CH"),
        name="kế hoạch.txt",
        media_type="text/plain",
        organisation_id=organisation_id,
        by_id=by.person.pk,
        at=at,
    )
    item = Import(
        organisation_id=organisation_id, file=file, state=state, uploaded_at=at, uploaded_by=by.person
    )
    item.reading = a_reading()
    item.review = build(item.reading, organisation=item.organisation, on=by.on)
    item.error = "Tệp bị hỏng." if state == ImportState.FAILED else ""
    item.save()
    return item
