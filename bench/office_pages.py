"""Fills a body with 200,000 tasks and asks for pages of its list; imported once Django is set up."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases

from bench.measure import Result, at_most, seconds_of
from lantoa.domain.organisations.models import Membership, Person, Unit
from lantoa.domain.organisations.paths import path_below
from lantoa.domain.organisations.states import Role, UnitKind
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.states import Part, PlanState, TaskState
from lantoa.domain.search.words import folded
from lantoa.lib.text import fold_name

TASKS, PLANS, UNITS, ROUNDS = 200_000, 250, 400, 40
MOST_QUERIES, MOST_MS = 12, 30
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORK = (
    "Đăng tin, bài về cải cách hành chính trên trang thông tin điện tử",
    "Phát thanh chuyên mục cải cách hành chính trên hệ thống truyền thanh cơ sở",
    "Tổ chức hội nghị đối thoại với người dân về thủ tục hành chính",
    "Niêm yết công khai thủ tục hành chính tại nhà văn hóa thôn",
    "Tuyên truyền dịch vụ công trực tuyến qua mạng xã hội",
)
PAGES = (
    ("office-list", "/tasks/", Role.COORDINATOR, "first page"),
    ("office-list-deep", "/tasks/?page=200", Role.COORDINATOR, "page 200"),
    ("office-list-overdue", "/tasks/?due=overdue&mine=1&sort=-due", Role.COORDINATOR, "overdue, mine"),
    ("office-list-search", "/tasks/?q=doi+thoai+dot+77", Role.COORDINATOR, "search without accents"),
    ("office-list-contact", "/tasks/?mine=1", Role.CONTACT, "work of one unit"),
    ("office-list-below", "/tasks/?below=1", Role.CONSOLIDATOR, "a superior's list"),
)
_AGAIN = (
    "INSERT INTO domain_task (plan_id, {columns}) SELECT %s, {columns} FROM domain_task WHERE plan_id = %s"
)
_UNITS_AGAIN = (
    "INSERT INTO domain_assignment (task_id, unit_id, part, state, from_text, note) "
    "SELECT new.id, old.unit_id, old.part, old.state, old.from_text, old.note FROM domain_assignment old "
    "JOIN domain_task pattern ON pattern.id = old.task_id AND pattern.plan_id = %s "
    "JOIN domain_task new ON new.plan_id = %s AND new.position = pattern.position"
)


def measure() -> list[Result]:
    """Two results a page of `PAGES`: queries, and the processor time of the fastest of `ROUNDS` requests.

    The fastest, since what else runs on the machine only adds to it.
    """
    made = setup_databases(verbosity=0, interactive=False)
    try:
        people = _fill()
        return [
            result
            for name, address, role, words in PAGES
            for result in _page(name, address, person=people[role], words=words)
        ]
    finally:
        teardown_databases(made, verbosity=0)


def _page(name: str, address: str, *, person: Person, words: str) -> list[Result]:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=BACKEND)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        queries = len(captured)
    if answer.status_code != 200 or answer.content.count(b"lt-row-link") < 1:
        raise RuntimeError(f"{address} answered {answer.status_code} without a task")
    client.get(address)
    taken = 1000 * min(seconds_of(lambda: client.get(address)) for _ in range(ROUNDS))
    where = f"{words} out of {TASKS:,}, {connection.display_name}"
    return [
        at_most(f"{name}-queries", measured=f"queries: {where}", value=queries, goal=MOST_QUERIES),
        at_most(f"{name}-cpu", measured=f"CPU ms: {where}", value=taken, goal=MOST_MS),
    ]


def _fill() -> dict[str, Person]:
    province = _unit("Tỉnh Lam Giang", UnitKind.PROVINCE, None)
    body = _unit("Xã An Hòa", UnitKind.COMMUNE, province)
    units = [_unit(f"Đơn vị {number}", UnitKind.DIVISION, body) for number in range(1, UNITS + 1)]
    keeper = _person("keeper", body, Role.COORDINATOR)
    people = {
        Role.COORDINATOR: keeper,
        Role.CONTACT: _person("contact", units[3], Role.CONTACT),
        Role.CONSOLIDATOR: _person("consolidator", province, Role.CONSOLIDATOR),
    }
    _tasks(_plans(body, keeper), units=units)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return people


def _unit(name: str, kind: str, parent: Unit | None) -> Unit:
    unit = Unit(name=name, folded_name=fold_name(name), kind=kind, parent=parent, path=f"?{name}")
    unit.save()
    unit.path = path_below(parent.path if parent else "", number=unit.pk)
    unit.organisation = unit if kind in {UnitKind.PROVINCE, UnitKind.COMMUNE} else parent
    unit.save()
    return unit


def _person(username: str, unit: Unit, role: str) -> Person:
    person = Person.objects.create_user(username, full_name=f"Cán bộ {username}")
    Membership.objects.create(person=person, unit=unit, role=role)
    return person


def _plans(body: Unit, keeper: Person) -> list[Plan]:
    return Plan.objects.bulk_create(
        Plan(
            organisation=body,
            org_path=body.path,
            subject=f"Thông tin, tuyên truyền cải cách hành chính đợt {number}",
            number=f"{number}/KH-UBND",
            issued_on=date(2026, 1, 5),
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
            state=PlanState.CLOSED if number % 5 == 0 else PlanState.ISSUED,
            created_at=datetime(2026, 1, 2, tzinfo=UTC),
            created_by=keeper,
            running_since=date(2026, 1, 5),
        )
        for number in range(1, PLANS + 1)
    )


def _tasks(plans: list[Plan], *, units: list[Unit]) -> None:
    """The tasks of one plan by the ORM, and the same again for every other plan inside the database."""
    first, *others = plans
    tasks = Task.objects.bulk_create(_task(first, number) for number in range(TASKS // PLANS))
    Assignment.objects.bulk_create(
        Assignment(task=task, unit=units[(task.position + shift) % len(units)], part=part)
        for task in tasks
        for shift, part in ((0, Part.LEAD), (7, Part.COLLABORATOR))
    )
    columns = [field.column for field in Task._meta.concrete_fields if field.column not in {"id", "plan_id"}]
    with connection.cursor() as cursor:
        for plan in others:
            cursor.execute(_AGAIN.format(columns=", ".join(columns)), [plan.pk, first.pk])
            cursor.execute(_UNITS_AGAIN, [first.pk, plan.pk])


def _task(plan: Plan, number: int) -> Task:
    name = f"{WORK[number % len(WORK)]}, đợt {number // 10}"
    state = (TaskState.OPEN, TaskState.OPEN, TaskState.UNDER_WAY, TaskState.DONE)[number % 4]
    due_on = date(2026, 1, 10) + timedelta(days=number * 7 % 360) if number % 6 else None
    return Task(
        plan=plan,
        organisation_id=plan.organisation_id,
        org_path=plan.org_path,
        number=str(number + 1),
        position=number + 1,
        name=name,
        products=["Tin, bài, phóng sự"],
        due_on=due_on,
        state=state,
        done_on=due_on or date(2026, 6, 1) if state == TaskState.DONE else None,
        folded_text=folded(name),
    )
