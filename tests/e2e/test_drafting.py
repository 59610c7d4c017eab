"""Drafting in the browser: from the superior's plan, a pasted table, the live paper, two people at one draft."""

import pytest

from lantoa.domain.plans.models import Plan, SetAside
from tests.e2e.conftest import PHONE, overflows
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import a_target, a_task, make_plan
from tests.factories.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """<table><tr><td>TT</td><td>Nhiệm vụ</td><td>Sản phẩm</td><td>Chủ trì</td><td>Phối hợp</td><td>Thời gian</td></tr>
<tr><td>1</td><td><p>Đăng tin về hồ sơ trực tuyến</p></td><td><p>12 tin</p><p>2 phóng sự</p></td>
<td>Phòng Văn hóa - Xã hội</td><td>Đài truyền thanh</td><td>Quý II/2027</td></tr></table>"""
PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const field = document.getElementById("paste-rows");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def draft(world):
    return plan_of(a_full_record(), world.commune.unit)


def is_saved(page):
    page.wait_for_selector("#dk-saved[data-state=ok]")


def text_of_section(page, name):
    return page.locator("article.dk-section", has=page.locator(f"textarea:text-is('{name}')")).locator(
        "textarea[name=text]"
    )


def test_a_plan_is_drafted_from_the_superiors(world, open_page, picture):
    make_plan(
        world.province,
        state="issued",
        number="12/KH-UBND",
        tasks=[a_task("Tuyên truyền trên hệ thống truyền thanh", collaborators=[world.commune.unit])],
        targets=[a_target()],
    )
    page = open_page(world.owner, "/plans/")
    page.get_by_role("link", name="Lập kế hoạch").first.click()
    page.get_by_label("Trích yếu").fill("Tuyên truyền cải cách hành chính năm 2027")
    page.get_by_role("button", name="Bắt đầu soạn").click()
    page.wait_for_url("**/draft/")

    page.locator(".dk-outline").get_by_text("Nhiệm vụ").click()
    page.wait_for_selector("#dk-part[data-part=tasks]")
    page.evaluate(PASTE, TABLE)
    page.wait_for_selector("#pasted")
    assert "Đọc được 1 nhiệm vụ" in page.inner_text("#pasted")
    picture(page, "drafting-paste")
    page.get_by_role("button", name="Thêm 1 nhiệm vụ").click()
    page.wait_for_selector("#dk-preview :text('Đăng tin về hồ sơ trực tuyến')")

    plan = Plan.objects.get(organisation=world.commune.unit)
    added = plan.tasks.get(name="Đăng tin về hồ sơ trực tuyến")
    assert added.products == ["12 tin", "2 phóng sự"]
    assert added.assignments.get(part="lead").unit == world.commune.culture
    assert "NĂM 2027" in page.inner_text("#dk-preview").upper()


def test_what_is_typed_is_saved_and_shown_in_the_paper(world, draft, open_page, picture):
    page = open_page(world.owner, f"/plans/{draft.pk}/draft/?part=text")
    field = text_of_section(page, "Mục đích")
    field.click()
    field.press("Control+End")
    field.type("\n- Ý mới vừa gõ.")

    page.wait_for_selector("#dk-preview :text('- Ý mới vừa gõ.')")
    picture(page, "drafting-desk")

    lines = draft.sections.get(heading="Mục đích").lines
    assert lines[-1] == {"mark": "-", "text": "Ý mới vừa gõ."}
    assert page.locator("#dk-preview .is-here").inner_text() == "1. Mục đích"
    assert page.evaluate("document.activeElement.name") == "text"


def test_leaving_for_another_part_saves_first(world, draft, open_page):
    page = open_page(world.owner, f"/plans/{draft.pk}/draft/?part=text")
    field = text_of_section(page, "Mục đích")
    field.fill("- Gõ rồi đi ngay.")
    page.locator(".dk-outline").get_by_text("Chỉ tiêu").click()
    page.wait_for_selector("#dk-part[data-part=targets]")

    assert "part=targets" in page.url
    assert draft.sections.get(heading="Mục đích").lines[0]["text"] == "Gõ rồi đi ngay."


def test_without_a_network_the_words_stay_and_go_later(world, draft, open_page):
    page = open_page(world.owner, f"/plans/{draft.pk}/draft/?part=text")
    field = text_of_section(page, "Mục đích")
    field.click()
    page.wait_for_timeout(300)
    page.route("**/sections/**", lambda route: route.abort())
    field.fill("- Gõ khi mất mạng.")
    page.wait_for_selector("#dk-saved[data-state=bad]")
    assert "sẽ thử lại" in page.inner_text("#dk-saved")
    assert field.input_value() == "- Gõ khi mất mạng."

    page.unroute("**/sections/**")
    is_saved(page)
    assert draft.sections.get(heading="Mục đích").lines[0]["text"] == "Gõ khi mất mạng."


def test_two_people_lose_nothing(world, draft, open_page, picture):
    first = open_page(world.owner, f"/plans/{draft.pk}/draft/?part=text")
    text_of_section(first, "Mục đích").fill("- Bản của người thứ nhất.")
    is_saved(first)

    second = open_page(world.admin, f"/plans/{draft.pk}/draft/?part=text")
    assert f"{world.owner.full_name} đang soạn" in second.inner_text("#dk-lock")
    assert text_of_section(second, "Mục đích").is_disabled()
    second.get_by_role("button", name="Tiếp quản").first.click()
    second.locator("dialog").get_by_role("button", name="Tiếp quản").click()
    second.wait_for_selector("#dk-part textarea:enabled")
    text_of_section(second, "Mục đích").fill("- Bản của người thứ hai.")
    is_saved(second)

    text_of_section(first, "Mục đích").fill("- Bản gõ muộn của người thứ nhất.")
    first.wait_for_selector(".dk-kept")
    kept = first.inner_text(".dk-kept")
    picture(first, "drafting-both")
    assert "Bản gõ muộn của người thứ nhất." in kept
    assert "Bản của người thứ hai." in kept
    assert draft.sections.get(heading="Mục đích").lines[0]["text"] == "Bản của người thứ hai."

    second.goto(f"/plans/{draft.pk}/draft/?part=text")
    second.get_by_role("button", name="Lấy bản giữ riêng").click()
    second.wait_for_function("() => !document.querySelector('.dk-kept')")
    assert draft.sections.get(heading="Mục đích").lines[0]["text"] == "Bản gõ muộn của người thứ nhất."
    assert SetAside.objects.get().state == "taken"


def test_on_a_phone_the_paper_is_one_touch_away(world, draft, open_page):
    page = open_page(world.owner, f"/plans/{draft.pk}/draft/?part=text", size=PHONE)
    assert not page.locator("#dk-paper").is_visible()

    page.locator(".rv-switch").get_by_text("Xem trước").click()

    assert page.locator("#dk-paper").is_visible()
    assert not page.locator("#dk-fields").is_visible()
    assert overflows(page) == 0
