"""A link lets one person decide one step once, for a day."""

from datetime import timedelta

import pytest

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.actions.links import find_link, link_of
from lantoa.domain.approvals.models import ApprovalLink
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied, Invalid, Stale

HOUR = timedelta(hours=1)


@pytest.fixture
def secret(world, submitted, now):
    """The secret of a link for the approver of the commune."""
    return make(world, submitted, now=now)


def make(world, submitted, *, person="approver", by="owner", now):
    return actions.make_link(step=submitted.step, person=getattr(world, person), by=world.actor(by), at=now)[
        1
    ]


def test_the_person_of_the_link_agrees_and_the_log_says_how(world, submitted, secret, now):
    actions.decide_by_link(secret=secret, decision="agree", comment="Nhất trí", at=now + HOUR)

    assert submitted.approval.steps.get(position=1).decided_by == world.approver
    assert submitted.states == ["agreed", "current", "waiting"]
    event = AuditEvent.objects.about(submitted.approval).first()
    assert (tell(event), event.by) == (
        "đồng ý ở bước “Kiểm tra nội dung” (qua đường dẫn): Nhất trí",
        world.approver,
    )


def test_the_person_of_the_link_returns(submitted, secret, now):
    actions.decide_by_link(secret=secret, decision="return", comment="Thiếu phụ lục", at=now + HOUR)

    submitted.plan.refresh_from_db()
    assert (submitted.plan.state, submitted.plan.state_reason) == ("draft", "Thiếu phụ lục")


def test_only_the_hash_of_the_secret_is_kept(submitted, secret):
    row = ApprovalLink.objects.get()

    assert len(secret) >= 43
    assert secret not in str(row.__dict__.values())
    assert not AuditEvent.objects.filter(details__icontains=secret).exists()


@pytest.mark.parametrize(
    ("passed", "holds"), [(timedelta(hours=24) - timedelta(seconds=1), True), (timedelta(hours=24), False)]
)
def test_a_link_holds_for_a_day(submitted, secret, now, passed, holds):
    assert (rules.why_not(lambda: link_of(secret, at=now + passed)) is None) == holds
    if not holds:
        with pytest.raises(Denied, match="24 giờ"):
            actions.decide_by_link(secret=secret, decision="agree", at=now + passed)
        assert submitted.states[0] == "current"


@pytest.mark.parametrize("spoil", [lambda one: one[:-1], lambda one: one + "A", lambda one: "", str.swapcase])
def test_a_forged_link_is_nothing(secret, now, spoil):
    with pytest.raises(Denied, match="không đúng"):
        link_of(spoil(secret), at=now)


def test_a_link_decides_once(submitted, secret, now):
    actions.decide_by_link(secret=secret, decision="agree", at=now)

    with pytest.raises(Denied, match="đã được dùng"):
        actions.decide_by_link(secret=secret, decision="return", comment="Nghĩ lại", at=now)


def test_a_link_that_is_used_at_the_same_moment_is_stale(submitted, secret, now, monkeypatch):
    seen = find_link(secret)
    actions.decide_by_link(secret=secret, decision="agree", at=now)
    monkeypatch.setattr("lantoa.domain.approvals.actions.links.find_link", lambda secret: seen)

    with pytest.raises(Stale):
        actions.decide_by_link(secret=secret, decision="agree", at=now)


def test_a_newer_link_ends_the_older_one(world, submitted, secret, now):
    newer = make(world, submitted, now=now + HOUR)

    with pytest.raises(Denied, match="mới hơn"):
        link_of(secret, at=now + HOUR)
    assert link_of(newer, at=now + HOUR).person == world.approver


def test_a_link_ends_when_its_step_is_decided(world, submitted, secret, now):
    actions.agree(step=submitted.step, by=world.actor("approver"), at=now)

    with pytest.raises(Denied, match="không còn hiệu lực"):
        actions.decide_by_link(secret=secret, decision="agree", at=now)


def test_a_link_ends_when_the_round_is_withdrawn(world, submitted, secret, now):
    actions.withdraw(approval=submitted.approval, reason="Sửa", by=world.actor("owner"), at=now)

    with pytest.raises(Denied):
        actions.decide_by_link(secret=secret, decision="agree", at=now)


def test_a_link_does_not_outlive_the_role(world, submitted, secret, now):
    world.approver.memberships.all().delete()

    with pytest.raises(Denied):
        actions.decide_by_link(secret=secret, decision="agree", at=now)
    assert ApprovalLink.objects.get().used_at is None


def test_a_link_of_a_locked_person_is_closed(world, secret, now):
    world.approver.is_active = False
    world.approver.save(update_fields=["is_active"])

    with pytest.raises(Denied, match="khóa"):
        link_of(secret, at=now)


def test_a_link_is_made_only_for_who_may_decide(world, submitted, now):
    with pytest.raises(Denied):
        make(world, submitted, person="clerk", now=now)


def test_a_link_is_made_by_who_keeps_plans(world, submitted):
    names = ("owner", "admin", "approver", "clerk", "editor", "colleague", "stranger", "consolidator")
    check = rules.check_can_make_link

    allowed = {name for name in names if rules.why_not(check, submitted.step, world.actor(name)) is None}

    assert allowed == {"owner", "admin"}


def test_opening_is_kept_once(submitted, secret, now):
    actions.open_link(secret=secret, at=now)
    actions.open_link(secret=secret, at=now + HOUR)

    assert ApprovalLink.objects.get().opened_at == now
    kinds = list(AuditEvent.objects.about(submitted.approval).values_list("kind", flat=True))
    assert kinds.count("approval_link_opened") == 1


def test_an_unknown_decision_uses_nothing_up(submitted, secret, now):
    with pytest.raises(Invalid):
        actions.decide_by_link(secret=secret, decision="", at=now)
    with pytest.raises(Invalid):
        actions.decide_by_link(secret=secret, decision="return", comment=" ", at=now)

    assert link_of(secret, at=now).used_at is None
