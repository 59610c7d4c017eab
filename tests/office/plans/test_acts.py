"""What can be done on the pages of plans."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Target
from lantoa.domain.plans.states import AssignmentState, ChangeState, PlanState, TaskState
from tests.factories.plans import make_plan


def again(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def post(sign_in):
    """Sends a form as one person; the answer is not followed."""

    def send(name, /, *args, by="owner", **data):
        return sign_in(by).post(reverse(name, args=[getattr(one, "pk", one) for one in args]), data)

    return send


def test_a_plan_goes_its_way_from_draft_to_issue(world, full, post):
    steps = (
        ("submit", "owner", {}),
        ("approve", "approver", {}),
        ("approve", "clerk", {}),
        ("approve", "approver", {}),
        ("number", "clerk", {"number": "77/KH-UBND", "issued_on": "2026-11-20"}),
        ("issue", "clerk", {}),
    )

    for key, by, data in steps:
        answer = post("plan_step", full.draft, key, by=by, **data)
        assert (answer.status_code, answer["Location"]) == (302, reverse("plan", args=[full.draft.pk]))

    plan = again(full.draft)
    assert (plan.state, plan.number) == (PlanState.ISSUED, "77/KH-UBND")


@pytest.mark.parametrize("data", [{}, {"reason": "  "}])
def test_the_end_needs_a_reason(full, post, data):
    answer = post("plan_step", full.plan, "close", **data)

    assert answer.status_code == 422
    assert again(full.plan).state == PlanState.ISSUED


def test_what_a_rule_finds_wrong_stands_at_its_field(world, full, post):
    plan = make_plan(world.commune.unit, state=PlanState.APPROVED)

    answer = post("plan_step", plan, "number", by="clerk", number="58/KH-UBND", issued_on="2026-11-20")

    assert answer.status_code == 422
    assert "Số này đã cấp cho kế hoạch khác trong năm 2026." in answer.content.decode()
    assert 'value="58/KH-UBND"' in answer.content.decode()


def test_a_step_out_of_turn_is_refused_with_a_sentence(full, post):
    answer = post("plan_step", full.plan, "submit")

    assert answer.status_code == 403
    assert "Đã ban hành" in answer.content.decode()


def test_a_plan_without_tasks_is_not_submitted(world, post):
    plan = make_plan(world.commune.unit, tasks=[])

    answer = post("plan_step", plan, "submit")

    assert answer.status_code == 422
    assert "chưa có nhiệm vụ nào" in answer.content.decode()


def test_a_unit_takes_its_task(full, post):
    assert post("assignment_accept", full.assignment, by="contact").status_code == 302
    assert again(full.assignment).state == AssignmentState.ACCEPTED


def test_a_task_taken_twice_is_stale(full, post):
    post("assignment_accept", full.assignment, by="contact")

    assert post("assignment_accept", full.assignment, by="contact").status_code == 409


def test_a_unit_asks_and_is_answered(full, post):
    assert post("assignment_ask_back", full.assignment, by="contact", note="").status_code == 422
    assert post("assignment_ask_back", full.assignment, by="contact", note="Ai chi?").status_code == 302
    assert again(full.assignment).state == AssignmentState.ASKED_BACK

    assert post("assignment_reply", full.assignment, note="Ngân sách xã").status_code == 302
    assert again(full.assignment).state == AssignmentState.PENDING


def test_a_task_is_given_and_taken_away(world, full, post):
    post("task_assign", full.task, unit=world.commune.economy.pk, part="collaborator")
    given = full.task.assignments.get(unit=world.commune.economy)

    twice = post("task_assign", full.task, unit=world.commune.economy.pk, part="lead")
    assert twice.status_code == 422
    post("assignment_remove", given)
    assert not Assignment.objects.filter(pk=given.pk).exists()


def test_a_unit_of_another_body_cannot_be_chosen(world, full, post):
    answer = post("task_assign", full.task, unit=world.other_commune.culture.pk, part="lead")

    assert answer.status_code == 422


def test_a_task_is_started_dropped_and_reopened(full, post):
    post("task_move", full.task, "under_way", by="contact")
    assert again(full.task).state == TaskState.UNDER_WAY

    assert post("task_move", full.task, "dropped", by="contact").status_code == 422
    post("task_move", full.task, "dropped", by="contact", reason="Không còn cần")
    assert again(full.task).state_reason == "Không còn cần"

    post("task_move", full.task, "open", by="contact", reason="Cần lại")
    assert again(full.task).state == TaskState.OPEN


def test_a_continuous_task_is_not_finished(full, post):
    task = full.plan.tasks.get(name="Niêm yết thủ tục")

    answer = post("task_move", task, "done")
    assert answer.status_code == 403
    assert "thường xuyên" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("due_on", "2026-12-15"), ("products", "Bài\nẢnh"), ("name", "Tên khác")],
)
def test_a_change_is_asked_for(full, sign_in, field, value):
    page = reverse("task_change", args=[full.task.pk]) + f"?field={field}"

    answer = sign_in("contact").post(page, {"new_value": value, "reason": "Theo chỉ đạo"})

    assert answer.status_code == 302
    assert ChangeRequest.objects.get(task=full.task, field=field).state == ChangeState.ASKED


def test_a_lead_is_asked_for(world, full, sign_in):
    page = reverse("task_change", args=[full.task.pk]) + "?field=lead"

    sign_in("contact").post(page, {"new_value": world.commune.station.pk, "reason": "Đúng việc"})

    assert ChangeRequest.objects.get(task=full.task).new_value == world.commune.station.pk


def test_the_same_value_is_no_change(full, sign_in):
    page = reverse("task_change", args=[full.task.pk]) + "?field=due_on"

    answer = sign_in("contact").post(page, {"new_value": "2026-08-31", "reason": "Vì"})

    assert answer.status_code == 422
    assert "Chưa có gì thay đổi." in answer.content.decode()


def test_a_change_is_granted(full, post):
    assert post("change_grant", full.change).status_code == 302
    assert again(full.change.task).name == "Phát thanh hai lần"


def test_a_change_is_refused_with_a_reason(full, post):
    assert post("change_refuse", full.change, note="").status_code == 422
    assert post("change_refuse", full.change, note="Chưa cần").status_code == 302
    assert again(full.change).state == ChangeState.REFUSED


def test_a_reading_is_chosen(full, post):
    post("target_reading", full.target, window="plan", scope="each_unit")

    target = Target.objects.get(pk=full.target.pk)
    assert (target.window, target.scope, target.periods.count()) == ("plan", "each_unit", 1)
    assert post("target_reading", full.target, window="never", scope="body").status_code == 422


def test_a_look_changes_nothing(full, sign_in):
    before = Plan.objects.get(pk=full.plan.pk).revision
    owner = sign_in("owner")

    for name, row in (("assignment_accept", full.assignment),):
        assert owner.get(reverse(name, args=[row.pk])).status_code == 405
    owner.get(reverse("plan_step", args=[full.plan.pk, "close"]))
    assert again(full.plan).state == PlanState.ISSUED
    assert again(full.plan).revision == before
