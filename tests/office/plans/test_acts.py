"""What can be done on the pages of plans."""

import pytest
from django.urls import reverse

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Target, Task
from lantoa.domain.plans.states import AssignmentState, ChangeState, PlanState, TaskState
from tests.factories.plans import a_task, keeper_of, make_plan, moment_of


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


def head(plan, **changes):
    known = {
        "subject": plan.subject,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "revision": plan.revision,
    }
    return {**known, **changes}


def test_the_head_of_a_draft_is_saved(full, post):
    answer = post("plan_edit", full.draft, **head(full.draft, subject="Trích yếu mới"))

    assert answer.status_code == 302
    assert again(full.draft).subject == "Trích yếu mới"


def test_a_head_that_cannot_be_keeps_what_was_typed(full, post):
    answer = post("plan_edit", full.draft, **head(full.draft, subject="Đang gõ", ends_on="2026-01-01"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ngày kết thúc phải sau ngày bắt đầu." in page
    assert "Đang gõ" in page


def test_a_stale_head_shows_both_versions_and_can_be_sent_again(full, post):
    actions_by = keeper_of(full.draft.organisation)
    change = actions.drafting.PlanChange(
        subject="Bản của người khác", starts_on=full.draft.starts_on, ends_on=full.draft.ends_on
    )
    actions.change_plan(
        plan=again(full.draft), change=change, revision=1, by=actions_by, at=moment_of(actions_by.on)
    )

    answer = post("plan_edit", full.draft, **head(full.draft, subject="Bản của tôi"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của tôi" in page
    assert "Bản của người khác" in page
    assert 'name="revision" value="2"' in page
    assert again(full.draft).subject == "Bản của người khác"
    post("plan_edit", full.draft, **head(full.draft, subject="Bản của tôi", revision=2))
    assert again(full.draft).subject == "Bản của tôi"


def test_a_task_is_added(world, full, post):
    answer = post(
        "plan_task_add",
        full.draft,
        name="Nhiệm vụ mới",
        number="9",
        products="Tin\n\nBài ",
        leads=[world.commune.culture.pk],
        collaborators=[world.commune.station.pk],
        timing_text="Quý IV/2026",
        timing_type="quarter",
        timing_quarter="4",
        timing_year="2026",
        revision="1",
    )

    assert answer.status_code == 302
    task = full.draft.tasks.get(name="Nhiệm vụ mới")
    assert (task.products, str(task.due_on), task.position) == (["Tin", "Bài"], "2026-12-31", 5)
    assert task.assignments.count() == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"timing_type": "month", "timing_year": "2026", "timing_month": ""},
            "cách tính thời hạn cần mục này",
        ),
        ({"timing_type": "before_date"}, "cách tính thời hạn cần mục này"),
        ({"timing_type": "year", "timing_year": "99999"}, "2100"),
        ({"timing_type": "unspecified", "name": " "}, "Có 1 chỗ cần sửa"),
        ({"timing_type": "unspecified", "leads": ["999999"]}, "Có 1 chỗ cần sửa"),
    ],
)
def test_a_task_that_cannot_be_says_where(full, post, given, sentence):
    answer = post("plan_task_add", full.draft, **{"name": "Việc", "revision": "1", **given})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert full.draft.tasks.count() == 4


def test_the_form_of_a_task_holds_it_as_saved(full, sign_in):
    page = sign_in("owner").get(reverse("task_edit", args=[full.draft_task.pk])).content.decode()

    assert "Đăng tin trên Trang thông tin" in page
    assert '<option value="month" selected' in page
    assert '<option value="8" selected' in page


def test_a_stale_task_shows_both_versions(full, post):
    by = keeper_of(full.draft.organisation)
    task = again(full.draft_task)
    actions.change_task(task=task, draft=a_task("Của người khác"), revision=1, by=by, at=moment_of(by.on))

    answer = post(
        "task_edit",
        full.draft_task,
        name="Của tôi",
        timing_type="continuous",
        timing_text="Thường xuyên",
        revision="1",
    )

    assert answer.status_code == 409
    assert "Của tôi" in answer.content.decode()
    assert "Của người khác" in answer.content.decode()


def test_a_task_changes_places_and_goes(full, post):
    post("task_place", full.draft_task, way="down")
    assert again(full.draft_task).position == 2

    post("task_remove", full.draft_task)
    assert not Task.objects.filter(pk=full.draft_task.pk).exists()


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

    for name, row in (("task_place", full.draft_task), ("assignment_accept", full.assignment)):
        assert owner.get(reverse(name, args=[row.pk])).status_code == 405
    owner.get(reverse("plan_step", args=[full.plan.pk, "close"]))
    assert again(full.plan).state == PlanState.ISSUED
    assert again(full.plan).revision == before
