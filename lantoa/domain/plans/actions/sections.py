"""The sections of a draft: added, written, moved, taken out; labels count on by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.versions import AUTOSAVED, snapshot
from lantoa.domain.plans.actions.words import section_fields
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.changes import SectionChange
from lantoa.domain.plans.marks import labels_of
from lantoa.domain.plans.models import Plan, PlanSection
from lantoa.domain.plans.section_checks import checked
from lantoa.domain.plans.sections import SectionDraft
from lantoa.domain.plans.states import SectionHolds

MOST_SECTIONS = 300
_AWAY = 10_000
"""Added to every place for the moment in which sections change places."""


def add_section(
    *,
    plan: Plan,
    after: int | None = None,
    level: int = 1,
    heading: str = "",
    holds: str = SectionHolds.TEXT,
    by: Actor,
    at: datetime,
) -> PlanSection:
    """Add a section; labels count on.

    Args:
        after: number of the section that it follows, with those below that one where they are deeper than
            `level`; None adds it at the end.

    Raises:
        Invalid: for a level or a list that cannot be, or where the plan has 300 sections.
    """
    change = SectionChange(heading=heading, level=level, holds=holds)
    with writing(plan, place="section:new", place_name=heading or _("Mục mới"), content=change, by=by, at=at):
        rows = _rows(plan)
        if len(rows) >= MOST_SECTIONS:
            raise Invalid(_("Kế hoạch có tối đa %(most)s mục.") % {"most": MOST_SECTIONS})
        draft = checked(change, others=rows)
        place = _place_after(rows, after, level=draft.level)
        top = max((row.position for row in rows), default=0)
        section = PlanSection.objects.create(plan=plan, position=top + 1, **section_fields(draft))
        _lay_out([*rows[:place], section, *rows[place:]], new=section)
        section.refresh_from_db()
        log("section_added", plan, by=by, at=at, section=name_of(section))
    return section


def save_section(
    *, section: PlanSection, change: SectionChange, revision: int, by: Actor, at: datetime
) -> PlanSection:
    """Write one section as a whole.

    Raises:
        Invalid: for a level, list or length that cannot be.
        StaleKept: if the section was saved since `revision`, or another writes the draft.
    """
    plan = section.plan
    with writing(
        plan, place=f"section:{section.pk}", place_name=name_of(section), content=change, by=by, at=at
    ):
        rows = _rows(plan)
        others = [row for row in rows if row.pk != section.pk]
        draft = checked(change, others=others, is_first=bool(rows) and rows[0].pk == section.pk)
        _save(section, draft, revision=revision)
        if draft.level != section.level:
            _lay_out(_rows(plan))
        section.refresh_from_db()
    return section


def remove_section(*, section: PlanSection, revision: int, by: Actor, at: datetime) -> None:
    """Take a section out with those below it; the version before it is kept.

    Raises:
        Invalid: for the opening of the plan.
    """
    plan = section.plan
    name = name_of(section)
    with writing(plan, place=f"section:{section.pk}", place_name=name, content=None, by=by, at=at):
        rows = _rows(plan)
        begin, end = _branch(rows, section)
        if rows[begin].level == 0 and begin == 0:
            raise Invalid(_("Phần mở đầu của kế hoạch không bỏ được; có thể xóa lời văn trong đó."))
        snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)
        _check_revision(section, revision=revision)
        PlanSection.objects.filter(pk__in=[row.pk for row in rows[begin:end]]).delete()
        _lay_out([*rows[:begin], *rows[end:]])
        log("section_removed", plan, by=by, at=at, section=name)


def place_section(*, section: PlanSection, is_up: bool, revision: int, by: Actor, at: datetime) -> None:
    """Change places, with those below it, with the section of the same level before or after it; at the end nothing moves."""
    plan = section.plan
    with writing(
        plan, place=f"section:{section.pk}", place_name=name_of(section), content=None, by=by, at=at
    ):
        rows = _rows(plan)
        _check_revision(section, revision=revision)
        moved = _moved(rows, section, is_up=is_up)
        if moved is not None:
            _lay_out(moved)
            log("section_placed", plan, by=by, at=at, section=name_of(section))
    section.refresh_from_db()


def name_of(section: PlanSection) -> str:
    """How a section is called in the log and where something was set aside."""
    return str(section) or (_("Phần mở đầu") if section.level == 0 else _("Mục không tên"))


def _rows(plan: Plan) -> list[PlanSection]:
    return list(PlanSection.objects.filter(plan=plan).order_by("position"))


def _save(section: PlanSection, draft: SectionDraft, *, revision: int) -> None:
    saved = PlanSection.objects.filter(pk=section.pk, revision=revision).update(
        **section_fields(draft), revision=F("revision") + 1
    )
    if not saved:
        raise Stale(_("Người khác vừa sửa mục này."))


def _check_revision(section: PlanSection, *, revision: int) -> None:
    if not PlanSection.objects.filter(pk=section.pk, revision=revision).exists():
        raise Stale(_("Người khác vừa sửa mục này."))


def _branch(rows: Sequence[PlanSection], section: PlanSection) -> tuple[int, int]:
    """The places of a section and of those below it, the end not included."""
    begin = next((place for place, row in enumerate(rows) if row.pk == section.pk), None)
    if begin is None:
        raise Stale(_("Người khác vừa bỏ mục này."))
    end = begin + 1
    while end < len(rows) and rows[end].level > rows[begin].level:
        end += 1
    return begin, end


def _place_after(rows: Sequence[PlanSection], after: int | None, *, level: int) -> int:
    place = next((place for place, row in enumerate(rows) if row.pk == after), None)
    if place is None:
        return len(rows)
    place += 1
    while place < len(rows) and rows[place].level > max(level, 0) and rows[place - 1].level:
        place += 1
    return place


def _moved(rows: list[PlanSection], section: PlanSection, *, is_up: bool) -> list[PlanSection] | None:
    begin, end = _branch(rows, section)
    level = rows[begin].level
    if level == 0:
        return None
    if is_up:
        before = begin - 1
        while before > 0 and rows[before].level > level:
            before -= 1
        if before < 0 or rows[before].level != level:
            return None
        return [*rows[:before], *rows[begin:end], *rows[before:begin], *rows[end:]]
    if end >= len(rows) or rows[end].level != level:
        return None
    _start, after = _branch(rows, rows[end])
    return [*rows[:begin], *rows[end:after], *rows[begin:end], *rows[after:]]


def _lay_out(rows: Sequence[PlanSection], *, new: PlanSection | None = None) -> None:
    """Positions and labels in this order; what is written in the sections stays, and so do their revisions."""
    labels = labels_of(
        [row.level for row in rows],
        [row.label for row in rows],
        is_new=[new is not None and row.pk == new.pk for row in rows],
    )
    PlanSection.objects.filter(pk__in=[row.pk for row in rows]).update(position=F("position") + _AWAY)
    for place, (row, label) in enumerate(zip(rows, labels, strict=True), 1):
        row.position, row.label = place, label
    PlanSection.objects.bulk_update(rows, ["position", "label"], batch_size=100)
