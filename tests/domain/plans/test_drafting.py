"""A draft is changed row by row; a stale save changes nothing."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.drafting import PlanChange
from lantoa.domain.plans.models import Plan, Task
from lantoa.domain.plans.states import Part, PlanState
from tests.factories.plans import a_task, make_plan


@pytest.fixture
def plan(world):
    return make_plan(
        world.commune.unit,
        tasks=[
            a_task("Một", leads=[world.commune.culture], timing={"type": "recurring", "every": "month"}),
            a_task("Hai", timing={"type": "quarter", "year": 2026, "quarter": 4, "text": "Quý IV/2026"}),
            a_task("Ba"),
        ],
    )


@pytest.fixture
def act(world, now):
    return {"by": world.actor("owner"), "at": now}


def names_of(plan):
    return list(plan.tasks.order_by("position").values_list("name", flat=True))


def change_of(**fields):
    known = {"subject": "Trích yếu mới", "starts_on": date(2026, 7, 1), "ends_on": date(2026, 12, 31)}
    return PlanChange(**{**known, **fields})


def test_the_head_is_changed_and_counted(plan, act):
    actions.change_plan(plan=plan, change=change_of(), revision=1, **act)

    plan.refresh_from_db()
    assert (plan.subject, plan.revision) == ("Trích yếu mới", 2)


def test_dates_of_tasks_follow_the_period(plan, act):
    actions.change_plan(
        plan=plan,
        change=change_of(starts_on=date(2026, 8, 1), ends_on=date(2026, 9, 30)),
        revision=1,
        **act,
    )

    recurring, quarter, untimed = plan.tasks.order_by("position")
    assert (recurring.starts_on, recurring.due_on) == (date(2026, 8, 1), date(2026, 9, 30))
    assert (quarter.due_on, quarter.is_outside_period) == (date(2026, 12, 31), True)
    assert untimed.due_on is None


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": "a" * 601}, "subject"),
        ({"ends_on": date(2026, 6, 30)}, "ends_on"),
        ({"superior_plan_id": 999_999}, "superior_plan"),
        ({"lead_unit_id": 999_999}, "lead_unit"),
    ],
)
def test_a_wrong_head_is_refused(plan, act, fields, problem):
    with pytest.raises(Invalid) as refusal:
        actions.change_plan(plan=plan, change=change_of(**fields), revision=1, **act)

    assert problem in refusal.value.problems


def test_a_lead_unit_of_another_body_is_refused(world, plan, act):
    with pytest.raises(Invalid):
        actions.change_plan(
            plan=plan, change=change_of(lead_unit_id=world.other_commune.culture.pk), revision=1, **act
        )


def test_a_stale_save_changes_nothing(plan, act):
    actions.change_plan(plan=plan, change=change_of(), revision=1, **act)

    with pytest.raises(Stale):
        actions.change_plan(plan=plan, change=change_of(subject="Muộn"), revision=1, **act)
    with pytest.raises(Stale):
        actions.add_task(plan=plan, draft=a_task("Muộn"), revision=1, **act)

    assert Plan.objects.get(pk=plan.pk).subject == "Trích yếu mới"
    assert "Muộn" not in names_of(plan)


def test_an_issued_plan_is_not_edited(world, act):
    plan = make_plan(world.commune.unit, state=PlanState.ISSUED)

    with pytest.raises(Denied, match="Đã ban hành"):
        actions.change_plan(plan=plan, change=change_of(), revision=1, **act)
    with pytest.raises(Denied):
        actions.remove_task(task=plan.tasks.get(), revision=1, **act)


def test_a_task_is_added_at_the_end(plan, act):
    actions.add_task(plan=plan, draft=a_task("Bốn"), revision=1, **act)

    assert names_of(plan) == ["Một", "Hai", "Ba", "Bốn"]


def test_a_task_is_changed_with_its_dates_and_units(world, plan, act):
    commune = world.commune
    task = plan.tasks.get(name="Một")
    timing = {"type": "before_date", "date": "2026-08-15", "text": "Trước ngày 15/8/2026"}
    draft = a_task(
        "Một, sửa", leads=[commune.economy], collaborators=[commune.culture], timing=timing, products=("Tin",)
    )

    actions.change_task(task=task, draft=draft, revision=1, **act)

    task = Task.objects.get(pk=task.pk)
    assert (task.name, task.products, task.due_on) == ("Một, sửa", ["Tin"], date(2026, 8, 14))
    assert dict(task.assignments.values_list("unit_id", "part")) == {
        commune.economy.pk: Part.LEAD,
        commune.culture.pk: Part.COLLABORATOR,
    }
    assert task.timing == timing


@pytest.mark.parametrize("name", ["", "   "])
def test_a_task_says_what_is_done(plan, act, name):
    with pytest.raises(Invalid) as refusal:
        actions.add_task(plan=plan, draft=a_task(name), revision=1, **act)

    assert "name" in refusal.value.problems


def test_a_task_is_given_to_units_of_the_body(world, plan, act):
    with pytest.raises(Invalid) as refusal:
        actions.add_task(plan=plan, draft=a_task(leads=[world.other_commune.culture]), revision=1, **act)

    assert "leads" in refusal.value.problems


def test_a_task_is_removed_and_the_log_keeps_its_name(plan, act):
    actions.remove_task(task=plan.tasks.get(name="Hai"), revision=1, **act)

    assert names_of(plan) == ["Một", "Ba"]
    assert AuditEvent.objects.about(plan).first().details == {"task": "Hai"}


@pytest.mark.parametrize(
    ("name", "is_up", "order"),
    [
        ("Hai", True, ["Hai", "Một", "Ba"]),
        ("Hai", False, ["Một", "Ba", "Hai"]),
        ("Một", True, ["Một", "Hai", "Ba"]),
        ("Ba", False, ["Một", "Hai", "Ba"]),
    ],
)
def test_a_task_changes_places_with_its_neighbour(plan, act, name, is_up, order):
    actions.place_task(task=plan.tasks.get(name=name), is_up=is_up, revision=1, **act)

    assert names_of(plan) == order


@pytest.mark.parametrize(
    "timing",
    [
        {"type": "before_date", "date": "2026-08-15", "text": ""},
        {"type": "month", "year": 2026, "month": 8, "text": "Tháng 8/2026"},
        {"type": "quarter", "year": 2026, "quarter": 3, "text": "Quý III/2026"},
        {"type": "year", "year": 2026, "text": "Năm 2026"},
        {"type": "recurring", "every": "month", "text": "Hằng tháng"},
        {"type": "continuous", "text": "Thường xuyên"},
        {"type": None, "text": "Khi có hướng dẫn"},
    ],
)
def test_the_timing_of_a_task_is_the_one_it_was_given(plan, act, timing):
    task = actions.add_task(plan=plan, draft=a_task(timing=timing), revision=1, **act)

    assert Task.objects.get(pk=task.pk).timing == timing


def test_a_task_without_words_about_time_has_no_timing(plan):
    assert plan.tasks.get(name="Ba").timing is None
