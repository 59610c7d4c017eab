"""Four ways to begin a plan, each of which leaves a draft that can be written on."""

from datetime import date

import pytest

from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.starts import start_empty, start_from_plan, start_from_sample
from lantoa.domain.plans.changes import PlanHead
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.pairing import Status
from lantoa.domain.plans.queries.inheritance import inheritance_of
from lantoa.domain.plans.queries.read_back import read_back
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.samples import samples
from lantoa.domain.plans.states import PlanState
from tests.factories.drafting import a_full_record, draft_of, plan_of
from tests.factories.organisations import give_role
from tests.factories.plans import a_duty, a_target, a_task, issue_plan, make_plan

NEXT_YEAR = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
SUBJECT = "Thông tin, tuyên truyền cải cách hành chính năm 2027"


def head_of(**fields):
    return PlanHead(**{"subject": SUBJECT, **NEXT_YEAR, **fields})


@pytest.fixture
def known(world, now):
    return {"organisation_id": world.commune.unit.pk, "by": world.actor("owner"), "at": now}


@pytest.fixture
def superior(world):
    """An issued plan of the province for 2026, with what it asks of its communes and of itself."""
    record = a_full_record()
    record["document"] = {**record["document"], "issuer": "Ủy ban nhân dân tỉnh Lam Giang"}
    each = {"type": "year", "year": 2026, "text": "Năm 2026"}
    tasks = [
        a_task("Chấm điểm cải cách hành chính của tỉnh", leads=[world.department], timing=each),
        a_task("Đăng tin, bài năm 2026", lead_text=("UBND các xã, phường",), timing=each),
    ]
    draft = draft_of(
        record,
        world.province,
        tasks=tuple(tasks),
        targets=(a_target("Mỗi xã đăng tối thiểu 20 tin, bài/năm", scope="each_unit", task=1),),
        duties=(a_duty("UBND các xã, phường", recipient="Ủy ban nhân dân tỉnh"), a_duty("Sở Nội vụ")),
    )
    plan = make_plan(
        world.province,
        record=record,
        tasks=draft.tasks,
        targets=draft.targets,
        duties=draft.duties,
        citations=draft.citations,
        topics=draft.topics,
        forms=draft.forms,
        audiences=draft.audiences,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )
    return issue_plan(plan, number="12/KH-UBND")


def texts_of(plan):
    return [row["text"] for row in record_of(plan)["body"]]


def test_an_empty_plan_has_headings_and_no_filling(world, known):
    plan = start_empty(head=head_of(), **known)

    record = record_of(plan)
    assert (plan.state, plan.subject, plan.number) == (PlanState.DRAFT, SUBJECT, "")
    assert [row["text"] for row in record["outline"]][:2] == ["MỤC ĐÍCH, YÊU CẦU", "Mục đích"]
    assert texts_of(plan) == [
        "Ủy ban nhân dân xã An Hòa ban hành Kế hoạch thông tin, tuyên truyền cải cách hành chính năm 2027 "
        "với những nội dung như sau:"
    ]
    assert record["document"]["recipients"] == ["Lưu: VT"]


def test_lists_that_are_filled_later_are_printed_where_the_headings_are(known):
    plan = start_empty(head=head_of(), **known)

    actions.save_items(
        plan=plan,
        kind="topic",
        texts=["Dịch vụ công trực tuyến."],
        revision=1,
        by=known["by"],
        at=known["at"],
    )

    assert "Dịch vụ công trực tuyến." in texts_of(plan)


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.key)
def test_a_sample_is_a_whole_plan_whose_paper_says_what_its_rows_say(world, known, sample):
    plan = start_from_sample(sample_key=sample.key, head=head_of(), **known)

    assert plan.tasks.count() >= 9
    assert plan.targets.count() >= 2
    assert plan.reporting_duties.count() == 1
    assert read_back(plan) == []
    assert not any("{" in text for text in texts_of(plan))


def test_the_tasks_of_a_sample_go_to_the_units_of_the_body(world, known):
    plan = start_from_sample(sample_key="commune", head=head_of(), **known)

    task = plan.tasks.get(number="4")
    assert [row.unit for row in task.assignments.filter(part="lead")] == [world.commune.station]
    assert (task.starts_on, task.due_on) == (date(2027, 1, 1), date(2027, 12, 31))
    assert plan.targets.get(quantity=24).task.number == "2"


def test_a_sample_for_a_department_speaks_its_name(world, known, now):
    give_role(world.owner, world.department, "coordinator")

    plan = start_from_sample(
        sample_key="department",
        head=head_of(),
        organisation_id=world.department.pk,
        by=world.actor("owner"),
        at=now,
    )

    assert texts_of(plan)[1].startswith("Sở Nội vụ ban hành Kế hoạch")


def test_an_unknown_sample_is_refused(known):
    with pytest.raises(Invalid):
        start_from_sample(sample_key="../commune", head=head_of(), **known)


def test_the_last_plan_is_taken_over_a_year_on(world, known):
    last = plan_of(a_full_record(), world.commune.unit, lead_unit_id=world.commune.culture.pk)

    plan = start_from_plan(source=last, head=head_of(), **known)

    record = record_of(plan)
    assert record["funding"] == "Kinh phí thực hiện bố trí trong dự toán năm 2027."
    assert [task["timing"]["text"] for task in record["tasks"]] == ["Năm 2027", "Hằng tháng"]
    assert plan.tasks.get(number="1").due_on == date(2027, 12, 31)
    assert record["citations"] == a_full_record()["citations"]
    assert record["document"]["signer"]["name"] is None
    assert record["document"]["recipients"] == ["UBND tỉnh", "Các phòng, đơn vị thuộc xã", "Lưu: VT"]
    assert read_back(plan) == []


def test_units_that_ended_meanwhile_are_not_given_tasks(world, known):
    last = make_plan(
        world.commune.unit, tasks=[a_task("Một", leads=[world.commune.economy, world.commune.culture])]
    )
    world.commune.economy.valid_to = date(2026, 6, 30)
    world.commune.economy.save()

    plan = start_from_plan(source=last, head=head_of(), **known)

    assert [row.unit for row in plan.tasks.get().assignments.all()] == [world.commune.culture]


def test_targets_stay_with_their_tasks(world, known):
    last = make_plan(
        world.commune.unit, tasks=[a_task("Một"), a_task("Hai")], targets=[a_target(task=1), a_target("100%")]
    )

    plan = start_from_plan(source=last, head=head_of(), **known)

    assert [target.task and target.task.name for target in plan.targets.order_by("position")] == ["Hai", None]
    assert not plan.targets.exclude(inherited_from=None).exists()


def test_the_next_plan_carries_out_the_next_plan_of_the_superior(world, known, superior):
    last = make_plan(world.commune.unit, superior_plan_id=superior.pk)
    newer = make_plan(
        world.province, subject="Năm sau", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)
    )
    issue_plan(newer, number="15/KH-UBND")

    assert start_from_plan(source=last, head=head_of(), **known).superior_plan == newer


def test_the_superiors_plan_gives_what_it_asks_of_this_body(world, known, superior):
    head = head_of(
        starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), lead_unit_id=world.commune.culture.pk
    )

    plan = start_from_plan(source=superior, head=head, **known)

    task = plan.tasks.get()
    assert (plan.superior_plan, task.number) == (superior, "1")
    assert task.inherited_from.name == "Đăng tin, bài năm 2026"
    assert [row.unit for row in task.assignments.all()] == [world.commune.culture]
    assert plan.targets.get().inherited_from == superior.targets.get()
    duty = plan.reporting_duties.get()
    assert (duty.reporter, duty.recipient, duty.deadline_day) == (
        "Ủy ban nhân dân xã An Hòa",
        "Ủy ban nhân dân tỉnh",
        10,
    )


def test_the_superiors_plan_of_last_year_gives_its_tasks_a_year_on(world, known, superior):
    plan = start_from_plan(source=superior, head=head_of(), **known)

    task = plan.tasks.get()
    assert (task.name, task.timing_text) == ("Đăng tin, bài năm 2027", "Năm 2027")
    assert (task.due_on, task.is_outside_period) == (date(2027, 12, 31), False)
    pair = next(one for one in inheritance_of(plan, on=known["by"].on).tasks if one.own == task)
    assert pair.status == Status.PRESENT


def test_the_superiors_plan_is_cited_last(world, known, superior):
    plan = start_from_plan(source=superior, head=head_of(), **known)

    cited = record_of(plan)["citations"]
    assert [row["number"] for row in cited] == ["76/NQ-CP", "12/KH-UBND"]
    assert texts_of(plan)[1].startswith(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang về "
    )


def test_duties_of_units_that_only_the_superior_has_are_left_out(world, known):
    record = a_full_record()
    record["outline"][7]["text"] = "Sở Nội vụ"
    record["duties"][0]["unit"] = "Sở Nội vụ"
    above = issue_plan(plan_of(record, world.province))

    plan = start_from_plan(source=above, head=head_of(), **known)

    headings = [row["text"] for row in record_of(plan)["outline"]]
    assert "Phòng Kinh tế" in headings
    assert "Sở Nội vụ" not in headings
    below = record_of(plan)["outline"]
    first = next(place for place, row in enumerate(below) if row["text"] == "Phòng Kinh tế")
    assert below[first]["label"] == "1"


def test_a_plan_is_begun_only_from_own_plans_and_those_issued_above(world, known):
    unissued = make_plan(world.province)
    beside = make_plan(world.other_commune.unit, state=PlanState.ISSUED)

    for source in (unissued, beside):
        with pytest.raises(Denied):
            start_from_plan(source=source, head=head_of(), **known)


@pytest.mark.parametrize("name", ["colleague", "contact", "stranger", "consolidator"])
def test_only_those_who_keep_plans_begin_one(world, now, name):
    with pytest.raises(Denied):
        start_empty(organisation_id=world.commune.unit.pk, head=head_of(), by=world.actor(name), at=now)

    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"subject": " "}, "subject"),
        ({"ends_on": date(2026, 12, 31)}, "ends_on"),
        ({"lead_unit_id": 999_999}, "lead_unit"),
    ],
)
def test_a_head_that_cannot_be_is_refused(known, fields, problem):
    with pytest.raises(Invalid) as refusal:
        start_empty(head=head_of(**fields), **known)

    assert problem in refusal.value.problems
