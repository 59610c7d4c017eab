"""Builds the demonstration by the doors that everybody uses: units, people, documents read, reviewed and issued."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from config.demo.world import (
    AGRICULTURE,
    BEN_MAY,
    OLD_VINH_TRUC,
    PEOPLE,
    PROVINCE,
    SIGNERS,
    SON_KHE,
    SUCCESSIONS,
    THANH_LAM_HA,
    THREE_LEVELS_UNTIL,
    TWO_LEVELS_SINCE,
    UNITS,
    VINH_TRUC,
    DemoUnit,
    of,
)
from lantoa.domain.imports import actions as imports
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actions.people import add_person
from lantoa.domain.organisations.actions.roles import give_role
from lantoa.domain.organisations.actions.signing import add_signing_post
from lantoa.domain.organisations.actions.succession import add_alias, succeed
from lantoa.domain.organisations.actions.units import add_unit, end_branch
from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.signing import signing_of
from lantoa.domain.plans import actions as plans
from lantoa.domain.plans.actions.amend import amend
from lantoa.domain.plans.changes import PlanHead
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.frames import own_frame
from lantoa.domain.plans.models import Assignment, PaperFrame, Plan, Task
from lantoa.domain.plans.states import Part, PlanState, TaskState
from lantoa.jobs.read_import import run as read_import

MORNING = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """A document, whose it is, who carries it through, when it came in, and how far it goes."""

    file: str
    body: str
    coordinator: str
    approver: str
    clerk: str
    on: date
    until: str = PlanState.ISSUED


PLANS = (
    DemoPlan(
        "tinh-hoa-son-2026.docx", PROVINCE, "tinh.tonghop", "tinh.lanhdao", "tinh.vanthu", date(2026, 1, 9)
    ),
    DemoPlan(
        "so-nong-nghiep-moi-truong-2026.pdf",
        AGRICULTURE,
        "so.dieuphoi",
        "so.lanhdao",
        "so.vanthu",
        date(2026, 1, 28),
    ),
    DemoPlan(
        "xa-thanh-lam-ha-2026.docx", THANH_LAM_HA, "xa.dieuphoi", "xa.lanhdao", "xa.vanthu", date(2026, 1, 20)
    ),
    DemoPlan(
        "phuong-ben-may-cuoi-nam-2026.txt",
        BEN_MAY,
        "phuong.dieuphoi",
        "phuong.lanhdao",
        "phuong.vanthu",
        date(2026, 7, 10),
    ),
    DemoPlan(
        "xa-vinh-truc-2024.docx",
        OLD_VINH_TRUC,
        "vinhtruc.dieuphoi",
        "vinhtruc.dieuphoi",
        "vinhtruc.dieuphoi",
        date(2024, 2, 5),
        PlanState.CLOSED,
    ),
)
WAITING = ("xa-thanh-lam-ha-2026.txt", THANH_LAM_HA, "xa.dieuphoi", date(2026, 11, 16))


def is_built() -> bool:
    """Whether the database holds anybody already."""
    return Person.objects.exists()


def build(folder: Path, *, password: str, say: Callable[[str], None]) -> list[dict[str, str]]:
    """Fill an empty database; gives the accounts for the sign-in page."""
    with transaction.atomic():
        units = _units()
        people = _people(units, password=password)
        _signers(units, people)
    say(f"Đã tạo {len(UNITS)} đơn vị và {len(people)} tài khoản.")
    for one in PLANS:
        plan = _carry(one, folder=folder, units=units, people=people)
        say(f"Đã đọc {one.file}: {plan.tasks.count()} nhiệm vụ, {plan.targets.count()} chỉ tiêu.")
    _end_three_levels(units)
    _leave_drafts(units=units, people=people)
    _leave_amendment(units=units, people=people)
    say("Đã soạn ba dự thảo: một đang soạn, một đang trình duyệt, một sửa đổi kế hoạch đang chạy.")
    _leave_one_waiting(folder, units=units, people=people)
    return [
        {
            "username": one.username,
            "password": password,
            "name": one.full_name,
            "title": one.title,
            "organisation": units[one.posts[0][0]].organisation.name,
        }
        for one in PEOPLE
    ]


def _units() -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for place, one in enumerate(UNITS):
        unit = _unit(one, made, place)
        made[of(one.under, one.name)] = unit
        made.setdefault(one.key or one.name, unit)
    return made


def _end_three_levels(units: dict[str, Unit]) -> None:
    """The district and its communes end; who worked there keeps what they left."""
    for old, new in SUCCESSIONS:
        succeed(
            [units[old]], successor=units[new], on=date.fromisoformat(TWO_LEVELS_SINCE), by=None, at=MORNING
        )
    end_branch(units[SON_KHE], on=date.fromisoformat(THREE_LEVELS_UNTIL))


def _unit(one: DemoUnit, made: dict[str, Unit], place: int) -> Unit:
    unit = add_unit(
        one.name,
        kind=one.kind,
        parent=made[one.under] if one.under else None,
        abbreviation=one.abbreviation,
        position=place,
        valid_from=date.fromisoformat(one.valid_from) if one.valid_from else None,
        by=None,
        at=MORNING,
    )
    for alias in one.aliases:
        add_alias(unit, name=alias, by=None, at=MORNING)
    return unit


def _people(units: dict[str, Unit], *, password: str) -> dict[str, Person]:
    made = {}
    for one in PEOPLE:
        (first_unit, first_role), *others = one.posts
        person = add_person(
            one.username,
            full_name=one.full_name,
            title=one.title,
            unit=units[first_unit],
            role=first_role,
            by=None,
            at=MORNING,
        )
        for unit, role in others:
            give_role(person, unit=units[unit], role=role, by=None, at=MORNING)
        person.set_password(password)
        person.save(update_fields=["password"])
        made[one.username] = person
    return made


def _signers(units: dict[str, Unit], people: dict[str, Person]) -> None:
    for one in SIGNERS:
        add_signing_post(
            units[one.body],
            person=people[one.username],
            position=one.position,
            is_head=one.is_head,
            is_acting=False,
            starts_on=MORNING.date(),
            ends_on=None,
            by=None,
            at=MORNING,
        )


def _moment(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour - 7, tzinfo=UTC)


def _read(file: Path, *, body: Unit, by: Actor, at: datetime) -> Import:
    with file.open("rb") as content:
        item = imports.upload(content=content, name=file.name, organisation_id=body.pk, by=by, at=at)
    read_import(import_id=item.pk)
    item.refresh_from_db()
    if item.state != ImportState.READY:
        raise RuntimeError(f"{file.name}: {item.error}")
    return item


def _carry(one: DemoPlan, *, folder: Path, units: dict[str, Unit], people: dict[str, Person]) -> Plan:
    coordinator, approver, clerk = (
        actor_of(people[name], on=one.on) for name in (one.coordinator, one.approver, one.clerk)
    )
    item = _read(folder / one.file, body=units[one.body], by=coordinator, at=_moment(one.on, 8))
    plan = imports.confirm(item=item, by=coordinator, at=_moment(one.on, 9))
    plans.submit(plan=plan, by=coordinator, at=_moment(one.on, 10))
    _agree(plan, approver=approver, clerk=clerk, on=one.on)
    if not (plan.number and plan.issued_on):
        plans.give_number(
            plan=plan, number=plan.number or "118/KH-UBND", issued_on=one.on, by=clerk, at=_moment(one.on, 15)
        )
    plans.issue(plan=plan, by=clerk, at=_moment(one.on, 16))
    _work(plan, by=coordinator, on=one.on)
    if one.until == PlanState.CLOSED:
        plans.close(plan=plan, reason="Hết thời gian kế hoạch", by=coordinator, at=_moment(plan.ends_on, 16))
    return plan


def _agree(plan: Plan, *, approver: Actor, clerk: Actor, on: date) -> None:
    """The leader looks at the content, the clerk at the layout, the leader signs."""
    for hour, person in ((11, approver), (13, clerk), (14, approver)):
        if plan.state == PlanState.SUBMITTED:
            plans.approve(plan=plan, by=person, at=_moment(on, hour))


def _work(plan: Plan, *, by: Actor, on: date) -> None:
    """Units have taken their tasks, and the tasks of the past are done but for one in nine, so that a desk has work."""
    rows = Assignment.objects.filter(task__plan=plan).select_related("task__plan", "unit").order_by("pk")
    for place, row in enumerate(rows):
        if place % 5 == 4:
            continue
        if place % 23 == 7:
            plans.ask_back(
                assignment=row,
                note="Đề nghị làm rõ phần việc của đơn vị trong nhiệm vụ này.",
                by=by,
                at=_moment(on, 16),
            )
        else:
            plans.accept(assignment=row, by=by, at=_moment(on, 16))
    for place, task in enumerate(plan.tasks.select_related("plan").order_by("position")):
        _work_on(task, place=place, by=by)


def _work_on(task: Task, *, place: int, by: Actor) -> None:
    if task.due_on is None or task.timing_type == "recurring" or task.due_on.year > task.plan.ends_on.year:
        if place % 2 == 0:
            plans.move_task(task=task, to=TaskState.UNDER_WAY, by=by, at=_moment(task.plan.starts_on, 9))
        return
    if place % 9 == 8 or task.due_on >= task.plan.ends_on:
        return
    done_on = task.due_on - timedelta(days=place % 6)
    person = by.person
    plans.move_task(task=task, to=TaskState.DONE, by=actor_of(person, on=done_on), at=_moment(done_on, 10))


def _leave_drafts(*, units: dict[str, Unit], people: dict[str, Person]) -> None:
    """A commune drafts from the province's plan, another's plan of the year to come waits for its signature."""
    on = date(2026, 11, 17)
    late, commune = units[VINH_TRUC], units[THANH_LAM_HA]
    plans.start_from_plan(
        source=Plan.objects.get(organisation=units[PROVINCE]),
        organisation_id=late.pk,
        head=_head("xã Vĩnh Trúc", 2026),
        by=actor_of(people["vinhtruc.dieuphoi"], on=on),
        at=_moment(on, 9),
    )
    coordinator = actor_of(people["xa.dieuphoi"], on=on)
    last = Plan.objects.filter(organisation=commune, state=PlanState.ISSUED).latest("starts_on")
    plan = plans.start_from_plan(
        source=last,
        organisation_id=commune.pk,
        head=_head("xã Thanh Lâm Hạ", 2027),
        by=coordinator,
        at=_moment(on, 9),
    )
    _name_signer(plan, people["xa.lanhdao"], by=coordinator, at=_moment(on, 14))
    plans.submit(plan=plan, by=coordinator, at=_moment(on, 15), note="Kính trình lãnh đạo xem xét.")
    for hour, username in ((8, "xa.lanhdao"), (10, "xa.vanthu")):
        day = date(2026, 11, 18)
        step = actor_of(people[username], on=day)
        plans.approve(plan=plan, by=step, at=_moment(day, hour))


def _leave_amendment(*, units: dict[str, Unit], people: dict[str, Person]) -> None:
    """A ward amends its running plan: one task more, one with more to yield."""
    on = date(2026, 11, 16)
    ward, by = units[BEN_MAY], actor_of(people["phuong.dieuphoi"], on=on)
    running = Plan.objects.get(organisation=ward, state=PlanState.ISSUED)
    plan = amend(plan=running, is_replacement=False, by=by, at=_moment(on, 9))
    task = plan.tasks.order_by("position").first()
    more = TaskDraft(
        name=task.name,
        number=task.number,
        products=(*task.products, "Tối thiểu 02 mã QR tại mỗi nhà văn hóa tổ dân phố"),
        lead_ids=_units_of(task, Part.LEAD),
        collaborator_ids=_units_of(task, Part.COLLABORATOR),
        timing=task.timing,
    )
    plans.change_task(task=task, draft=more, revision=plan.revision, by=by, at=_moment(on, 10))
    plan.refresh_from_db()
    culture = units[of(BEN_MAY, "Phòng Văn hóa - Xã hội")]
    added = TaskDraft(
        name="Tổ chức đối thoại của lãnh đạo phường với người dân về thủ tục hành chính",
        products=("01 cuộc đối thoại",),
        lead_ids=(culture.pk,),
        timing={"type": "month", "year": 2026, "month": 12, "text": "Tháng 12/2026"},
    )
    plans.add_task(plan=plan, draft=added, revision=plan.revision, by=by, at=_moment(on, 11))


def _units_of(task: Task, part: str) -> tuple[int, ...]:
    return tuple(task.assignments.filter(part=part).order_by("pk").values_list("unit_id", flat=True))


def _name_signer(plan: Plan, person: Person, *, by: Actor, at: datetime) -> None:
    frame = PaperFrame.objects.get(plan=plan)
    right = signing_of(plan.organisation, person, on=by.on)
    if right is None:
        raise RuntimeError(f"{person} signs for nobody")
    change = replace(
        own_frame(plan.organisation),
        signer_id=person.pk,
        signer_name=person.full_name,
        signer_position=right.position,
        signing_form=right.code,
        head_position=right.head_position,
        collective=right.collective,
        recipients=tuple(frame.recipients),
    )
    plans.save_frame(plan=plan, change=change, revision=frame.revision, by=by, at=at)


def _head(body: str, year: int) -> PlanHead:
    return PlanHead(
        subject=f"Thông tin, tuyên truyền cải cách hành chính {body} năm {year}",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
    )


def _leave_one_waiting(folder: Path, *, units: dict[str, Unit], people: dict[str, Person]) -> None:
    """One document has been read and waits for its review, so that the screen can be seen at once."""
    name, body, coordinator, on = WAITING
    _read(folder / name, body=units[body], by=actor_of(people[coordinator], on=on), at=_moment(on, 8))
