"""Everything that the review page draws, gathered before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.documents.models import LayoutCheck
from lantoa.domain.documents.queries.checks import newest_check
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import SetAside, review_of, set_aside
from lantoa.domain.imports.review.choices import Choice, choices_of
from lantoa.domain.imports.review.dates import dates_of, plan_period
from lantoa.domain.imports.review.doubts import Doubt, doubts_of
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.review.parsing import shown_day
from lantoa.domain.imports.review.paths import Addresses
from lantoa.domain.imports.review.shape import (
    SECTIONS,
    Row,
    Section,
    Slot,
    kept,
    row_of,
    section_of,
    slots_of,
)
from lantoa.domain.imports.review.superiors import superior_plans
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import ORGANISATION_KINDS, UnitKind
from lantoa.lib.periods import Period
from lantoa.lib.text import fold
from lantoa.office.imports.paper import Sheet, sheets_of
from lantoa.web.templates import moment

NEW_UNIT_KINDS = [(kind.value, kind.label) for kind in UnitKind if kind not in ORGANISATION_KINDS]
ICONS = {
    "document": "file-description",
    "citations": "scale",
    "topics": "message-2",
    "forms": "speakerphone",
    "audiences": "users-group",
    "tasks": "checklist",
    "targets": "target-arrow",
    "reporting": "report",
    "notes": "bulb",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One change that was kept apart: where, what stands there now, what was typed."""

    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Changes of one refused save, as they are shown."""

    event_id: int
    by_name: str
    at: datetime
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The review of one document on one page."""

    item: Import
    review: dict[str, Any]
    at: datetime
    sheets: list[Sheet]
    shown: frozenset[str]
    units: dict[int, Unit]
    doubts: list[Doubt]
    doubts_at: dict[str, list[Doubt]]
    choices: dict[str, Choice]
    plan: Period | None
    superiors: list[tuple[str, str]]
    kept_apart: list[KeptApart]
    layout: LayoutCheck | None

    @property
    def tabs(self) -> list[tuple[str, str, str, int | None, int]]:
        """Sections of the page: name, label, icon, number of kept rows, number of doubts."""
        names = [*SECTIONS, "notes"]
        return [
            (name, self.label(name), ICONS[name], self.count(name), self.open_in(name))
            for name in names
            if name != "notes" or self.open_in("notes")
        ]

    def label(self, name: str) -> str:
        """The heading of a section."""
        return _("Lưu ý") if name == "notes" else str(SECTIONS[name].label)

    def count(self, name: str) -> int | None:
        """How many rows of a section go into the plan."""
        return len(kept(self.review, name)) if name in self.review and name != "document" else None

    def open_in(self, name: str) -> int:
        """How many doubts stand in a section."""
        return sum(doubt.section == name for doubt in self.doubts)

    @property
    def problem_count(self) -> int:
        """How many doubts stand in the way of a plan."""
        return sum(doubt.is_blocking for doubt in self.doubts)

    @property
    def saved_at(self) -> str:
        """When the review was saved last, as the clock shows it."""
        at = self.item.reviewed_at
        return moment(at).split(" ", 1)[0] if at and moment(at)[6:] == moment(self.at)[6:] else moment(at)

    @property
    def new_unit_kinds(self) -> list[tuple[str, str]]:
        """Kinds of units that can be made on this page; bodies are made elsewhere."""
        return NEW_UNIT_KINDS

    @property
    def is_proposed(self) -> bool:
        """Whether the document has no appendix, so that its tasks are proposals."""
        return not any(row["origin"] == "appendix" for row in self.review["tasks"])

    def section(self, name: str) -> Section:
        """The fields of a section."""
        return SECTIONS[name]

    def row(self, row_id: str) -> tuple[str, Row, int] | None:
        """A drawn row with its section and its place there; None where it is no longer drawn."""
        name = section_of(row_id).name
        places = enumerate(self.rows(name), 1)
        return next(((name, row, place) for place, row in places if row["id"] == row_id), None)

    def shown_day(self, text: str) -> str:
        """A day as officers write it, or what was typed."""
        return shown_day(text)

    def notes(self, address: str) -> list[Doubt]:
        """The open doubts at an address, without those drawn as a choice."""
        return [doubt for doubt in self.doubts_at.get(address, ()) if doubt.choice is None]

    def row_notes(self, row: Row, fields: tuple[str, ...]) -> list[Doubt]:
        """The open doubts at some fields of a row."""
        return [doubt for name in fields for doubt in self.notes(f"{row['id']}.{name}")]

    def tone(self, address: str) -> str:
        """`bad` where something must be mended, `warn` where it should be looked at, else nothing."""
        found = self.doubts_at.get(address, ())
        return "bad" if any(doubt.is_blocking for doubt in found) else "warn" if found else ""

    def is_open(self, choice: Choice) -> bool:
        """Whether a choice has not been looked at yet."""
        return any(doubt.choice == choice for doubt in self.doubts_at.get(choice.address, ()))

    def says_same(self, slot: Slot) -> bool:
        """Whether the words of the document are just the name of the one unit that is meant."""
        unit = self.units.get(slot["unit_ids"][0]) if len(slot["unit_ids"]) == 1 else None
        return unit is not None and fold(unit.name) == fold(slot["text"])

    def same_code(self, code: str) -> int:
        """How many open choices ask the same."""
        return sum(doubt.choice is not None and doubt.code == code for doubt in self.doubts)

    def dropped(self, name: str) -> list[Row]:
        """Rows of a section that were read and do not go into the plan."""
        return [row for row in self.review[name] if not row["is_kept"] and not self._is_asked(row)]

    def rows(self, name: str) -> list[Row]:
        """Rows that are drawn in full: the kept ones, and those whose being kept is itself a choice."""
        return [row for row in self.review[name] if row["is_kept"] or self._is_asked(row)]

    def _is_asked(self, row: Row) -> bool:
        return f"{row['id']}.is_kept" in self.choices

    def timing_note(self, row: Row) -> str:
        """What the timing of a task comes to, in words."""
        if row["timing_type"] == "continuous":
            return _("Thường xuyên, không có hạn chót")
        dates = dates_of(row, plan=self.plan) if self.plan else None
        if dates is None or dates.due_on is None:
            return _("Chưa có hạn")
        if row["timing_type"] == "recurring":
            labels = dict(section_of(row["id"]).by_name["timing_every"].choices)
            return str(labels.get(row["timing_every"], _("Định kỳ")))
        return _("Hạn %(day)s") % {"day": f"{dates.due_on:%d/%m/%Y}"}

    @property
    def task_options(self) -> list[tuple[str, str]]:
        """The tasks that a target may belong to."""
        found = [(row["id"], f"{row['number']}. {row['name']}"[:90]) for row in kept(self.review, "tasks")]
        return [("", _("Không thuộc nhiệm vụ nào")), *found]


def review_page(item: Import, *, at: datetime) -> ReviewPage:
    """Everything for the page; a fixed number of queries, however many rows."""
    review = review_of(item)
    reading: dict[str, Any] = item.reading
    doubts = doubts_of(review, reading=reading)
    doubts_at: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        doubts_at.setdefault(doubt.address, []).append(doubt)
    sheets, shown = sheets_of(reading, addresses=Addresses(review))
    return ReviewPage(
        item=item,
        review=review,
        at=at,
        sheets=sheets,
        shown=shown,
        units=_units(review),
        doubts=doubts,
        doubts_at=doubts_at,
        choices={choice.address: choice for choice in choices_of(review)},
        plan=plan_period(review),
        superiors=_superiors(item),
        kept_apart=[_kept_apart(review, one) for one in set_aside(item)],
        layout=newest_check(item.file_id),
    )


def _units(review: dict[str, Any]) -> dict[int, Unit]:
    slots = [slot for _address, slot in slots_of(review)]
    wanted = {unit for slot in slots for unit in slot["unit_ids"]}
    wanted |= {one["unit_id"] for slot in slots for one in slot["candidates"]}
    return Unit.objects.select_related("parent").in_bulk(wanted)


def _superiors(item: Import) -> list[tuple[str, str]]:
    found = [
        (str(plan.pk), f"{plan.display_number} · {plan.organisation}: {plan.subject}"[:140])
        for plan in superior_plans(item.organisation)
    ]
    return [("", _("Không có hoặc chưa có trong hệ thống")), *found]


def _kept_apart(review: dict[str, Any], one: SetAside) -> KeptApart:
    return KeptApart(
        event_id=one.event_id,
        by_name=one.by_name,
        at=one.at,
        differences=tuple(_difference(review, change) for change in one.changes),
    )


def _difference(review: dict[str, Any], change: Change) -> Difference:
    row_id, _dot, name = change.address.partition(".")
    row = row_of(review, row_id)
    if change.act != "set" or row is None:
        return Difference(_act_label(change), "", "")
    field = section_of(row_id).by_name.get(name)
    label = field.label if field else _("Giữ trong kế hoạch")
    return Difference(str(label), _shown(row.get(name)), _shown(change.value))


def _act_label(change: Change) -> str:
    return {
        "units": _("Gán đơn vị"),
        "add": _("Thêm dòng"),
        "drop": _("Bỏ dòng"),
        "restore": _("Lấy lại dòng"),
        "merge": _("Gộp dòng"),
        "up": _("Chuyển dòng lên"),
        "down": _("Chuyển dòng xuống"),
        "seen": _("Đánh dấu đã xem"),
    }.get(change.act, _("Sửa"))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return str(value or "")
