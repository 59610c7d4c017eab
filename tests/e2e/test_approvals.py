"""Approving on a phone, and by a link without signing in."""

import re

import pytest
from playwright.sync_api import expect

from lantoa.domain.approvals.models import ApprovalLink
from lantoa.domain.approvals.queries import last_round
from tests.e2e.conftest import DESKTOP, PHONE, axe_findings, overflows
from tests.factories.plans import a_task, make_plan
from tests.factories.world import make_world

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def submitted(db):
    """A small world, and a plan of its commune that waits for the approver."""
    world = make_world()
    tasks = [a_task("Đăng tin, bài về cải cách hành chính", leads=[world.commune.culture])]
    return world, make_plan(world.commune.unit, state="submitted", tasks=tasks)


def sound(page) -> None:
    assert not axe_findings(page)
    assert overflows(page) <= 0


def answer(page, button: str, words: str = "") -> None:
    """Presses a button of the round, writes into its dialog and sends it."""
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog", name=re.compile(button))
    if words:
        dialog.get_by_role("textbox").fill(words)
    dialog.get_by_role("button", name=button, exact=True).last.click()
    page.wait_for_load_state("networkidle")


def test_a_plan_is_agreed_to_on_a_phone_step_by_step(open_page, submitted):
    world, plan = submitted
    for person, words in ((world.approver, "Nội dung đạt"), (world.clerk, ""), (world.approver, "")):
        page = open_page(person, "/approvals/", size=PHONE)
        sound(page)
        page.get_by_role("link", name=str(plan)).click()
        expect(page.get_by_text("Đến lượt anh chị")).to_be_visible()
        sound(page)
        answer(page, "Đồng ý", words)
        expect(page.get_by_role("alert").or_(page.locator("#messages"))).to_contain_text("Đã đồng ý")
        page.context.close()

    plan.refresh_from_db()
    assert plan.state == "approved"


def test_a_plan_is_returned_on_a_phone(open_page, submitted):
    world, plan = submitted
    page = open_page(world.approver, f"/approvals/{last_round('plan', plan.pk).pk}/", size=PHONE)

    answer(page, "Trả lại", "Thiếu kinh phí")

    plan.refresh_from_db()
    assert (plan.state, plan.state_reason) == ("draft", "Thiếu kinh phí")


def test_an_approver_away_decides_by_a_link(open_page, submitted):
    world, plan = submitted
    page = open_page(world.owner, f"/approvals/{last_round('plan', plan.pk).pk}/", size=DESKTOP)
    sound(page)
    page.get_by_role("button", name="Tạo đường dẫn").click()
    sound(page)
    address = page.get_by_label("Đường dẫn", exact=True).input_value()

    phone = open_page(None, address[address.index("/approvals/") :], size=PHONE)
    sound(phone)
    phone.get_by_role("button", name="Mở văn bản").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(plan.subject[:20])
    sound(phone)
    answer(phone, "Đồng ý", "Nhất trí")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đã ghi ý kiến")
    sound(phone)
    assert ApprovalLink.objects.get().used_at is not None
    assert last_round("plan", plan.pk).steps.get(position=1).decided_by == world.approver


def test_the_route_of_the_body_is_changed(open_page, submitted):
    world, _plan = submitted
    for size in (PHONE, DESKTOP):
        page = open_page(world.owner, "/approvals/routes/?kind=plan", size=size)
        sound(page)
    page.get_by_label("Tên bước").first.fill("Trưởng phòng đọc")
    page.get_by_role("button", name="Lưu quy trình").click()
    expect(page.get_by_text("Đã lưu quy trình duyệt")).to_be_visible()
    expect(page.locator(".ap-step").first).to_contain_text("Trưởng phòng đọc")
