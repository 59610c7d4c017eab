"""The pages of approvals: what waits, one round, its buttons, the route of a body."""

import re
from html import unescape

import pytest
from django.urls import reverse

from lantoa.domain.approvals import actions
from lantoa.domain.approvals.models import Route
from lantoa.domain.approvals.queries import current_step, last_round
from lantoa.domain.plans import actions as plans
from lantoa.domain.plans.models import Plan, Task
from tests.factories.plans import keeper_of, make_plan


def text_of(answer):
    return unescape(answer.content.decode())


@pytest.fixture
def plan(world):
    return make_plan(world.commune.unit, state="submitted", subject="Kế hoạch chờ ký")


@pytest.fixture
def page(client_of, plan):
    """The page of the plan's newest round as one person."""

    def opened(who: str, query: str = "") -> str:
        answer = client_of(who).get(reverse("approval", args=[last_round("plan", plan.pk).pk]) + query)
        assert answer.status_code == 200
        return text_of(answer)

    return opened


def press(client, plan, name, **data):
    return client.post(reverse(name, args=[last_round("plan", plan.pk).pk]), data)


def test_what_waits_is_listed_and_counted_in_the_menu(client_of, plan):
    answer = text_of(client_of("approver").get("/approvals/"))

    assert "Kế hoạch chờ ký" in answer
    assert re.search(r'class="lt-waiting">1<', answer)
    others = text_of(client_of("clerk").get("/approvals/"))
    assert "Không có gì chờ anh chị duyệt" in others
    assert "lt-waiting" not in others


def test_the_holder_of_the_step_gets_the_buttons_and_others_are_told(page):
    mine = page("approver")
    assert "Đến lượt anh chị: Kiểm tra nội dung" in mine
    assert {"Đồng ý", "Trả lại", "Hỏi, góp ý"} <= set(re.findall(r"<span>([^<]+)</span></button>", mine))
    waits = page("clerk")
    assert "Đang chờ bước “Kiểm tra nội dung” do người duyệt tại Xã An Hòa quyết định." in waits
    seen = page("colleague")
    assert "/agree/" not in seen
    assert "/withdraw/" not in seen


def test_agreeing_moves_the_round_on_and_the_page_says_who_agreed(client_of, world, plan, page):
    step = current_step("plan", plan.pk)

    answer = press(client_of("approver"), plan, "approval_agree", step=step.pk, comment="Đạt yêu cầu")

    assert answer.status_code == 302
    shown = page("clerk")
    assert "Đạt yêu cầu" in shown
    assert world.approver.full_name in shown
    assert "Đến lượt anh chị: Kiểm tra thể thức" in shown


def test_agreeing_to_a_step_that_somebody_just_decided_is_stale(client_of, world, plan, now):
    seen = current_step("plan", plan.pk).pk
    actions.agree(step=current_step("plan", plan.pk), by=world.actor("approver"), at=now)
    actions.agree(step=current_step("plan", plan.pk), by=world.actor("clerk"), at=now)

    answer = press(client_of("approver"), plan, "approval_agree", step=seen)

    assert answer.status_code == 403
    assert "đã xong" in text_of(answer)
    assert current_step("plan", plan.pk).purpose == "sign"


def test_a_step_of_another_round_is_not_found(client_of, world, plan):
    other = make_plan(world.commune.unit, state="submitted")

    answer = press(client_of("approver"), plan, "approval_agree", step=current_step("plan", other.pk).pk)

    assert answer.status_code == 404


def test_returning_needs_a_reason_and_opens_the_draft(client_of, plan):
    client = client_of("approver")
    assert press(client, plan, "approval_return", reason=" ").status_code == 422

    press(client, plan, "approval_return", reason="Thiếu phụ lục")

    plan.refresh_from_db()
    assert (plan.state, plan.state_reason) == ("draft", "Thiếu phụ lục")


def test_a_comment_stands_in_the_course_of_the_round(client_of, plan, page):
    press(client_of("clerk"), plan, "approval_comment", text="Kinh phí lấy ở đâu?")

    assert "góp ý: Kinh phí lấy ở đâu?" in page("owner")


def test_the_coordinator_skips_and_withdraws(client_of, plan, page):
    owner = client_of("owner")
    press(owner, plan, "approval_skip", reason="Khuyết người")
    assert "Khuyết người" in page("owner")

    press(owner, plan, "approval_withdraw", reason="Bổ sung")

    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_step_that_nobody_can_take_is_shown_with_a_sentence(world, page):
    world.approver.memberships.all().delete()

    assert "Chưa có ai giữ vai trò người duyệt tại Xã An Hòa." in page("owner")


def test_a_self_check_is_visible(world, page, plan, now):
    keeper = keeper_of(world.commune.unit)
    actions.agree(step=current_step("plan", plan.pk), by=keeper, at=now)

    assert "tự kiểm tra" in page("owner")


def test_after_an_edit_only_what_changed_since_ones_own_agreement_is_shown(client_of, world, plan, page, now):
    keeper = keeper_of(world.commune.unit)
    for who in ("approver", "clerk", "approver"):
        plans.approve(plan=plan, by=world.actor(who), at=now)
    plans.return_for_changes(plan=plan, reason="Đổi tên", by=keeper, at=now)
    Task.objects.filter(plan=plan).update(name="Đăng video về cải cách hành chính")
    plans.submit(plan=Plan.objects.get(pk=plan.pk), by=keeper, at=now)

    shown = page("approver")

    assert "Thay đổi từ bản anh chị đã đồng ý" in shown
    assert re.search(r"<ins>.*video</ins>", shown, re.DOTALL)
    assert "Thay đổi so với lượt trước" in page("owner")
    assert "Lượt 1" in shown


def test_the_whole_text_comes_on_demand(page):
    assert "Toàn văn bản trình" not in page("approver")
    assert "Đăng tin, bài về cải cách hành chính" in page("approver", "?text=1")


def test_checks_stand_beside_the_buttons(page):
    shown = page("approver")

    assert "1 nhiệm vụ chưa có đơn vị chủ trì: Đăng tin, bài về cải cách hành chính." in shown
    assert "Mọi thời hạn nằm trong thời gian của kế hoạch." in shown


def test_several_are_agreed_to_at_once_after_one_question(client_of, world, plan, now):
    other = make_plan(world.commune.unit, state="submitted", subject="Kế hoạch thứ hai")
    gone = make_plan(world.commune.unit, state="submitted", subject="Kế hoạch vừa xong")
    steps = [current_step("plan", one.pk).pk for one in (plan, other, gone)]
    plans.approve(plan=gone, by=world.actor("approver"), at=now)
    client = client_of("approver")

    question = text_of(client.post("/approvals/batch/", {"steps": steps}))
    assert "Đồng ý 2 mục này?" in question
    assert last_round("plan", plan.pk).steps.get(position=1).state == "current"

    answer = text_of(client.post("/approvals/batch/", {"steps": steps, "is_confirmed": "1"}, follow=True))
    assert "Đã đồng ý 2 mục." in answer
    assert "1 mục không còn chờ anh chị" in answer
    assert last_round("plan", other.pk).steps.get(position=1).state == "agreed"


@pytest.mark.parametrize("steps", [[], ["x"], ["9" * 30]])
def test_nothing_ticked_agrees_to_nothing(client_of, plan, steps):
    answer = client_of("approver").post("/approvals/batch/", {"steps": steps}, follow=True)

    assert "Hãy đánh dấu ít nhất một mục." in text_of(answer)


def lines(*steps):
    data = {}
    for number, (place, name, purpose, role) in enumerate(steps):
        data |= {
            f"step-{number}-place": place,
            f"step-{number}-name": name,
            f"step-{number}-purpose": purpose,
            f"step-{number}-role": role,
            f"step-{number}-unit": "",
        }
    return data


def test_a_route_is_laid_in_the_order_of_its_places(client_of, world):
    data = lines(
        (2, "Chủ tịch ký", "sign", "approver"),
        (1, "Biên tập đọc", "opinion", "editor"),
        ("", "", "content", "editor"),
    )

    answer = client_of("owner").post("/approvals/routes/?kind=plan", {**data, "revision": "0"})

    assert answer.status_code == 302
    names = Route.objects.get().steps.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Biên tập đọc", "Chủ tịch ký"]
    shown = text_of(client_of("colleague").get("/approvals/routes/?kind=plan"))
    assert "Biên tập đọc" in shown
    assert 'name="step-0-name"' not in shown
    client_of("owner").post("/approvals/routes/?kind=plan", {"reset": "1", "revision": "1"})
    assert not Route.objects.exists()


def test_a_route_without_a_signature_is_refused_and_what_was_typed_stays(client_of, world):
    data = lines((1, "Biên tập đọc", "opinion", "editor"))

    answer = client_of("owner").post("/approvals/routes/?kind=plan", {**data, "revision": "0"})

    assert answer.status_code == 422
    assert "Bước cuối cùng của quy trình phải là bước duyệt, ký." in text_of(answer)
    assert "Biên tập đọc" in text_of(answer)


@pytest.mark.parametrize(("who", "status"), [("approver", 403), ("colleague", 403), ("stranger", 302)])
def test_a_route_is_set_only_for_the_own_body_by_who_keeps_plans(client_of, world, who, status):
    data = lines((1, "Ký", "sign", "approver"))

    answer = client_of(who).post("/approvals/routes/?kind=plan", {**data, "revision": "0"})

    assert answer.status_code == status
    assert not Route.objects.filter(organisation=world.commune.unit).exists()


def test_an_unknown_kind_is_not_found(client_of, world):
    assert client_of("owner").get("/approvals/routes/?kind=letter").status_code == 404


def test_the_plan_page_shows_where_its_round_stands(client_of, world, plan):
    shown = text_of(client_of("owner").get(reverse("plan", args=[plan.pk])))

    assert f"Chờ: {world.approver.full_name}" in shown
    assert reverse("approval", args=[last_round("plan", plan.pk).pk]) in shown
    history = text_of(client_of("owner").get(reverse("plan_history", args=[plan.pk])))
    assert "trình duyệt lượt 1" in history


def test_a_round_asks_few_questions(client_of, plan, django_assert_max_num_queries):
    client = client_of("approver")

    with django_assert_max_num_queries(28):
        client.get(reverse("approval", args=[last_round("plan", plan.pk).pk]))
