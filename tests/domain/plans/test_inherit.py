"""The superior's rows are pulled into a draft, or bound by hand."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans.actions import inherit
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.pairing import Status
from lantoa.domain.plans.queries.inheritance import inheritance_of
from lantoa.domain.plans.states import PlanState
from tests.factories.organisations import make_unit
from tests.factories.plans import a_target, a_task, make_plan

COMMUNES = ("UBND các xã, phường",)


@pytest.fixture
def superior(world):
    make_unit("Phòng Kinh tế", parent=world.province)
    economy = make_unit("Trung tâm Báo chí", parent=world.province)
    return make_plan(
        world.province,
        state=PlanState.ISSUED,
        tasks=[
            a_task(
                "Tổ chức hội nghị",
                lead_text=COMMUNES,
                collaborator_text=("Phòng Kinh tế", "Sở Nội vụ"),
                timing={"type": "month", "year": 2026, "month": 9, "text": "Tháng 9/2026"},
                products=("Biên bản",),
            ),
            a_task("Chuyên trang điện tử", leads=[economy]),
            a_task("Phát thanh", lead_text=COMMUNES, timing={"type": "recurring", "every": "month"}),
        ],
        targets=[
            a_target("06 tin, bài/năm", "6", responsible_text="UBND các xã", task=0),
            a_target("Mỗi xã 01 cuộc thi", "1", unit_text="cuộc thi"),
        ],
    )


@pytest.fixture
def plan(world, superior):
    culture = world.commune.culture
    return make_plan(
        world.commune.unit, superior_plan_id=superior.pk, tasks=[a_task("Làm pano")], lead_unit_id=culture.pk
    )


def pull(plan, by, at, *, tasks=(), targets=(), revision=None):
    return inherit.pull_in(
        plan=plan,
        task_ids=[task.pk for task in tasks],
        target_ids=[target.pk for target in targets],
        revision=revision or plan.revision,
        by=by,
        at=at,
    )


def test_rows_come_in_with_own_names_and_say_where_from(world, superior, plan, now):
    first, _second, _third = superior.tasks.order_by("position")
    made = pull(plan, world.actor("owner"), now, tasks=[first], targets=superior.targets.all())

    (task,), (of_task, of_plan) = made.tasks, made.targets
    task.refresh_from_db()
    assert (task.inherited_from, task.due_on, task.products) == (first, date(2026, 9, 30), ["Biên bản"])
    assert task.lead_text == ["Phòng Văn hóa - Xã hội"]
    parts = {part.unit: part.part for part in task.assignments.all()}
    assert parts == {world.commune.culture: "lead", world.commune.economy: "collaborator"}
    assert (of_task.task, of_plan.task) == (task, None)
    assert (of_task.responsible, of_task.scope) == (world.commune.culture, "body")
    assert [pair.status for pair in inheritance_of(plan, on=date(2026, 11, 20)).targets] == [
        Status.PRESENT
    ] * 2
    assert AuditEvent.objects.about(plan).filter(kind="superior_rows_pulled_in").count() == 1


def test_a_recurring_task_ends_with_the_superiors(world, superior, now):
    plan = make_plan(
        world.commune.unit,
        superior_plan_id=superior.pk,
        starts_on=date(2026, 8, 1),
        ends_on=date(2027, 6, 30),
    )
    third = superior.tasks.get(name="Phát thanh")

    (task,) = pull(plan, world.actor("owner"), now, tasks=[third]).tasks

    task.refresh_from_db()
    assert (task.starts_on, task.due_on) == (date(2026, 8, 1), superior.ends_on)


def test_a_row_is_not_copied_twice(world, superior, plan, now):
    first = superior.tasks.order_by("position").first()
    pull(plan, world.actor("owner"), now, tasks=[first])

    assert pull(plan, world.actor("owner"), now, tasks=[first]).tasks == ()
    assert plan.tasks.filter(inherited_from=first).count() == 1


def test_rows_of_another_plan_are_refused(world, superior, plan, now):
    foreign = make_plan(world.other_commune.unit).tasks.get()

    with pytest.raises(Invalid, match="không thuộc"):
        pull(plan, world.actor("owner"), now, tasks=[superior.tasks.first(), foreign])
    with pytest.raises(Invalid, match="ít nhất"):
        pull(plan, world.actor("owner"), now, tasks=[foreign])
    with pytest.raises(Invalid, match="ít nhất"):
        pull(plan, world.actor("owner"), now)


def test_a_stale_page_pulls_nothing_in(world, superior, plan, now):
    Plan.objects.filter(pk=plan.pk).update(revision=7)

    with pytest.raises(Stale):
        pull(plan, world.actor("owner"), now, tasks=[superior.tasks.first()])
    assert plan.tasks.count() == 1


@pytest.mark.parametrize("who", ["colleague", "stranger", "approver", "consolidator"])
def test_others_pull_nothing_in_and_bind_nothing(world, superior, plan, now, who):
    by, task = world.actor(who), superior.tasks.first()

    with pytest.raises(Denied):
        pull(plan, by, now, tasks=[task])
    with pytest.raises(Denied):
        inherit.link_inherited(own=plan.tasks.get(), superior=task, by=by, at=now)
    with pytest.raises(Denied):
        inherit.mark_not_ours(plan=plan, superior=task, reason="x", by=by, at=now)


def statuses(plan):
    return [pair.status for pair in inheritance_of(plan, on=date(2026, 11, 20)).tasks]


def test_a_row_is_bound_and_set_apart_by_hand(world, superior, plan, now):
    by, task = world.actor("owner"), superior.tasks.order_by("position").first()
    inherit.link_inherited(own=plan.tasks.get(), superior=task, by=by, at=now)
    assert statuses(plan)[0] != Status.MISSING

    inherit.unlink_inherited(plan=plan, superior=task, by=by, at=now)

    assert statuses(plan)[0] == Status.MISSING
    assert plan.tasks.get().inherited_from is None


def test_a_row_is_not_ours_with_a_reason_and_ours_again(world, superior, plan, now):
    by, task = world.actor("owner"), superior.tasks.order_by("position").first()
    with pytest.raises(Invalid):
        inherit.mark_not_ours(plan=plan, superior=task, reason=" ", by=by, at=now)
    inherit.mark_not_ours(plan=plan, superior=task, reason="Xã không có hội trường", by=by, at=now)
    pair = inheritance_of(plan, on=date(2026, 11, 20)).tasks[0]
    assert (pair.status, pair.why) == (Status.NOT_OURS, "Xã không có hội trường")

    inherit.mark_ours(plan=plan, superior=task, by=by, at=now)

    assert statuses(plan)[0] == Status.MISSING


def test_a_row_that_words_give_to_others_can_be_made_ours(world, superior, plan, now):
    second = superior.tasks.get(name="Chuyên trang điện tử")
    assert statuses(plan)[1] == Status.NOT_OURS

    inherit.mark_ours(plan=plan, superior=second, by=world.actor("owner"), at=now)

    assert statuses(plan)[1] == Status.MISSING


def test_only_rows_of_the_superior_of_the_same_kind_are_bound(world, superior, plan, now):
    by, own = world.actor("owner"), plan.tasks.get()
    for wrong in (superior.targets.first(), make_plan(world.other_commune.unit).tasks.get()):
        with pytest.raises(Invalid):
            inherit.link_inherited(own=own, superior=wrong, by=by, at=now)
    with pytest.raises(Invalid):
        inherit.mark_ours(plan=plan, superior=own, by=by, at=now)


def test_nothing_is_bound_in_a_plan_that_has_ended(world, superior, now):
    ended = make_plan(world.commune.unit, superior_plan_id=superior.pk, state=PlanState.CLOSED)

    assert Role.COORDINATOR in {post.role for post in world.actor("owner").posts}
    with pytest.raises(Denied, match="Đã kết thúc"):
        inherit.mark_ours(plan=ended, superior=superior.tasks.first(), by=world.actor("owner"), at=now)
