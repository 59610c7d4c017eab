"""A body sets its own way of approving; what it may not leave out."""

import pytest

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.queries import current_step, history_of
from lantoa.domain.approvals.registry import SubjectType, register
from lantoa.domain.approvals.routes import StepDraft, default_route, revision_of, route_for
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from tests.factories.plans import make_plan

SIGN = StepDraft("sign", "Chủ tịch ký", "approver")
OPINION = StepDraft("opinion", "Ý kiến biên tập", "editor")


def set_route(world, steps, *, by="owner", revision=0, now):
    return actions.set_route(
        organisation=world.commune.unit,
        subject_type="plan",
        steps=steps,
        revision=revision,
        by=world.actor(by),
        at=now,
    )


def test_a_round_takes_the_bodys_own_steps(world, now):
    culture = world.commune.culture
    set_route(world, [StepDraft("opinion", "Ý kiến biên tập", "editor", culture.pk), SIGN], now=now)

    plan = make_plan(world.commune.unit, state="submitted")

    steps = [(one.name, one.role, one.unit) for one in history_of("plan", plan.pk)[0].laid]
    assert steps == [
        ("Ý kiến biên tập", "editor", culture),
        ("Chủ tịch ký", "approver", world.commune.unit),
    ]
    assert rules.post_for(current_step("plan", plan.pk), world.actor("editor")) is not None


def test_an_open_round_keeps_the_steps_it_was_opened_with(world, submitted, now):
    set_route(world, [SIGN], now=now)

    assert len(submitted.states) == 3


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [SIGN] * 11,
        [SIGN, OPINION],
        [OPINION],
        [StepDraft("opinion", " ", "editor"), SIGN],
        [StepDraft("opinion", "x" * 121, "editor"), SIGN],
        [StepDraft("opinion", "A", "boss"), SIGN],
        [StepDraft("stamp", "A", "editor"), SIGN],
    ],
)
def test_a_route_that_cannot_be_is_refused(world, now, steps):
    with pytest.raises(Invalid) as refusal:
        set_route(world, steps, now=now)

    assert refusal.value.problems
    assert route_for(world.commune.unit, "plan") == default_route()


def test_a_unit_of_another_body_is_refused(world, now):
    foreign = world.other_commune.culture

    with pytest.raises(Invalid):
        set_route(world, [StepDraft("opinion", "Ý kiến", "editor", foreign.pk), SIGN], now=now)


def test_a_route_is_set_by_who_keeps_plans(world):
    allowed = {
        name
        for name in ("owner", "admin", "approver", "clerk", "editor", "colleague", "stranger", "consolidator")
        if rules.why_not(rules.check_can_set_route, world.commune.unit, world.actor(name)) is None
    }

    assert allowed == {"owner", "admin"}


def test_of_two_who_set_it_the_second_is_stale(world, now):
    set_route(world, [SIGN], now=now)

    with pytest.raises(Stale):
        set_route(world, [OPINION, SIGN], by="admin", now=now)
    set_route(world, [OPINION, SIGN], revision=1, now=now)
    with pytest.raises(Stale):
        set_route(world, [SIGN], revision=1, by="admin", now=now)
    assert [step.name for step in route_for(world.commune.unit, "plan")] == [OPINION.name, SIGN.name]


def test_the_way_of_the_decree_can_be_taken_again(world, now):
    set_route(world, [SIGN], now=now)

    actions.reset_route(
        organisation=world.commune.unit, subject_type="plan", revision=1, by=world.actor("owner"), at=now
    )

    assert route_for(world.commune.unit, "plan") == default_route()
    assert revision_of(world.commune.unit, "plan") == 0
    kinds = AuditEvent.objects.filter(subject_type="route").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["approval_route_set", "approval_route_reset"]


def test_an_unknown_kind_has_no_route(world, now):
    with pytest.raises(Denied):
        actions.set_route(
            organisation=world.commune.unit,
            subject_type="letter",
            steps=[SIGN],
            revision=0,
            by=world.actor("owner"),
            at=now,
        )


def test_a_kind_that_is_registered_twice_stops_the_start():
    twin = SubjectType("plan", "kế hoạch", load=lambda pk: None, on_agreed=print, on_returned=print)

    with pytest.raises(ValueError, match="registered twice"):
        register(twin)
