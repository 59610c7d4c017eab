"""A pasted table as tasks of a plan: units found, and a sentence for everything that needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lantoa.domain.organisations.matching import Directory, bodies_in, directory_of
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.pasting import MOST_LETTERS, MOST_ROWS, PastedRow, rows_of_text
from lantoa.domain.plans.states import TimingType

MOST_NAMES = 120
"""Different cells of units that are looked up in one table; an appendix has a few dozen."""
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class PastedTask:
    """One task of a pasted table; `line` is its line there, from 1. What `problems` tell does not stop it."""

    line: int
    draft: TaskDraft
    problems: tuple[str, ...]


def rows_of_paste(text: str, *, plan: Plan, on: date | None = None) -> list[PastedTask]:
    """The tasks of a pasted table for a plan, at most 500; see `pasting.rows_of_text`.

    Names of own units become units; a name that is not surely one stays as words and has a sentence.

    Args:
        on: the day on which units must exist; the last day of the plan where it is None.
    """
    year = plan.starts_on.year if plan.starts_on.year == plan.ends_on.year else None
    directory = directory_of(plan.organisation, on=on or plan.ends_on)
    rows = rows_of_text(text, year=year)
    units: dict[str, tuple[int, ...]] = {}
    found = [_task(row, directory, units) for row in rows]
    if len(rows) >= MOST_ROWS:
        last = found[-1]
        told = _("Chỉ nhận %(most)s dòng đầu; hãy dán phần còn lại sau.") % {"most": MOST_ROWS}
        found[-1] = PastedTask(last.line, last.draft, (*last.problems, told))
    return found


def _task(row: PastedRow, directory: Directory, known: dict[str, tuple[int, ...]]) -> PastedTask:
    leads, unknown_leads = _units(row.leads, directory, known)
    others, unknown_others = _units(row.collaborators, directory, known)
    draft = TaskDraft(
        name=row.name,
        number=row.number,
        products=row.products,
        lead_text=row.leads,
        collaborator_text=row.collaborators,
        lead_ids=leads,
        collaborator_ids=tuple(one for one in others if one not in leads),
        timing=row.timing,
    )
    return PastedTask(row.line, draft, _problems(row, [*unknown_leads, *unknown_others]))


def _problems(row: PastedRow, unknown: Sequence[str]) -> tuple[str, ...]:
    problems = [
        _("Chưa khớp “%(text)s” với đơn vị nào của cơ quan.") % {"text": text[:120]}
        for text in dict.fromkeys(unknown)
    ]
    if not row.name:
        problems.append(_("Chưa có nội dung nhiệm vụ; dòng này không được thêm."))
    if not row.leads:
        problems.append(_("Chưa có đơn vị chủ trì."))
    if row.timing is not None and row.timing.get("type") == TimingType.UNSPECIFIED:
        problems.append(_("Chưa hiểu thời gian “%(text)s”.") % {"text": row.timing["text"]})
    if row.is_cut:
        problems.append(_("Có ô dài quá %(most)s ký tự, phần sau bị cắt.") % {"most": MOST_LETTERS})
    return tuple(problems)


def _units(
    texts: Sequence[str], directory: Directory, known: dict[str, tuple[int, ...]]
) -> tuple[tuple[int, ...], list[str]]:
    """The own units that the texts surely name, and the texts that name none."""
    own = {unit.pk for unit in directory.own} | {directory.organisation.pk}
    found: list[int] = []
    unknown: list[str] = []
    for text in texts:
        if text not in known and len(known) < MOST_NAMES and len(text) <= LONGEST_NAME:
            bodies = bodies_in(directory, text)
            known[text] = tuple(unit.pk for body in bodies for unit in body.units if unit.pk in own)
        units = known.get(text, ())
        found += units
        if not units:
            unknown.append(text)
    return tuple(dict.fromkeys(found)), unknown
