"""The desk: what lies before whom, and counts that open the list they count."""

import re
from datetime import timedelta
from html import unescape

import pytest

from lantoa.domain.approvals.queries import last_round
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions import move_task
from lantoa.domain.plans.queries import below as below_queries
from lantoa.domain.plans.queries import desk as queries
from lantoa.domain.plans.queries.tasks import TaskFilter, tasks
from lantoa.office.tasks.filters import task_address
from tests.factories.imports import make_review
from tests.factories.organisations import make_person
from tests.factories.plans import a_task, make_plan
from tests.office.conftest import before, make_running

EVERYBODY = ("owner", "colleague", "contact", "editor", "approver", "clerk", "broadcaster", "admin")


def home(client):
    answer = client.get("/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_holder_of_the_current_step_finds_the_submitted_plan(client_of, world, now):
    plan = make_plan(world.commune.unit, state="submitted", subject="Kế hoạch chờ ký")
    round_of_plan = last_round("plan", plan.pk)
    text = home(client_of("approver"))
    assert "Chờ duyệt: Kiểm tra nội dung" in text
    assert f"/approvals/{round_of_plan.pk}/" in text
    assert "Kế hoạch chờ ký" not in home(client_of("clerk"))
    actions.approve(plan=plan, by=world.actor("approver"), at=now)
    assert "Chờ duyệt: Kiểm tra thể thức" in home(client_of("clerk"))
    assert "Kế hoạch chờ ký" not in home(client_of("approver"))
    assert "Kế hoạch chờ ký" not in home(client_of("owner"))


def test_the_clerk_finds_the_plan_without_a_number(client_of, world):
    make_plan(world.commune.unit, state="approved", subject="Kế hoạch chờ số")
    text = home(client_of("clerk"))
    assert "Cấp số, ngày ban hành" in text
    assert "Ban hành kế hoạch" not in text
    assert "Ban hành kế hoạch" in home(client_of("owner"))


def test_the_clerk_also_numbers_a_plan_that_was_issued_without_one(world):
    make_plan(world.commune.unit, state="issued")
    assert queries.to_number(world.actor("clerk")).count() == 1
    assert queries.to_issue(world.actor("clerk")).count() == 0


def test_a_returned_draft_comes_first_with_its_reason(client_of, world, now):
    make_plan(world.commune.unit, subject="Dự thảo đang viết")
    plan = make_plan(world.commune.unit, state="submitted", subject="Dự thảo bị trả")
    actions.return_for_changes(plan=plan, reason="Thiếu kinh phí", by=world.actor("approver"), at=now)
    text = home(client_of("owner"))
    assert text.index("Dự thảo bị trả") < text.index("Dự thảo đang viết")
    assert "Thiếu kinh phí" in text


def test_the_contact_finds_the_tasks_of_the_unit_and_nobody_else_does(client_of, world, running):
    assert queries.to_accept(world.actor("contact")).count() == 3
    assert "Nhận cả 3 việc" in home(client_of("contact"))
    for who in ("owner", "colleague", "stranger", "consolidator", "clerk"):
        assert queries.to_accept(world.actor(who)).count() == 0, who


def test_questions_and_changes_wait_for_the_keeper(client_of, world, running, now):
    contact = world.actor("contact")
    part = running.part(running.soon, world.commune.culture)
    actions.ask_back(assignment=part, note="Ai chủ trì?", by=contact, at=now)
    actions.ask_change(
        task=running.soon, field="due_on", new_value="2026-12-20", reason="Trùng lịch", by=contact, at=now
    )
    text = home(client_of("owner"))
    assert "Ai chủ trì?" in text
    assert "Trùng lịch" in text
    assert "24/11/2026" in text
    assert "20/12/2026" in text
    assert "Ai chủ trì?" not in home(client_of("contact"))
    assert "Trùng lịch" in home(client_of("approver"))


def test_documents_to_review_wait_for_the_keeper(client_of, world, now):
    item = make_review(world.actor("owner"), at=now)
    assert f"/imports/{item.pk}/" in home(client_of("owner"))
    assert f"/imports/{item.pk}/" not in home(client_of("contact"))
    assert f"/imports/{item.pk}/" not in home(client_of("stranger"))


@pytest.mark.parametrize("who", [*EVERYBODY, "stranger", "consolidator"])
def test_each_count_is_that_of_the_list_it_opens(client_of, world, running, who):
    client, actor = client_of(who), world.actor(who)
    desk = queries.desk(actor)
    for shelf, asked in ((desk.overdue, queries.OVERDUE), (desk.soon, queries.SOON)):
        page = client.get(task_address(asked)).content.decode()
        listed = len(re.findall(r'class="lt-row-link"', page))
        assert shelf.count == tasks(actor, asked=asked).count() == listed


def test_a_long_shelf_shows_its_first_rows_and_counts_all(world):
    late = [a_task(f"Việc {number}", timing=before("2026-11-02")) for number in range(20)]
    make_plan(world.commune.unit, state="issued", tasks=late)
    shelf = queries.desk(world.actor("owner")).overdue
    assert shelf.count == 20
    assert len(shelf.rows) == queries.SHOWN
    assert shelf.more == 20 - queries.SHOWN


def test_a_continuous_task_is_never_overdue(world, running):
    far = world.actor("owner", on=world.actor("owner").on + timedelta(days=700))
    names = {task.name for task in queries.desk(far).overdue.rows}
    assert names
    assert "Niêm yết thủ tục" not in names


def test_a_finished_task_leaves_the_desk(world, running, now):
    move_task(task=running.late, to="done", by=world.actor("owner"), at=now)
    assert queries.desk(world.actor("owner")).overdue.count == 0


def test_of_a_recurring_task_only_the_part_that_runs_is_told(world, running):
    rows = queries.desk(world.actor("contact")).parts.rows
    assert [(row.starts_on.isoformat(), row.due_on.isoformat()) for row in rows] == [
        ("2026-11-01", "2026-11-30")
    ]


def test_clocks_tell_time_and_need_and_no_invented_work(client_of, running):
    text = home(client_of("owner"))
    assert "Đồng hồ chỉ tiêu" in text
    assert "≥ 20 tin, bài" in text
    assert "88%" in text
    assert "Đã làm" not in text.replace("Số đã làm sẽ hiện", "")


def test_a_superior_sees_the_bodies_below_and_may_touch_nothing(client_of, world, running):
    make_running(world.other_commune, number="9/KH-UBND")
    found = below_queries.below(world.actor("consolidator"))
    assert found.count == 3
    assert [(body.unit.name, body.plans, body.unfinished, body.overdue) for body in found.bodies] == [
        ("Xã An Hòa", 1, 5, 1),
        ("Xã Bình Lộc", 1, 5, 1),
    ]
    assert found.bodies[0].next_report_on.isoformat() == "2026-12-09"
    text = home(client_of("consolidator"))
    assert "2 trên 3 cơ quan" in text
    assert "/desk/" not in text


def test_numbers_of_a_body_below_are_those_of_its_lists(world, running):
    actor = world.actor("consolidator")
    for body in below_queries.below(actor).bodies:
        asked = TaskFilter(is_below=True, body_id=body.unit.pk)
        assert body.unfinished == tasks(actor, asked=asked).count()


def test_a_commune_has_nobody_below(world, running):
    assert below_queries.below(world.actor("owner")).count == 0


def test_an_empty_desk_is_kind(client_of, world):
    text = home(client_of("editor"))
    assert "Bàn việc đang gọn gàng" in text
    assert "Cảm ơn anh chị" in text


def test_a_person_without_a_post_gets_an_empty_desk(client, on_the_day, db):
    from_nowhere = make_person("nowhere")
    client.force_login(from_nowhere)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("who", ["owner", "contact", "approver", "consolidator"])
def test_a_full_desk_stays_within_its_queries(
    client_of, world, running, now, who, django_assert_max_num_queries
):
    for number in range(12):
        make_plan(world.commune.unit, state="submitted", subject=f"Chờ duyệt {number}")
        make_running(world.commune, number=f"{number + 70}/KH-UBND")
    client = client_of(who)
    with django_assert_max_num_queries(36):
        client.get("/")
