"""The reviewed document becomes a plan, or the officer is told what is missing."""

import pytest

from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.states import ImportState
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PlanState
from tests.factories.imports import make_review


@pytest.fixture
def owner(world):
    return world.actor("owner")


@pytest.fixture
def item(owner, now):
    return make_review(owner, at=now)


@pytest.fixture
def change(item, owner, now):
    def change(*changes):
        actions.save_review(
            item=item, changes=[Change(*one) for one in changes], revision=item.revision, by=owner, at=now
        )

    return change


TEXT_ONLY = ("units", "t2.leads.0", {"unit_ids": [], "is_text_only": True})


def test_lead_that_is_not_resolved_stands_in_the_way(item, owner, now):
    with pytest.raises(Invalid) as refusal:
        actions.confirm(item=item, by=owner, at=now)
    assert list(refusal.value.problems) == ["t2.leads.0"]
    assert not Plan.objects.exists()


def test_plan_is_made_with_everything_that_was_kept(item, change, owner, now, world):
    change(TEXT_ONLY)
    plan = actions.confirm(item=item, by=owner, at=now)
    assert (plan.state, plan.organisation, plan.source_file) == (
        PlanState.DRAFT,
        world.commune.unit,
        item.file,
    )
    tasks = list(plan.tasks.order_by("position"))
    assert [task.name for task in tasks] == [
        "Đăng tin trên Cổng thông tin điện tử xã",
        "Phát thanh trên hệ thống truyền thanh",
        "Tổ chức hội nghị công bố chỉ số",
    ]
    parts = {(row.unit, row.part) for row in tasks[1].assignments.all()}
    assert (world.commune.station, "lead") in parts
    assert (world.commune.village_2, "collaborator") in parts
    assert tasks[2].lead_text == ["Ban Chỉ đạo chuyển đổi số"]
    assert not tasks[2].assignments.exists()
    assert plan.targets.count() == 3
    assert plan.reporting_duties.get().deadline_day == 10
    assert plan.citations.get().instrument.number == "151/KH-UBND"
    assert plan.items.filter(kind="topic").count() == 2


def test_target_keeps_its_task_and_the_reading_that_was_chosen(item, change, owner, now):
    change(TEXT_ONLY, ("set", "g0.window", "plan"))
    plan = actions.confirm(item=item, by=owner, at=now)
    target = plan.targets.order_by("position").first()
    assert target.task.name.startswith("Đăng tin")
    assert (target.window, target.default_reading) == ("plan", "A-01,A-03")


def test_record_of_the_first_version_holds_the_officers_words(item, change, owner, now):
    change(TEXT_ONLY, ("set", "t0.name", "Đăng tin, bài"), ("drop", "t1"))
    plan = actions.confirm(item=item, by=owner, at=now)
    record = plan.versions.get().record
    assert [task["name"] for task in record["tasks"]] == ["Đăng tin, bài", "Tổ chức hội nghị công bố chỉ số"]
    assert record["tasks"][0]["timing"] == {"text": "Năm 2026", "type": "year", "year": 2026}


def test_import_is_done_and_points_at_its_plan(item, change, owner, now):
    change(TEXT_ONLY)
    plan = actions.confirm(item=item, by=owner, at=now)
    item = Import.objects.get(pk=item.pk)
    assert (item.state, item.plan) == (ImportState.CONFIRMED, plan)


def test_it_is_confirmed_once(item, change, owner, now):
    change(TEXT_ONLY)
    actions.confirm(item=item, by=owner, at=now)
    with pytest.raises(Denied):
        actions.confirm(item=Import.objects.get(pk=item.pk), by=owner, at=now)


def test_of_two_who_confirm_the_second_makes_no_plan(item, change, owner, now):
    change(TEXT_ONLY)
    twin = Import.objects.get(pk=item.pk)
    actions.confirm(item=item, by=owner, at=now)
    with pytest.raises(Stale):
        actions.confirm(item=twin, by=owner, at=now)
    assert Plan.objects.count() == 1


def test_review_that_moved_on_is_not_confirmed_unseen(item, change, owner, now):
    change(TEXT_ONLY)
    with pytest.raises(Stale):
        actions.confirm(item=item, revision=1, by=owner, at=now)


@pytest.mark.parametrize(
    ("wrong", "address"),
    [
        (("set", "document.subject", ""), "document.subject"),
        (("set", "document.subject", "x" * 601), "document.subject"),
        (("set", "document.starts_on", ""), "document.starts_on"),
        (("set", "document.ends_on", "1/1/2020"), "document.ends_on"),
        (("set", "document.issued_on", "31/2/2026"), "document.issued_on"),
        (("set", "t0.name", ""), "t0.name"),
        (("set", "t0.timing_year", "hai nghìn"), "t0.timing_year"),
        (("set", "t0.timing_type", "before_date"), "t0.timing_date"),
        (("set", "t1.timing_every", ""), "t1.timing_every"),
        (("set", "g0.quantity", "nhiều"), "g0.quantity"),
        (("set", "g2.quantity", "120"), "g2.quantity"),
        (("set", "g0.unit", ""), "g0.unit"),
        (("set", "r0.deadline_day", "40"), "r0.deadline_day"),
        (("set", "c0.kind", ""), "c0.kind"),
    ],
)
def test_each_thing_missing_has_its_sentence(item, change, owner, now, wrong, address):
    change(TEXT_ONLY, wrong)
    with pytest.raises(Invalid) as refusal:
        actions.confirm(item=item, by=owner, at=now)
    assert list(refusal.value.problems) == [address]
    assert refusal.value.problems[address].endswith(".")
    assert not Plan.objects.exists()


def test_task_without_any_lead_must_be_given_one_or_marked(item, change, owner, now):
    change(TEXT_ONLY, ("add", "tasks"))
    added = item.review["tasks"][-1]["id"]
    change(("set", f"{added}.name", "Việc thêm"))
    with pytest.raises(Invalid) as refusal:
        actions.confirm(item=item, by=owner, at=now)
    assert list(refusal.value.problems) == [f"{added}.leads.0"]


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_others_may_not_confirm(item, world, now, who):
    with pytest.raises(Denied):
        actions.confirm(item=item, by=world.actor(who), at=now)


def test_number_that_another_plan_has_is_told_at_its_field(item, change, owner, now, world):
    change(TEXT_ONLY, ("set", "document.number", "7/KH-UBND"), ("set", "document.issued_on", "1/7/2026"))
    actions.confirm(item=item, by=owner, at=now)
    again = make_review(owner, at=now)
    changes = [("number", "7/KH-UBND"), ("issued_on", "1/7/2026")]
    actions.save_review(
        item=again,
        changes=[Change(*TEXT_ONLY), *(Change("set", f"document.{name}", value) for name, value in changes)],
        revision=1,
        by=owner,
        at=now,
    )
    with pytest.raises(Invalid) as refusal:
        actions.confirm(item=again, by=owner, at=now)
    assert list(refusal.value.problems) == ["document.number"]
    assert Plan.objects.count() == 1
