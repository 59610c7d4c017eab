"""The main way: sign in, bring a document, review it, issue the plan, find the work on the desk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Plan
from tests.e2e.conftest import ROOT, axe_findings
from tests.factories.organisations import give_role, make_person, make_unit
from tests.factories.world import make_world

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

DEMO = ROOT / "demo/plans"
PASSWORD = "mot-mat-khau-dai-9"
READING_MS = 30_000


@pytest.fixture
def town(db):
    """The small world, with somebody who keeps plans, approves and numbers in one person."""
    world = make_world()
    for name, kind in (
        ("Trung tâm Cung ứng dịch vụ công", "centre"),
        ("Đoàn Thanh niên", "mass_organisation"),
    ):
        make_unit(name, kind=kind, parent=world.commune.unit)
    person = make_person("mot.nguoi", full_name="Người Kiêm Nhiệm", password=PASSWORD)
    for role in ("coordinator", "approver", "clerk", "admin"):
        give_role(person, world.commune.unit, role)
    return world, person


def sign_in(page, username: str) -> None:
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chào")


def bring(page, path: Path) -> None:
    page.goto("/imports/")
    page.locator("input[type=file]").set_input_files(str(path))
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.goto("/imports/")
    page.get_by_role("link", name=path.name).click()
    expect(page.get_by_role("button", name="Lập kế hoạch").first).to_be_visible(timeout=READING_MS)


def make_plan_of_review(page) -> int:
    """Presses the button that makes the plan, and the one that confirms it where it asks."""
    page.get_by_role("button", name="Lập kế hoạch").first.click()
    page.wait_for_url(re.compile(r"/plans/\d+/"), timeout=READING_MS)
    return int(re.search(r"/plans/(\d+)/", page.url).group(1))


def test_a_word_file_becomes_a_running_plan(open_page, town, jobs_at_once, picture):
    world, person = town
    page = open_page(None, "/accounts/login/")
    assert not axe_findings(page)
    sign_in(page, person.username)
    bring(page, DEMO / "xa-thanh-lam-ha-2026.docx")
    assert not axe_findings(page)
    picture(page, "review")
    plan = Plan.objects.get(pk=make_plan_of_review(page))
    assert plan.tasks.count() == 12
    assert plan.number == "27/KH-UBND"
    for step in ("Trình duyệt", "Duyệt", "Ban hành"):
        take_step(page, plan, step)
    plan.refresh_from_db()
    assert plan.state == "issued"
    task = plan.tasks.get(number="1")
    assert task.due_on.isoformat() == "2026-01-30"
    page.goto("/")
    assert not axe_findings(page)
    picture(page, "desk")
    unit = Unit.objects.get(pk=world.commune.culture.pk)
    contact = open_page(world.contact, "/")
    expect(contact.get_by_text(f"Việc giao cho {unit.name}").first).to_be_visible()


def take_step(page, plan: Plan, step: str) -> None:
    page.goto(f"/plans/{plan.pk}/")
    page.get_by_role("button", name=step, exact=True).first.click()
    dialog = page.locator("dialog[open], [popover]:popover-open")
    if dialog.count():
        dialog.get_by_role("button", name=step).last.click()
    page.wait_for_load_state("networkidle")


def test_a_flattened_text_without_appendix_proposes_tasks_from_duties(open_page, town, jobs_at_once):
    _, person = town
    page = open_page(person, "/imports/")
    bring(page, DEMO / "phuong-ben-may-cuoi-nam-2026.txt")
    assert not axe_findings(page)
    plan = Plan.objects.get(pk=make_plan_of_review(page))
    assert plan.tasks.count() >= 3
    assert all(task.source_sentence for task in plan.tasks.all())
