"""A body opens the plan of a body above that it implements, or that was delivered to it; nobody else's."""

from datetime import date

import pytest

from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.documents.states import PaperState
from lantoa.domain.organisations.actor import actor_of
from lantoa.domain.organisations.states import UnitKind
from lantoa.domain.plans.models import Plan, Task
from lantoa.domain.plans.states import PlanState
from tests.factories.organisations import give_role, make_commune, make_person, make_unit
from tests.factories.plans import make_plan


@pytest.fixture
def superior(world):
    return make_plan(world.province, state=PlanState.ISSUED, number="21/KH-UBND")


def readable(world, who="owner"):
    return set(Plan.objects.readable_by(world.actor(who)))


def visible(world, who="owner"):
    return set(Plan.objects.visible_to(world.actor(who)))


def test_the_superior_of_an_own_plan_is_read(world, superior):
    assert readable(world) == set()
    own = make_plan(world.commune.unit, superior_plan_id=superior.pk)

    assert readable(world) == {superior, own}
    assert visible(world) == {own}
    assert not Task.objects.visible_to(world.actor("owner")).filter(plan=superior).exists()


def test_a_neighbour_does_not_read_it_with_us(world, superior):
    make_plan(world.commune.unit, superior_plan_id=superior.pk)

    assert readable(world, "stranger") == set()


def test_a_commune_of_another_province_never_reads_it(world, superior):
    """Even where its plan names the superior's by mistake or by hand in the database."""
    far = make_commune(name="Xã Xa", province=make_unit("Tỉnh Xa", kind=UnitKind.PROVINCE))
    person = make_person("far")
    give_role(person, far.unit, "coordinator")
    plan = make_plan(far.unit)
    Plan.objects.filter(pk=plan.pk).update(superior_plan=superior)

    assert set(Plan.objects.readable_by(actor_of(person, on=date(2026, 11, 20)))) == {plan}


def test_a_draft_of_the_superior_is_not_read(world, superior):
    draft = make_plan(world.province)
    own = make_plan(world.commune.unit, superior_plan_id=superior.pk)
    Plan.objects.filter(pk=own.pk).update(superior_plan=draft)

    assert readable(world) == {own}


def test_the_next_version_of_the_superior_is_read_once_issued(world, superior):
    own = make_plan(world.commune.unit, superior_plan_id=superior.pk)
    newer = make_plan(world.province)
    Plan.objects.filter(pk=newer.pk).update(supersedes=superior)
    assert newer not in readable(world)

    Plan.objects.filter(pk=newer.pk).update(state="issued", running_since=world.actor("owner").on)

    assert readable(world) == {superior, own, newer}


def delivered(world, plan, unit, *, now, state=PaperState.ISSUED):
    paper = Paper.objects.create(
        organisation=plan.organisation,
        org_path=plan.org_path,
        subject_type="plan",
        subject_id=plan.pk,
        subject="x",
        content={},
        text_sha256="",
        state=state,
        state_reason="x",
        made_at=now,
        made_by=world.consolidator,
        number="21/KH-UBND",
        issued_on=now.date(),
        issued_at=now,
    )
    Delivery.objects.create(
        paper=paper, organisation=plan.organisation, position=1, text=unit.name, unit=unit
    )
    return paper


def test_a_delivered_plan_is_read(world, superior, now):
    delivered(world, superior, world.commune.unit, now=now)

    assert readable(world) == {superior}
    assert readable(world, "stranger") == set()


def test_a_recalled_paper_is_no_longer_read(world, superior, now):
    delivered(world, superior, world.commune.unit, now=now, state=PaperState.RECALLED)

    assert readable(world) == set()


def test_what_is_read_from_below_is_not_work_of_ones_own(world, superior):
    own = make_plan(world.commune.unit, superior_plan_id=superior.pk, state=PlanState.ISSUED)

    assert not superior.is_work_of(world.actor("owner"))
    assert own.is_work_of(world.actor("owner"))
    assert own.is_work_of(world.actor("consolidator"))
    assert not own.is_work_of(world.actor("stranger"))
    assert not make_plan(world.commune.unit).is_work_of(world.actor("consolidator"))
