"""The whole way of an official plan: drafted, agreed to, numbered, issued, received, amended, issued again."""

import re

import pytest
from playwright.sync_api import expect

from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.organisations.actions.signing import add_signing_post
from lantoa.domain.plans.models import Assignment, Plan
from lantoa.papers.checking.door import check_docx
from lantoa.web.clock import now
from tests.e2e.conftest import PHONE, overflows
from tests.factories.drafting import a_full_record
from tests.factories.plans import a_target, a_task, make_plan
from tests.factories.world import make_world

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SUBJECT = "Thông tin, tuyên truyền cải cách hành chính năm 2027"
FORMS = {"Tệp Word (.docx)": b"PK", "Tệp PDF (.pdf)": b"%PDF-"}


@pytest.fixture
def world(db):
    """The small world; the province's plan runs, and the approver of the commune signs for it."""
    world = make_world()
    record = a_full_record()
    record["body"].append({"heading": 3, "mark": None, "text": "Nhiệm vụ cụ thể tại Phụ lục kèm theo."})
    make_plan(
        world.province,
        state="issued",
        number="12/KH-UBND",
        tasks=[
            a_task("Tuyên truyền trên hệ thống truyền thanh", collaborators=[world.commune.unit]),
            a_task("Đăng tin, bài trên trang thông tin điện tử", collaborators=[world.commune.unit]),
        ],
        targets=[a_target()],
        record=record,
    )
    add_signing_post(
        world.commune.unit,
        person=world.approver,
        position="Chủ tịch",
        is_head=True,
        is_acting=False,
        starts_on=None,
        ends_on=None,
        by=None,
        at=now(),
    )
    return world


def confirm(page, name: str, title: str = "") -> None:
    """Presses a button, and the one of that name in the dialog that it opens."""
    page.get_by_role("button", name=name, exact=True).first.click()
    page.get_by_role("dialog", name=title or name).get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_load_state()


def go_to_part(page, name: str, key: str) -> None:
    page.locator(".dk-outline").get_by_text(name, exact=True).click()
    page.wait_for_selector(f"#dk-part[data-part={key}]")


def is_saved(page) -> None:
    page.wait_for_selector("#dk-saved[data-state=ok]")


def give_task(page, plan: Plan, name: str, unit) -> None:
    """Lays one task of the appendix upon a unit, at the desk."""
    task = plan.tasks.get(name=name)
    page.goto(f"/plans/{plan.pk}/draft/?part=tasks&edit={task.pk}")
    page.locator(f"#task-form [name=leads][value='{unit.pk}']").check()
    is_saved(page)


def name_signer(page, person) -> None:
    go_to_part(page, "Nơi nhận, người ký", "frame")
    page.locator("#frame-form [name=recipients]").fill("Phòng Văn hóa - Xã hội\nLưu: VT")
    page.locator("#frame-form [name=signer]").select_option(str(person.pk))
    is_saved(page)


def approve_on_a_phone(open_page, world, plan: Plan) -> None:
    """Content and signature by the approver, layout by the clerk, each on a phone."""
    for person in (world.approver, world.clerk, world.approver):
        phone = open_page(person, "/approvals/", size=PHONE)
        phone.get_by_role("link", name=plan.subject).first.click()
        expect(phone.get_by_text("Đến lượt anh chị")).to_be_visible()
        assert overflows(phone) <= 0
        confirm(phone, "Đồng ý", re.compile("Đồng ý"))
        expect(phone.locator("#messages")).to_contain_text("Đã đồng ý")
        phone.context.close()
    plan.refresh_from_db()
    assert plan.state == "approved"


def number_and_issue(clerk, plan: Plan) -> Paper:
    """The clerk comes from the plan to its paper, takes the number that is offered, and issues."""
    clerk.goto(f"/plans/{plan.pk}/")
    clerk.get_by_role("link", name="Văn bản chờ ban hành").click()
    clerk.get_by_role("button", name="Cấp số").click()
    expect(clerk.locator("#messages")).to_contain_text("Đã cấp số")
    confirm(clerk, "Ban hành", "Ban hành văn bản")
    expect(clerk.locator("#messages")).to_contain_text("Đã ban hành văn bản")
    plan.refresh_from_db()
    assert plan.state == "issued"
    return Paper.objects.get(subject_type="plan", subject_id=plan.pk, state="issued")


def files_are_sound(clerk, paper: Paper) -> None:
    """Both files come down, and nothing in the .docx is against the decree."""
    for label, magic in FORMS.items():
        clerk.get_by_text("Tải văn bản").first.click()
        with clerk.expect_download() as coming:
            clerk.get_by_role("link", name=label).click()
        content = coming.value.path().read_bytes()
        assert content.startswith(magic)
        if magic == b"PK":
            found = check_docx(content, name=paper.number).findings
            assert not [one for one in found if one.severity == "error"]
        clerk.reload()


def test_a_plan_goes_the_whole_way_and_is_replaced(world, open_page):
    culture = world.commune.culture
    owner = open_page(world.owner, "/plans/new/?way=above")
    owner.get_by_label("Trích yếu").fill(SUBJECT)
    owner.get_by_role("button", name="Bắt đầu soạn").click()
    owner.wait_for_url("**/draft/")
    plan = Plan.objects.get(organisation=world.commune.unit)
    assert plan.tasks.count() == 2
    for task in plan.tasks.all():
        give_task(owner, plan, task.name, culture)
    name_signer(owner, world.approver)
    go_to_part(owner, "Kiểm tra", "check")
    expect(owner.locator(".dk-checks [data-tone=bad]")).to_have_count(0)
    confirm(owner, "Trình duyệt", "Trình duyệt kế hoạch")

    approve_on_a_phone(open_page, world, plan)
    clerk = open_page(world.clerk)
    paper = number_and_issue(clerk, plan)
    files_are_sound(clerk, paper)
    contact = open_page(world.contact)
    receive(contact, paper)
    expect(contact.get_by_text(f"Việc giao cho {culture.name}")).to_have_count(2)
    for _ in range(2):
        contact.get_by_role("button", name="Nhận việc").first.click()
    assert Assignment.objects.filter(task__plan=plan, state="accepted").count() == 2

    newer = replace(owner, plan)
    approve_on_a_phone(open_page, world, newer)
    other = number_and_issue(clerk, newer)
    files_are_sound(clerk, other)

    plan.refresh_from_db()
    paper.refresh_from_db()
    assert (plan.state, paper.state, other.about_id) == ("superseded", "replaced", paper.pk)
    assert paper.number != other.number
    receive(contact, other)
    expect(contact.get_by_text(f"Việc giao cho {culture.name}")).to_have_count(1)
    assert plan.tasks.count() == newer.tasks.count() == 2
    kept = Assignment.objects.get(task__plan=newer, state="accepted")
    assert kept.task.name == "Đăng tin, bài trên trang thông tin điện tử"


def receive(contact, paper: Paper) -> None:
    """The unit finds the paper on its desk and says that it came."""
    contact.goto("/")
    row = contact.get_by_role("row").filter(has_text=paper.number)
    row.get_by_role("button", name="Đã nhận").click()
    contact.wait_for_load_state()
    assert Delivery.objects.get(paper=paper, unit__isnull=False).state == "read"
    contact.goto("/")


def replace(owner, plan: Plan) -> Plan:
    """A version of the running plan in whole, with one task said otherwise; submitted."""
    owner.goto(f"/plans/{plan.pk}/")
    owner.get_by_role("link", name="Sửa đổi, bổ sung").click()
    owner.get_by_role("radio", name=re.compile("Thay thế")).check()
    owner.get_by_role("button", name="Lập dự thảo").click()
    expect(owner.get_by_text("Chưa có gì thay đổi về công việc")).to_be_visible()
    newer = Plan.objects.get(supersedes=plan)
    task = newer.tasks.get(name="Tuyên truyền trên hệ thống truyền thanh")
    owner.goto(f"/plans/{newer.pk}/draft/?part=tasks&edit={task.pk}")
    owner.locator("#task-form").locator("[name=name]").fill("Tuyên truyền trên loa phát thanh của thôn")
    is_saved(owner)
    owner.goto(f"/plans/{newer.pk}/amendment/")
    expect(owner.get_by_text("Nhiệm vụ: 0 bổ sung, 1 sửa, 0 bãi bỏ, 1 giữ nguyên.")).to_be_visible()
    confirm(owner, "Trình duyệt", "Trình duyệt kế hoạch")
    return newer
