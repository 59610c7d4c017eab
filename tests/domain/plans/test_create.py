"""A plan is made whole, or not at all."""

from datetime import date

import pytest

from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.plans import actions
from lantoa.domain.plans.drafts import CitationDraft, PlanDraft
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import Part, PlanState
from tests.factories.plans import a_target, a_task, make_plan


def draft_of(organisation, **fields):
    known = {
        "subject": "Tuyên truyền cải cách hành chính",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "record": {},
        **fields,
    }
    return PlanDraft(organisation_id=organisation.pk, **known)


@pytest.fixture
def create(world, now):
    def make(**fields):
        draft = draft_of(world.commune.unit, **fields)
        return actions.create(draft=draft, by=world.actor("owner"), at=now)

    return make


def test_only_those_who_keep_plans_begin_one(world, now):
    with pytest.raises(Denied):
        actions.create(draft=draft_of(world.commune.unit), by=world.actor("colleague"), at=now)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"subject": " "}, "subject"),
        ({"subject": "a" * 601}, "subject"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"tasks": (a_task(""),)}, "tasks[0].name"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(create, fields, problem):
    with pytest.raises(Invalid) as refusal:
        create(**fields)

    assert problem in refusal.value.problems
    assert not Plan.objects.exists()


def test_a_superior_plan_is_one_that_the_body_or_one_above_has_issued(world, create):
    above = make_plan(world.province, state=PlanState.ISSUED)
    beside = make_plan(world.other_commune.unit, state=PlanState.ISSUED)
    unissued = make_plan(world.province)

    own = make_plan(world.commune.unit, state=PlanState.ISSUED)

    assert create(superior_plan_id=above.pk).superior_plan == above
    assert create(superior_plan_id=own.pk).superior_plan == own
    for wrong in (beside, unissued, make_plan(world.commune.unit)):
        with pytest.raises(Invalid) as refusal:
            create(superior_plan_id=wrong.pk)
        assert "superior_plan" in refusal.value.problems


def test_a_unit_that_leads_and_collaborates_leads(world, create):
    unit = world.commune.culture
    plan = create(tasks=(a_task(leads=[unit], collaborators=[unit]),))

    assert plan.tasks.get().assignments.get().part == Part.LEAD


def test_an_instrument_cited_by_two_plans_is_one_row(create):
    cited = CitationDraft(kind="Nghị quyết", number="76/NQ-CP", issued_on=date(2021, 7, 15))
    first, second = create(citations=(cited,)), create(citations=(cited, cited))

    assert Instrument.objects.count() == 1
    assert (first.citations.count(), second.citations.count()) == (1, 1)


def test_the_record_is_kept_as_the_first_version(create):
    plan = create(record={"outline": []})

    version = plan.versions.get()
    assert (version.number, version.record) == (1, {"outline": []})


def test_a_target_points_at_its_task(create):
    plan = create(tasks=(a_task("Một"), a_task("Hai")), targets=(a_target(task=1),))

    assert plan.targets.get().task.name == "Hai"
