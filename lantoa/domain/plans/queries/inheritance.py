"""The superior's tasks and targets beside this plan's: what is missing, lower, later, other (PLAN-14, REL-01)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from lantoa.domain.organisations.matching import directory_of
from lantoa.domain.plans.addressing import Addressed, Addressees
from lantoa.domain.plans.models import Assignment, InheritanceNote, Plan, Target, Task
from lantoa.domain.plans.moving import move_to
from lantoa.domain.plans.pairing import (
    LIKE,
    LIKE_TARGET,
    Finding,
    Status,
    status_of,
    target_findings,
    target_likeness,
    task_findings,
    task_likeness,
)
from lantoa.domain.plans.states import PUBLISHED, InheritanceVerdict
from lantoa.lib.likeness import pairs

MOST_VERSIONS = 20
Row = TypeVar("Row", Task, Target)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Row]):
    """A row of the superior's plan and those of this plan that carry it out.

    `score` is the likeness from 0 to 1 of a pair made by its words, None of one made by hand or of none.
    `superior` is None for a row that this plan has of its own.
    """

    superior: Row | None
    owns: tuple[Row, ...]
    status: Status
    findings: tuple[Finding, ...]
    why: str
    score: float | None = None
    note: InheritanceNote | None = None

    @property
    def own(self) -> Row | None:
        """The first own row."""
        return self.owns[0] if self.owns else None

    @property
    def tone(self) -> str:
        """`bad` for what is missing, `warn` for what falls short."""
        return {Status.MISSING: "bad", Status.PRESENT: ""}.get(self.status, "warn" if self.findings else "")

    @property
    def is_by_hand(self) -> bool:
        """Whether the pair was made or pulled in, not guessed from its words."""
        return bool(self.owns) and self.superior is not None and self.score is None


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A plan held against its superior's; `superior` None where it is bound to none, then there are no rows."""

    plan: Plan
    superior: Plan | None
    is_newer: bool = False
    """Whether the superior replaced the plan that this one names, so that its newer version is shown."""
    tasks: list[Pair[Task]] = field(default_factory=list)
    targets: list[Pair[Target]] = field(default_factory=list)

    def count(self, *statuses: Status, targets: bool = False) -> int:
        """How many tasks (or targets) stand in one of the statuses."""
        rows: Sequence[Pair[Task] | Pair[Target]] = self.targets if targets else self.tasks
        return sum(row.status in statuses for row in rows)

    @property
    def is_whole(self) -> bool:
        """Whether nothing that the superior gave is missing, lower, later or other."""
        wanting = (Status.MISSING, Status.LOWER, Status.LATER, Status.CHANGED)
        return not self.count(*wanting) and not self.count(*wanting, targets=True)

    @property
    def summary(self) -> list[str]:
        """One sentence on tasks, one on targets: `Cấp trên giao 12 nhiệm vụ: 9 có, 2 thiếu, 1 chậm hơn.`"""
        if self.superior is None:
            return []
        return [
            _summary(self, targets=False, sentence=_("Cấp trên giao %(count)s nhiệm vụ")),
            _summary(self, targets=True, sentence=_("Cấp trên giao %(count)s chỉ tiêu")),
        ]


def _summary(inheritance: Inheritance, *, targets: bool, sentence: str) -> str:
    words = (
        (Status.PRESENT, _("%(count)s có")),
        (Status.MISSING, _("%(count)s thiếu")),
        (Status.LOWER, _("%(count)s thấp hơn")),
        (Status.LATER, _("%(count)s chậm hơn")),
        (Status.CHANGED, _("%(count)s khác")),
    )
    counts = [(inheritance.count(status, targets=targets), text) for status, text in words]
    head = sentence % {"count": sum(count for count, _text in counts)}
    parts = ", ".join(text % {"count": count} for count, text in counts if count)
    return f"{head}: {parts}." if parts else f"{head}."


def inheritance_of(plan: Plan, *, on: date) -> Inheritance:
    """The superior's rows, each beside the own rows that carry it out, then what this plan has of its own.

    Own rows are found by their `inherited_from`, the others by likeness to what is given to this body; what a
    person said goes first.
    """
    superior = superior_in_force(plan)
    if superior is None:
        return Inheritance(plan, None)
    notes = list(InheritanceNote.objects.filter(plan=plan).select_related("by").order_by("pk"))
    addressees = Addressees(
        plan=plan,
        directory=directory_of(plan.organisation, on=on),
        is_own_frame=superior.organisation_id == plan.organisation_id,
    )
    tasks = list(tasks_beside(superior))
    to_us = {task.pk: addressees.of_task(task) for task in tasks}
    task_pairs = _paired(
        tasks,
        list(tasks_beside(plan)),
        addressed=lambda task: to_us[task.pk],
        notes={note.task_id: note for note in notes if note.task_id},
        score=task_likeness,
        least=LIKE,
        findings=partial(task_findings, move=move_to(superior, plan)),
    )
    target_pairs = _paired(
        list(targets_beside(superior)),
        list(targets_beside(plan)),
        addressed=lambda target: addressees.of_target(target, task=to_us.get(target.task_id or 0)),
        notes={note.target_id: note for note in notes if note.target_id},
        score=target_likeness,
        least=LIKE_TARGET,
        findings=target_findings,
    )
    return Inheritance(plan, superior, superior.pk != plan.superior_plan_id, task_pairs, target_pairs)


def superior_in_force(plan: Plan) -> Plan | None:
    """The superior's plan in the newest version that was issued; None where the plan names none."""
    superior = plan.superior_plan
    for _step in range(MOST_VERSIONS):
        newer = Plan.objects.filter(supersedes=superior, state__in=PUBLISHED).first() if superior else None
        if newer is None:
            break
        superior = newer
    return superior


def tasks_beside(plan: Plan) -> QuerySet[Task]:
    """Tasks in the order of the plan, with units at hand."""
    parts = Assignment.objects.select_related("unit").order_by("pk")
    rows = Task.objects.filter(plan=plan).order_by("position")
    return rows.prefetch_related(Prefetch("assignments", queryset=parts))


def targets_beside(plan: Plan) -> QuerySet[Target]:
    """Targets in the order of the plan, with the unit that answers for them."""
    return Target.objects.filter(plan=plan).select_related("responsible").order_by("position")


def _paired(
    superiors: list[Row],
    owns: list[Row],
    *,
    addressed: Callable[[Row], Addressed],
    notes: dict[int, InheritanceNote],
    score: Callable[[Row, Row], float],
    least: float,
    findings: Callable[[Row, Row], list[Finding]],
) -> list[Pair[Row]]:
    by_hand = _by_hand(superiors, owns)
    taken = {own.pk for found in by_hand.values() for own in found}
    free = [row for row in superiors if row.pk not in by_hand and _may_be_guessed(row, notes, addressed)]
    left = [own for own in owns if own.pk not in taken]
    guessed = {
        free[place].pk: (left[other], points)
        for place, other, points in pairs(free, left, score=score, least=least)
    }
    rows = []
    for row in superiors:
        own, points = guessed.get(row.pk, (None, None))
        mine = tuple(by_hand.get(row.pk, ())) or ((own,) if own is not None else ())
        rows.append(
            _pair(row, mine, points, note=notes.get(row.pk), addressed=addressed(row), findings=findings)
        )
    taken |= {own.pk for own, _points in guessed.values()}
    extra = [own for own in owns if own.pk not in taken]
    return rows + [Pair(None, (own,), Status.EXTRA, (), _("Cấp trên không giao.")) for own in extra]


def _by_hand(superiors: list[Row], owns: list[Row]) -> dict[int, list[Row]]:
    """Own rows by the superior's row that they name, also where they name it in an earlier version."""
    now = _versions_of(superiors)
    found: dict[int, list[Row]] = {}
    for own in owns:
        if own.inherited_from_id in now:
            found.setdefault(now[own.inherited_from_id], []).append(own)
    return found


def _versions_of(rows: list[Row]) -> dict[int, int]:
    """Numbers of the rows and of all that they were carried from, each with the row of now."""
    known = {row.pk: row.pk for row in rows}
    before = {row.carried_from_id: row.pk for row in rows if row.carried_from_id}
    for _step in range(MOST_VERSIONS):
        if not before:
            break
        known.update(before)
        older = type(rows[0])._default_manager.filter(pk__in=before, carried_from__isnull=False)
        before = {
            to: before[pk] for pk, to in older.values_list("pk", "carried_from") if to and to not in known
        }
    return known


def _may_be_guessed(
    row: Row, notes: dict[int, InheritanceNote], addressed: Callable[[Row], Addressed]
) -> bool:
    """Whether an own row may be found by its words: only for what is given to this body and not set apart."""
    note = notes.get(row.pk)
    if note is not None:
        return note.verdict == InheritanceVerdict.OURS
    return addressed(row).is_ours


def _pair(
    superior: Row,
    owns: tuple[Row, ...],
    points: float | None,
    *,
    note: InheritanceNote | None,
    addressed: Addressed,
    findings: Callable[[Row, Row], list[Finding]],
) -> Pair[Row]:
    if owns:
        found = tuple(_least(superior, owns, findings))
        why = (
            _("Nội dung giống %(percent)s%%.") % {"percent": round(points * 100)} if points else addressed.why
        )
        return Pair(superior, owns, status_of(found), found, why, points, note)
    if note is not None and note.verdict == InheritanceVerdict.NOT_OURS:
        return Pair(superior, (), Status.NOT_OURS, (), note.reason, note=note)
    is_ours = addressed.is_ours or note is not None
    return Pair(superior, (), Status.MISSING if is_ours else Status.NOT_OURS, (), addressed.why, note=note)


def _least(
    superior: Row, owns: tuple[Row, ...], findings: Callable[[Row, Row], list[Finding]]
) -> list[Finding]:
    """Of several own rows the one that falls short least speaks for all: together they carry the superior's out."""
    return min(
        (findings(superior, own) for own in owns), key=lambda found: (len(found), [f.status for f in found])
    )


def inheritance_findings(plan: Plan, *, on: date) -> list[str]:
    """What an approver should know before he agrees: a sentence for each row that is missing, lower, later, other."""
    inheritance = inheritance_of(plan, on=on)
    rows: list[Pair[Task] | Pair[Target]] = [*inheritance.tasks, *inheritance.targets]
    sentences = []
    for row in rows:
        if row.status == Status.MISSING:
            kind = _("nhiệm vụ") if isinstance(row.superior, Task) else _("chỉ tiêu")
            sentences.append(
                _("Thiếu %(kind)s cấp trên giao: “%(what)s”.")
                % {"kind": kind, "what": str(row.superior)[:160]}
            )
        elif row.superior is not None:
            sentences += [f"{str(row.superior)[:160]}: {finding.sentence}" for finding in row.findings]
    return sentences
