"""The buttons of the desk: each makes one act, for who may, and comes back."""

import pytest

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Assignment, ChangeRequest
from tests.factories.plans import make_plan


@pytest.fixture
def part(running, world):
    """The part of the division of culture in the task that is due soon; nobody has answered yet."""
    return running.part(running.soon, world.commune.culture)


def press(client, address, **fields):
    return client.post(address, fields)


def test_the_contact_takes_a_task_with_one_tap(client_of, part):
    answer = press(client_of("contact"), f"/desk/assignments/{part.pk}/accept/")
    assert (answer.status_code, answer.url) == (302, "/")
    part.refresh_from_db()
    assert part.state == "accepted"


def test_the_contact_takes_all_tasks_at_once(client_of, world, running):
    press(client_of("contact"), "/desk/accept/")
    states = set(Assignment.objects.filter(unit=world.commune.culture).values_list("state", flat=True))
    assert states == {"accepted"}
    assert Assignment.objects.filter(unit=world.commune.office).get().state == "pending"


def test_the_contact_asks_back_and_the_keeper_answers(client_of, part):
    press(client_of("contact"), f"/desk/assignments/{part.pk}/ask-back/", note="Kinh phí?")
    part.refresh_from_db()
    assert (part.state, part.note) == ("asked_back", "Kinh phí?")
    press(client_of("owner"), f"/desk/assignments/{part.pk}/reply/", note="Từ nguồn chi thường xuyên")
    part.refresh_from_db()
    assert part.state == "pending"


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_a_question_without_words_or_without_end_is_refused(client_of, part, note):
    assert press(client_of("contact"), f"/desk/assignments/{part.pk}/ask-back/", note=note).status_code == 422
    part.refresh_from_db()
    assert part.state == "pending"


def test_the_clerk_issues(client_of, world):
    plan = make_plan(world.commune.unit, state="approved")
    press(client_of("clerk"), f"/desk/plans/{plan.pk}/issue/")
    plan.refresh_from_db()
    assert plan.state == "issued"


def test_the_keeper_grants_or_refuses_a_change(client_of, world, running, now):
    by = world.actor("contact")
    date = actions.ask_change(
        task=running.soon, field="due_on", new_value="2026-12-20", reason="Trùng", by=by, at=now
    )
    name = actions.ask_change(
        task=running.soon, field="name", new_value="Đối thoại", reason="Gọn", by=by, at=now
    )
    client = client_of("owner")
    press(client, f"/desk/changes/{date.pk}/grant/")
    press(client, f"/desk/changes/{name.pk}/refuse/", note="Giữ nguyên")
    running.soon.refresh_from_db()
    assert (f"{running.soon.due_on}", running.soon.name) == ("2026-12-20", "Tổ chức đối thoại")
    assert set(ChangeRequest.objects.values_list("state", flat=True)) == {"granted", "refused"}


def test_pressing_twice_says_that_the_page_is_old(client_of, part):
    client = client_of("contact")
    press(client, f"/desk/assignments/{part.pk}/accept/")
    answer = press(client, f"/desk/assignments/{part.pk}/accept/")
    assert answer.status_code == 409
    assert "tải lại trang" in answer.content.decode()


def addresses(part, plan, change):
    return [
        f"/desk/assignments/{part.pk}/accept/",
        f"/desk/assignments/{part.pk}/ask-back/",
        f"/desk/assignments/{part.pk}/reply/",
        f"/desk/plans/{plan.pk}/issue/",
        f"/desk/changes/{change.pk}/grant/",
        f"/desk/changes/{change.pk}/refuse/",
    ]


@pytest.fixture
def targets(part, running, world, now):
    plan = make_plan(world.commune.unit, state="submitted")
    change = actions.ask_change(
        task=running.soon, field="name", new_value="Khác", reason="Gọn", by=world.actor("contact"), at=now
    )
    return addresses(part, plan, change)


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("colleague", 403), ("editor", 403)])
def test_who_may_not_is_told_why_or_finds_nothing(client_of, targets, who, status):
    client = client_of(who)
    assert {press(client, address, note="Lý do").status_code for address in targets} == {status}


def test_a_superior_writes_nothing_below(client_of, targets):
    client = client_of("consolidator")
    assert {press(client, address, note="Lý do").status_code for address in targets} <= {403, 404}


def test_buttons_are_pressed_never_visited(client_of, targets):
    client = client_of("owner")
    assert {client.get(address).status_code for address in [*targets, "/desk/accept/"]} == {405}


def test_taking_all_with_nothing_to_take_changes_nothing(client_of, world, running):
    press(client_of("stranger"), "/desk/accept/")
    assert set(Assignment.objects.values_list("state", flat=True)) == {"pending"}
