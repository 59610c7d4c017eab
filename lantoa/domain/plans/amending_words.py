"""What an amendment says in its own paper: the subject, and the sentences that name what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils import translation

from lantoa.domain.plans.comparison import FieldChange
from lantoa.domain.plans.models import Plan, ReportingDuty, Target, Task
from lantoa.domain.plans.queries.amendment import AmendmentChanges, changes_of
from lantoa.domain.plans.sections import SectionLine
from lantoa.domain.plans.states import ItemKind, Part
from lantoa.lib.text import fold
from lantoa.papers.writing.phrases import date_words

HEADING = "NỘI DUNG SỬA ĐỔI, BỔ SUNG"
LONGEST_SUBJECT = 600
_LISTS = {
    ItemKind.TOPIC: "nội dung tuyên truyền",
    ItemKind.FORM: "hình thức tuyên truyền",
    ItemKind.AUDIENCE: "đối tượng tuyên truyền",
}


def amended_subject(line: Sequence[Plan]) -> str:
    """`Sửa đổi, bổ sung Kế hoạch số 58/KH-UBND ngày 10 tháng 7 năm 2026 về …` for the newest of the versions.

    The words after `về` are those of the first version, so that they do not pile up from one amendment to the next.
    """
    newest, subject = line[-1], own_subject(line)
    about = subject if fold(subject).startswith("ve ") else f"về {_inside(subject)}"
    full = f"Sửa đổi, bổ sung {named(newest)} {about}".strip() if subject else ""
    return full if 0 < len(full) <= LONGEST_SUBJECT else f"Sửa đổi, bổ sung {named(newest)}"


def _inside(subject: str) -> str:
    """A subject inside a sentence: its first letter small, unless the word is written in capitals (`UBND`)."""
    return subject[:1].lower() + subject[1:] if subject[1:2].islower() else subject


def own_subject(line: Sequence[Plan]) -> str:
    """The subject of the first version that is no amendment: what a plan in whole is about."""
    return next((plan.subject for plan in line if not fold(plan.subject).startswith("sua doi")), "")


def named(plan: Plan) -> str:
    """`Kế hoạch số 58/KH-UBND ngày 10 tháng 7 năm 2026`, without what the clerk has not given."""
    number = f" số {plan.number}" if plan.number else ""
    return f"{plan.kind}{number} {date_words(plan.issued_on)}" if plan.issued_on else f"{plan.kind}{number}"


def amendment_lines(plan: Plan) -> list[SectionLine]:
    """What the plan changes of the one before it, as the numbered lines of its paper, always in Vietnamese."""
    with translation.override("vi"):
        changes = changes_of(plan)
        if changes is None:
            return []
        blocks = list(_blocks(changes))
        lines: list[SectionLine] = []
        for place, (first, others) in enumerate(blocks, 1):
            lines.append(SectionLine(f"{place}.", first))
            lines += [SectionLine("-", text) for text in others]
        rest = f"Các nội dung khác của {named(changes.old)} giữ nguyên."
        return [*lines, SectionLine("", rest)]


Block = tuple[str, list[str]]


def _blocks(changes: AmendmentChanges) -> Iterator[Block]:
    for change in changes.head:
        yield f"Sửa đổi {change.label[:1].lower()}{change.label[1:]}: {change.line.new or 'không nêu'}.", []
    yield from _tasks(changes)
    yield from _targets(changes)
    yield from _duties(changes)
    for change in changes.items:
        yield _item(change), []


def _tasks(changes: AmendmentChanges) -> Iterator[Block]:
    for change in changes.tasks.changed:
        words = _timing(change.new, before=change.old)
        lines = _fields(change.fields, instead={"timing": words})
        yield f"Sửa đổi {_which(change.old)} “{change.old.name}” như sau:", lines
    for task in changes.tasks.added:
        yield f"Bổ sung nhiệm vụ “{task.name}”:", _whole(task)
    for task in changes.tasks.dropped:
        yield f"Bãi bỏ {_which(task)} “{task.name}”.", []


def _which(task: Task) -> str:
    return f"nhiệm vụ số {task.number or task.position} tại Phụ lục"


def _timing(task: Task, *, before: Task | None = None) -> str:
    """When a task is done, in the words of the appendix; the day itself where those words did not change with it."""
    is_told = before is None or task.timing_text != before.timing_text
    if task.timing_text and is_told:
        return task.timing_text
    return f"đến hết ngày {task.due_on:%d/%m/%Y}" if task.due_on else task.timing_text


def _fields(fields: Sequence[FieldChange], *, instead: Mapping[str, str] | None = None) -> list[str]:
    said = {change.name: change.line.new for change in fields} | dict(instead or {})
    return _ended([f"{change.label}: {said[change.name] or 'không nêu'}" for change in fields])


def _whole(task: Task) -> list[str]:
    parts = list(task.assignments.all())
    leads = "; ".join(part.unit.name for part in parts if part.part == Part.LEAD)
    helpers = "; ".join(part.unit.name for part in parts if part.part == Part.COLLABORATOR)
    known = (
        ("Sản phẩm", "; ".join(task.products)),
        ("Chủ trì", leads),
        ("Phối hợp", helpers),
        ("Thời gian", _timing(task)),
    )
    return _ended([f"{label}: {text}" for label, text in known if text])


def _ended(lines: list[str]) -> list[str]:
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _targets(changes: AmendmentChanges) -> Iterator[Block]:
    for change in changes.targets.changed:
        yield f"Sửa đổi chỉ tiêu “{change.old.text}” như sau:", _fields(change.fields)
    for target in changes.targets.added:
        yield f"Bổ sung chỉ tiêu “{_short(target)}”.", []
    for target in changes.targets.dropped:
        yield f"Bãi bỏ chỉ tiêu “{_short(target)}”.", []


def _short(target: Target) -> str:
    return target.text.rstrip(" .;")


def _duties(changes: AmendmentChanges) -> Iterator[Block]:
    for change in changes.duties.changed:
        yield f"Sửa đổi chế độ báo cáo của {change.old.reporter} như sau:", _fields(change.fields)
    for duty in changes.duties.added:
        yield f"Bổ sung chế độ báo cáo {_duty(duty)}.", []
    for duty in changes.duties.dropped:
        yield f"Bãi bỏ chế độ báo cáo {_duty(duty)}.", []


def _duty(duty: ReportingDuty) -> str:
    to = f" gửi {duty.recipient}" if duty.recipient else ""
    until = f", {duty.deadline_text}" if duty.deadline_text else ""
    return f"của {duty.reporter}{to}{until}"


def _item(change: FieldChange) -> str:
    kind = _LISTS[ItemKind(change.name)]
    old, new = change.line.old.rstrip(" .;"), change.line.new.rstrip(" .;")
    if not old:
        return f"Bổ sung {kind}: {new}."
    if not new:
        return f"Bãi bỏ {kind}: {old}."
    return f"Sửa đổi {kind} “{old}” thành “{new}”."
