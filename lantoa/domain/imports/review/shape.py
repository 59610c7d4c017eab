"""The shape of a review: its sections, the fields of a row, and how one is addressed.

A review is plain JSON. `document` is one row; every other section is a list of rows. A row has an `id`
(`t3`), the `path` of the value in the plan record it came from (empty where an officer added it), `is_kept`,
and its fields. Fields hold what the officer typed, right or wrong, so that nothing is lost; `problems` judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.states import Channel, Comparator, Every, Scope, TimingType, Window

Review = dict[str, Any]
Row = dict[str, Any]
Slot = dict[str, Any]
Kind = Literal["text", "long", "lines", "date", "choice", "many", "slots"]

MAX_ROWS = 600
MAX_TEXT = 20_000
MAX_UNITS = 400
FREQUENCIES = (Every.QUARTER, Every.HALF_YEAR, Every.YEAR)
PER = (Every.WEEK, Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row; `limit` is the most characters that the plan can keep of it."""

    name: str
    label: str | Promise
    kind: Kind = "text"
    limit: int = MAX_TEXT
    choices: tuple[tuple[str, str | Promise], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the review (or its single row `document`); `letter` begins the ids of its rows."""

    name: str
    label: str | Promise
    letter: str
    fields: tuple[Field, ...]
    by_name: dict[str, Field] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})


def _labels(choices: Any, *codes: str) -> tuple[tuple[str, str | Promise], ...]:
    wanted = codes or tuple(choices.values)
    return tuple((str(code), choices(code).label) for code in wanted)


_NOT_SAID: tuple[str, str | Promise] = ("", _("Không nêu"))

DOCUMENT = Section(
    "document",
    _("Thông tin chung"),
    "d",
    (
        Field("kind", _("Loại văn bản"), limit=60),
        Field("subject", _("Trích yếu"), "long", 600),
        Field("number", _("Số, ký hiệu"), limit=80),
        Field("issued_on", _("Ngày ban hành"), "date"),
        Field("place", _("Nơi ban hành"), limit=200),
        Field("issuer", _("Cơ quan ban hành"), limit=250),
        Field("starts_on", _("Từ ngày"), "date"),
        Field("ends_on", _("Đến ngày"), "date"),
        Field("signer_name", _("Người ký"), limit=120),
        Field("signer_position", _("Chức vụ người ký"), limit=200),
        Field("funding", _("Kinh phí"), "long"),
        Field("superior_plan", _("Thực hiện kế hoạch cấp trên"), "choice"),
    ),
)
CITATIONS = Section(
    "citations",
    _("Căn cứ pháp lý"),
    "c",
    (
        Field("kind", _("Loại"), limit=60),
        Field("number", _("Số, ký hiệu"), limit=80),
        Field("issued_on", _("Ngày"), "date"),
        Field("issuer", _("Cơ quan ban hành"), limit=250),
        Field("subject", _("Nội dung"), "long"),
        Field(
            "role",
            _("Vai trò"),
            "choice",
            choices=(("legal_basis", _("Căn cứ")), ("mention", _("Được nhắc đến"))),
        ),
    ),
)
_TEXT = (Field("text", _("Nội dung"), "long"),)
TOPICS = Section("topics", _("Nội dung tuyên truyền"), "p", _TEXT)
FORMS = Section("forms", _("Hình thức tuyên truyền"), "f", _TEXT)
AUDIENCES = Section("audiences", _("Đối tượng"), "a", _TEXT)
TASKS = Section(
    "tasks",
    _("Nhiệm vụ"),
    "t",
    (
        Field("number", _("TT"), limit=20),
        Field("name", _("Nhiệm vụ"), "long"),
        Field("products", _("Sản phẩm"), "lines"),
        Field("leads", _("Chủ trì"), "slots"),
        Field("collaborators", _("Phối hợp"), "slots"),
        Field("timing_text", _("Thời gian"), limit=250),
        Field("timing_type", _("Cách tính"), "choice", choices=_labels(TimingType)),
        Field("timing_date", _("Trước ngày"), "date"),
        Field("timing_year", _("Năm"), limit=4),
        Field(
            "timing_month",
            _("Tháng"),
            "choice",
            choices=tuple((str(month), str(month)) for month in range(1, 13)),
        ),
        Field(
            "timing_quarter",
            _("Quý"),
            "choice",
            choices=tuple(zip("1234", ("I", "II", "III", "IV"), strict=True)),
        ),
        Field(
            "timing_every", _("Định kỳ"), "choice", choices=_labels(Every, "week", "month", "quarter", "year")
        ),
    ),
)
TARGETS = Section(
    "targets",
    _("Chỉ tiêu"),
    "g",
    (
        Field("text", _("Nguyên văn"), "long"),
        Field("quantity", _("Số lượng"), limit=13),
        Field("comparator", _("Mức"), "choice", choices=_labels(Comparator)),
        Field("unit", _("Đơn vị tính"), limit=120),
        Field("per", _("Tính theo"), "choice", choices=(_NOT_SAID, *_labels(Every, *PER))),
        Field("channel", _("Kênh"), "choice", choices=(_NOT_SAID, *_labels(Channel))),
        Field("responsible", _("Đơn vị chịu trách nhiệm"), "slots"),
        Field("scope", _("Phạm vi"), "choice", choices=_labels(Scope)),
        Field("window", _("Cách tính năm"), "choice", choices=_labels(Window)),
        Field("task", _("Thuộc nhiệm vụ"), "choice"),
    ),
)
REPORTING = Section(
    "reporting",
    _("Chế độ báo cáo"),
    "r",
    (
        Field("reporter", _("Đơn vị báo cáo"), "slots"),
        Field("recipient", _("Nơi nhận báo cáo"), limit=400),
        Field("via", _("Gửi qua"), limit=300),
        Field("frequencies", _("Kỳ báo cáo"), "many", choices=_labels(Every, *FREQUENCIES)),
        Field("deadline_text", _("Thời hạn (nguyên văn)"), limit=300),
        Field("deadline_day", _("Trước ngày (của tháng cuối kỳ)"), limit=2),
        Field("merged_into", _("Lồng ghép vào"), limit=400),
    ),
)
LISTS = (CITATIONS, TOPICS, FORMS, AUDIENCES, TASKS, TARGETS, REPORTING)
SECTIONS = {section.name: section for section in (DOCUMENT, *LISTS)}
BY_LETTER = {section.letter: section for section in LISTS}


def section_of(row_id: str) -> Section:
    """The section of the row with this id; KeyError where there can be none."""
    return DOCUMENT if row_id == DOCUMENT.name else BY_LETTER[row_id[:1]]


def row_of(review: Review, row_id: str) -> Row | None:
    """The row with this id, or None."""
    if row_id == DOCUMENT.name:
        row: Row = review[DOCUMENT.name]
        return row
    section = BY_LETTER.get(row_id[:1])
    rows: list[Row] = review[section.name] if section else []
    return next((row for row in rows if row["id"] == row_id), None)


def kept(review: Review, section: str) -> list[Row]:
    """The rows of a section that go into the plan."""
    return [row for row in review[section] if row["is_kept"]]


def new_slot(text: str = "") -> Slot:
    """A place for a unit: the words of the document, and the units that they mean."""
    return {
        "text": text,
        "unit_ids": [],
        "candidates": [],
        "unknown": [],
        "is_group": False,
        "is_text_only": False,
    }


def slots_of(review: Review) -> list[tuple[str, Slot]]:
    """Every slot of the review with its address (`t3.leads.0`)."""
    return [
        (f"{row['id']}.{one.name}.{place}", slot)
        for section in LISTS
        for one in section.fields
        if one.kind == "slots"
        for row in review[section.name]
        for place, slot in enumerate(row[one.name])
    ]


def empty_value(one: Field) -> Any:
    """What a field of a new row holds."""
    if one.kind == "slots":
        return [new_slot()]
    if one.kind in {"lines", "many"}:
        return []
    return one.choices[0][0] if one.choices and one.name not in {"timing_month", "timing_quarter"} else ""
