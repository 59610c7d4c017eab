"""A step may be taken by a substitute on the days of the delegation, and not on others."""

from datetime import date

import pytest

from lantoa.domain.approvals import actions
from lantoa.domain.approvals.queries import holders_of, waiting_for
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.models import Delegation
from tests.factories.organisations import give_role, make_person

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 20)


@pytest.fixture
def lent(world):
    """The approver of the commune is away for a week; the coordinator decides in his place."""
    return Delegation.objects.create(
        giver=world.approver,
        taker=world.owner,
        unit=world.commune.unit,
        role="approver",
        starts_on=FIRST,
        ends_on=LAST,
        reason="Đi công tác",
    )


def test_a_substitute_decides_and_both_names_are_kept(world, submitted, lent, now):
    actions.agree(step=submitted.step, by=world.actor("owner"), at=now)

    step = submitted.approval.steps.get(position=1)
    assert (step.decided_by, step.decided_for) == (world.owner, world.approver)
    event = AuditEvent.objects.about(submitted.approval).first()
    assert tell(event) == f"đồng ý ở bước “Kiểm tra nội dung” (thay {world.approver.full_name})"


@pytest.mark.parametrize("day", [date(2026, 11, 15), date(2026, 11, 21)])
def test_outside_its_days_a_delegation_counts_for_nothing(world, submitted, lent, now, day):
    actor = world.actor("owner", on=day)

    assert submitted.step not in waiting_for(actor)
    assert world.owner not in {holder.person for holder in holders_of(submitted.step, on=day)}
    with pytest.raises(Denied):
        actions.agree(step=submitted.step, by=actor, at=now)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_on_its_first_and_last_day_it_counts(world, submitted, lent, day):
    assert submitted.step in waiting_for(world.actor("owner", on=day))
    holders = {holder.person: holder.giver for holder in holders_of(submitted.step, on=day)}
    assert holders == {world.approver: None, world.owner: world.approver}


def test_it_lapses_with_the_role_of_its_giver(world, submitted, lent):
    world.approver.memberships.update(ends_on=date(2026, 11, 17))

    assert holders_of(submitted.step, on=LAST) == []
    assert submitted.step not in waiting_for(world.actor("owner", on=LAST))


def test_an_own_role_goes_before_a_lent_one(world, submitted, lent, now):
    give_role(world.owner, world.commune.unit, "approver")

    actions.agree(step=submitted.step, by=world.actor("owner"), at=now)

    assert submitted.approval.steps.get(position=1).decided_for is None


def test_the_clerk_counts_from_whatever_unit_he_sits_in_and_others_do_not(world, submitted):
    give_role(make_person("head"), world.commune.culture, "approver")
    content, layout, _sign = submitted.approval.steps.select_related("unit").order_by("position")

    assert [holder.person for holder in holders_of(layout, on=LAST)] == [world.clerk]
    assert [holder.person for holder in holders_of(content, on=LAST)] == [world.approver]


def test_a_locked_person_holds_nothing(world, submitted):
    world.approver.is_active = False
    world.approver.save(update_fields=["is_active"])

    assert holders_of(submitted.step, on=LAST) == []
