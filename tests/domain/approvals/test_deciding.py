"""A round goes from step to step; who may decide, return, skip and withdraw."""

import pytest

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.queries import history_of
from lantoa.domain.approvals.states import StepState
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.actor import actor_of
from lantoa.domain.plans import actions as plans
from lantoa.domain.plans.models import Task
from tests.conftest import TODAY
from tests.factories.organisations import give_role, make_person
from tests.factories.plans import keeper_of, make_plan

PEOPLE = (
    "owner",
    "admin",
    "colleague",
    "contact",
    "editor",
    "approver",
    "clerk",
    "broadcaster",
    "stranger",
    "consolidator",
)
KEEPERS = {"owner", "admin"}


def allowed(world, check, row):
    return {name for name in PEOPLE if rules.why_not(check, row, world.actor(name)) is None}


def kinds_of(approval):
    return list(AuditEvent.objects.about(approval).values_list("kind", flat=True))


def test_a_round_takes_the_way_of_the_decree(submitted):
    steps = submitted.approval.steps.order_by("position").values_list("purpose", "role", "state")

    assert list(steps) == [
        ("content", "approver", "current"),
        ("layout", "clerk", "waiting"),
        ("sign", "approver", "waiting"),
    ]


def test_each_step_is_decided_by_its_role_in_its_turn(world, submitted, now):
    turns = []

    while submitted.step:
        who = allowed(world, rules.check_can_decide, submitted.step)
        turns.append((submitted.step.purpose, who))
        actions.agree(step=submitted.step, by=world.actor(min(who)), at=now)

    assert turns == [("content", {"approver"}), ("layout", {"clerk"}), ("sign", {"approver"})]
    submitted.plan.refresh_from_db()
    assert (submitted.approval.state, submitted.plan.state) == ("agreed", "approved")


def test_a_step_to_come_is_not_decided_yet(world, submitted):
    layout = submitted.approval.steps.get(purpose="layout")

    assert allowed(world, rules.check_can_decide, layout) == set()
    assert allowed(world, rules.check_can_return, layout) == {"clerk"}


def test_the_head_of_a_division_checks_its_content_but_does_not_sign(world):
    culture = world.commune.culture
    plan = make_plan(world.commune.unit, state="submitted", lead_unit_id=culture.pk)
    head = make_person("head")
    give_role(head, culture, "approver")
    content, _layout, sign = history_of("plan", plan.pk)[0].laid

    assert content.unit == culture
    assert rules.post_for(content, actor_of(head, on=TODAY)) is not None
    assert rules.post_for(content, world.actor("approver")) is not None
    assert rules.post_for(sign, actor_of(head, on=TODAY)) is None


def test_an_approver_of_the_superior_decides_nothing_below(world, submitted):
    far = make_person("far")
    give_role(far, world.province, "approver")

    assert rules.post_for(submitted.step, actor_of(far, on=TODAY)) is None


def test_of_two_deciders_the_second_is_stale(world, submitted, now):
    second = make_person("second")
    give_role(second, world.commune.unit, "approver")
    seen_by_both = submitted.step, submitted.step
    actions.agree(step=seen_by_both[0], by=world.actor("approver"), at=now)

    with pytest.raises(Stale):
        actions.agree(step=seen_by_both[1], by=actor_of(second, on=TODAY), at=now)
    with pytest.raises(Stale):
        actions.return_for_changes(step=seen_by_both[1], reason="Khác", by=actor_of(second, on=TODAY), at=now)
    assert submitted.states == ["agreed", "current", "waiting"]
    assert kinds_of(submitted.approval).count("approval_agreed") == 1


def test_a_page_that_saw_another_step_does_not_sign(world, submitted, now):
    seen = submitted.step.pk
    plans.approve(plan=submitted.plan, by=world.actor("approver"), at=now)
    plans.approve(plan=submitted.plan, by=world.actor("clerk"), at=now)

    with pytest.raises(Stale):
        plans.approve(plan=submitted.plan, by=world.actor("approver"), at=now, step_id=seen)
    assert submitted.step.purpose == "sign"


def test_one_person_with_every_role_goes_through_and_each_step_is_told(world, submitted):
    keeper = keeper_of(world.commune.unit)

    actions.agree(
        step=submitted.step, comment="Đồng ý", by=keeper, at=submitted.approval.opened_at, is_through=True
    )

    assert submitted.states == ["agreed"] * 3
    told = [tell(event) for event in AuditEvent.objects.about(submitted.approval)]
    assert told == [
        "đồng ý ở bước “Duyệt, ký” (tự kiểm tra)",
        "đồng ý ở bước “Kiểm tra thể thức, kỹ thuật trình bày” (tự kiểm tra)",
        "đồng ý ở bước “Kiểm tra nội dung” (tự kiểm tra): Đồng ý",
        "trình duyệt lượt 1",
    ]


def test_going_through_stops_at_a_step_of_another(world, submitted, now):
    actions.agree(step=submitted.step, by=world.actor("approver"), at=now, is_through=True)

    assert submitted.states == ["agreed", "current", "waiting"]


def test_a_return_ends_the_round_and_opens_the_draft(world, submitted, now):
    actions.return_for_changes(
        step=submitted.step, reason=" Thiếu kinh phí ", by=world.actor("approver"), at=now
    )

    submitted.plan.refresh_from_db()
    assert (submitted.plan.state, submitted.plan.state_reason) == ("draft", "Thiếu kinh phí")
    assert (submitted.approval.state, submitted.states) == ("returned", ["returned", "ended", "ended"])


def test_the_signer_need_not_wait_to_return(world, submitted, now):
    actions.agree(step=submitted.step, by=world.actor("approver"), at=now)
    sign = submitted.approval.steps.get(purpose="sign")

    actions.return_for_changes(step=sign, reason="Đổi chủ trương", by=world.actor("approver"), at=now)

    assert submitted.states == ["agreed", "ended", "returned"]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_a_return_needs_a_reason_of_some_length(world, submitted, now, reason):
    with pytest.raises(Invalid):
        actions.return_for_changes(step=submitted.step, reason=reason, by=world.actor("approver"), at=now)

    assert submitted.states == ["current", "waiting", "waiting"]


def test_a_step_is_skipped_by_the_coordinator_with_a_reason_but_never_the_signature(world, submitted, now):
    assert allowed(world, rules.check_can_skip, submitted.step) == KEEPERS
    with pytest.raises(Invalid, match="lý do"):
        actions.skip(step=submitted.step, reason=" ", by=world.actor("owner"), at=now)

    actions.skip(step=submitted.step, reason="Khuyết trưởng phòng", by=world.actor("owner"), at=now)
    actions.skip(step=submitted.step, reason="Văn thư nghỉ ốm", by=world.actor("owner"), at=now)

    assert submitted.states == ["skipped", "skipped", "current"]
    assert allowed(world, rules.check_can_skip, submitted.step) == set()


def test_a_round_is_withdrawn_by_who_opened_it_or_keeps_plans(world, submitted, now):
    assert allowed(world, rules.check_can_withdraw, submitted.approval) == KEEPERS

    actions.withdraw(approval=submitted.approval, reason="Bổ sung nhiệm vụ", by=world.actor("owner"), at=now)

    submitted.plan.refresh_from_db()
    assert (submitted.approval.state, submitted.states) == ("withdrawn", ["ended"] * 3)
    assert (submitted.plan.state, submitted.plan.state_reason) == ("draft", "Bổ sung nhiệm vụ")
    with pytest.raises(Denied, match="khép lại"):
        actions.withdraw(approval=submitted.approval, reason="Nữa", by=world.actor("owner"), at=now)


def test_withdrawing_what_was_just_agreed_is_stale(world, submitted, now):
    seen = submitted.approval
    plans.approve(plan=submitted.plan, by=keeper_of(world.commune.unit), at=now)

    with pytest.raises(Stale):
        actions.withdraw(approval=seen, reason="Chậm rồi", by=world.actor("owner"), at=now)
    assert submitted.approval.state == "agreed"


def test_another_text_than_the_one_put_before_them_is_not_agreed_to(world, submitted, now):
    Task.objects.filter(plan=submitted.plan).update(name="Nhiệm vụ bị sửa lén")

    with pytest.raises(Stale, match="bản đã trình"):
        plans.approve(plan=submitted.plan, by=keeper_of(world.commune.unit), at=now)

    submitted.plan.refresh_from_db()
    assert (submitted.plan.state, submitted.states) == ("submitted", ["current", "waiting", "waiting"])


def test_an_approved_plan_that_goes_back_takes_its_round_with_it_and_gets_a_new_one(world, submitted, now):
    keeper = keeper_of(world.commune.unit)
    plans.approve(plan=submitted.plan, by=keeper, at=now)

    plans.return_for_changes(plan=submitted.plan, reason="Sai số liệu", by=keeper, at=now)
    plans.submit(plan=submitted.plan, by=keeper, at=now)

    rounds = [(one.round, one.state) for one in history_of("plan", submitted.plan.pk)]
    assert rounds == [(2, "open"), (1, "withdrawn")]


def test_one_object_has_one_open_round(world, submitted, now):
    with pytest.raises(Stale):
        actions.open_round(
            subject_type="plan",
            subject=submitted.plan,
            organisation=world.commune.unit,
            unit=None,
            content_ref="1",
            content_sha256="",
            by=world.actor("owner"),
            at=now,
        )


def test_nobody_of_another_body_opens_a_round(world, now):
    plan = make_plan(world.commune.unit)

    with pytest.raises(Denied):
        actions.open_round(
            subject_type="plan",
            subject=plan,
            organisation=world.commune.unit,
            unit=None,
            content_ref="1",
            content_sha256="",
            by=world.actor("stranger"),
            at=now,
        )


def test_in_a_batch_one_refusal_leaves_the_others_alone(world, now):
    plans_here = [make_plan(world.commune.unit, state="submitted", subject=f"Số {n}") for n in range(3)]
    steps = [history_of("plan", plan.pk)[0].laid[0] for plan in plans_here]
    plans.approve(plan=plans_here[1], by=world.actor("approver"), at=now)

    results = actions.agree_many(steps=steps, comment="Đồng ý", by=world.actor("approver"), at=now)

    assert [bool(one.refusal) for one in results] == [False, True, False]
    assert "tải lại trang" in results[1].refusal
    states = [history_of("plan", plan.pk)[0].laid[0].comment for plan in plans_here]
    assert states == ["Đồng ý", "", "Đồng ý"]


def test_a_word_is_put_in_without_deciding(world, submitted, now):
    assert allowed(world, rules.check_can_comment, submitted.approval) == KEEPERS | {"approver", "clerk"}

    actions.comment(approval=submitted.approval, text="Kinh phí lấy từ đâu?", by=world.actor("clerk"), at=now)

    event = AuditEvent.objects.about(submitted.approval).first()
    assert tell(event) == "góp ý: Kinh phí lấy từ đâu?"
    assert submitted.step.state == StepState.CURRENT


def test_every_refusal_is_a_sentence(world, submitted):
    stranger = world.actor("stranger")
    step, approval = submitted.step, submitted.approval
    checks = [
        (rules.check_can_decide, step),
        (rules.check_can_return, step),
        (rules.check_can_skip, step),
        (rules.check_can_make_link, step),
        (rules.check_can_withdraw, approval),
        (rules.check_can_take_back, approval),
        (rules.check_can_comment, approval),
        (rules.check_can_set_route, world.commune.unit),
    ]

    sentences = [rules.why_not(check, row, stranger) for check, row in checks]

    assert all(sentence and sentence.endswith(".") for sentence in sentences)
