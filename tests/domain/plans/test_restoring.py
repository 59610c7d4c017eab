"""A draft is made again what a version says, and its rows stay the rows that they are."""

import copy

import pytest

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import PlanVersion
from lantoa.domain.plans.queries.record import record_of
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import a_task


@pytest.fixture
def plan(world):
    return plan_of(a_full_record(), world.commune.unit)


@pytest.fixture
def act(world, now):
    return {"by": world.actor("owner"), "at": now}


def first_version(plan):
    return plan.versions.get(number=1)


def test_all_words_and_rows_are_those_of_the_version(plan, act):
    tasks = list(plan.tasks.order_by("position"))
    actions.save_items(plan=plan, kind="topic", texts=["Một."], revision=1, **act)
    actions.remove_task(task=tasks[0], revision=2, **act)
    actions.add_task(plan=plan, draft=a_task("Thêm sau"), revision=3, **act)
    actions.add_section(plan=plan, heading="MỤC THÊM", **act)
    plan.targets.update(quantity=99)

    actions.restore_version(version=first_version(plan), revision=4, **act)

    assert record_of(plan) == a_full_record()


def test_a_task_that_is_in_both_stays_the_same_row_with_its_units(world, plan, act):
    task = plan.tasks.get(number="2")
    actions.assign(task=task, unit=world.commune.station, part="lead", **act)
    plan.tasks.filter(pk=task.pk).update(name="Phát thanh chuyên mục cải cách hành chính hằng ngày")

    actions.restore_version(version=first_version(plan), revision=1, **act)

    again = plan.tasks.get(number="2")
    assert (again.pk, again.name) == (task.pk, "Phát thanh chuyên mục cải cách hành chính")
    assert [row.unit for row in again.assignments.all()] == [world.commune.station]


def test_what_was_there_before_is_a_version(plan, act):
    actions.save_items(plan=plan, kind="topic", texts=["Chỉ có ở giữa."], revision=1, **act)

    actions.restore_version(version=first_version(plan), revision=2, **act)

    topics = [version.record["topics"] for version in plan.versions.order_by("number")]
    assert ["Chỉ có ở giữa."] in topics


def test_a_stale_restore_changes_nothing(plan, act):
    actions.save_items(plan=plan, kind="topic", texts=["Mới."], revision=1, **act)

    with pytest.raises(Stale):
        actions.restore_version(version=first_version(plan), revision=1, **act)

    assert record_of(plan)["topics"] == ["Mới."]


def test_a_version_without_a_whole_record_is_refused(plan, act, world, now):
    record = copy.deepcopy(a_full_record())
    del record["tasks"]
    version = PlanVersion.objects.create(plan=plan, number=9, record=record, made_at=now, made_by=world.owner)

    with pytest.raises(Invalid):
        actions.restore_version(version=version, revision=1, **act)
