"""The review in a browser: saved as it is typed, document and fields show each other, doubts one after another."""

import re

import pytest
from playwright.sync_api import expect

from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.shape import row_of
from lantoa.domain.plans.models import Plan
from tests.e2e.conftest import PHONE, axe_findings, overflows
from tests.factories.imports import make_review
from tests.factories.world import make_world

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(db):
    return make_world()


@pytest.fixture
def item(town, now):
    return make_review(town.actor("owner"), at=now)


@pytest.fixture
def page(open_page, town, item):
    return open_page(town.owner, f"/imports/{item.pk}/")


def saved(item):
    return Import.objects.get(pk=item.pk).review


def wait_saved(page, revision):
    expect(page.locator(".rv [name=revision]")).to_have_value(str(revision))


def test_what_is_typed_is_saved_without_a_button(page, item):
    page.locator("#f-t0-name").fill("Đăng tin, bài")
    wait_saved(page, 2)
    assert row_of(saved(item), "t0")["name"] == "Đăng tin, bài"
    expect(page.locator("#rv-saved")).to_contain_text("Đã lưu lúc")


def test_typing_goes_on_while_the_answer_comes_back(page, item):
    field = page.locator("#f-t0-name")
    field.fill("")
    field.press_sequentially("Một hai ba bốn năm sáu bảy tám chín mười", delay=60)
    page.wait_for_timeout(1500)
    assert field.input_value() == "Một hai ba bốn năm sáu bảy tám chín mười"
    assert row_of(saved(item), "t0")["name"] == "Một hai ba bốn năm sáu bảy tám chín mười"


def test_mark_shows_its_field_and_field_shows_its_mark(page):
    mark = page.locator('mark[data-at~="t0.leads.0"]')
    mark.locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-t0-leads-0")).to_be_focused()
    page.locator("#f-document-subject").focus()
    expect(page.locator('mark[data-at~="document.subject"]')).to_have_class(re.compile("is-here"))
    expect(mark).not_to_have_class(re.compile("is-here"))


def test_places_to_look_at_are_gone_through_by_keyboard(page):
    page.keyboard.press("F8")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("F8")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("Shift+F8")
    assert page.evaluate("document.activeElement.id") == first


def test_unit_is_found_without_marks_and_chosen(page, item, town):
    page.locator("#f-t2-leads-0").click()
    page.locator("#f-t2-leads-0-find").press_sequentially("van phong")
    page.locator("#f-t2-leads-0-found").get_by_label(re.compile("Văn phòng")).first.check()
    wait_saved(page, 2)
    assert row_of(saved(item), "t2")["leads"][0]["unit_ids"] == [town.commune.office.pk]


def test_unit_of_the_document_is_made_on_the_spot(page, item, town):
    page.locator("#f-t2-leads-0").click()
    page.get_by_text("Tạo đơn vị này").first.click()
    page.get_by_role("button", name="Tạo và gán").first.click()
    expect(page.locator("#row-t2 .lt-unit-lead")).to_contain_text("Ban Chỉ đạo chuyển đổi số")
    assert town.commune.unit.children.filter(name="Ban Chỉ đạo chuyển đổi số").exists()


def test_rows_are_added_moved_merged_and_dropped(page, item):
    page.get_by_role("button", name="Thêm nhiệm vụ").click()
    wait_saved(page, 2)
    expect(page.locator(".rv-task[data-origin=added] textarea").first).to_be_focused()
    for revision, label in ((3, "Chuyển xuống"), (4, "Gộp vào dòng trên"), (5, "Chuyển lên")):
        row = page.locator("#row-t0" if label != "Chuyển lên" else "#row-t2")
        row.locator(".rv-menu > summary").click()
        row.get_by_role("button", name=label).click()
        wait_saved(page, revision)
    assert [row["id"] for row in saved(item)["tasks"] if row["is_kept"]][:2] == ["t2", "t1"]


def test_two_windows_do_not_write_over_each_other(page, open_page, town, item):
    other = open_page(town.owner, f"/imports/{item.pk}/")
    page.locator("#f-t0-name").fill("Cửa sổ một")
    wait_saved(page, 2)
    other.locator("#f-t0-name").fill("Cửa sổ hai")
    expect(other.locator("#rv-refused")).to_contain_text("được giữ riêng")
    other.on("dialog", lambda dialog: dialog.accept())
    other.reload()
    expect(other.locator(".rv-diff")).to_contain_text("Cửa sổ hai")
    other.get_by_role("button", name="Dùng phần sửa này").click()
    expect(other.locator("#f-t0-name")).to_have_value("Cửa sổ hai")


def test_plan_is_made_once_nothing_is_missing(page, item):
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page.locator("#messages")).to_contain_text("còn 1 chỗ")
    page.locator("#f-t2-leads-0").click()
    page.locator("#row-t2").get_by_label(re.compile("Không gán đơn vị")).first.check()
    wait_saved(page, 2)
    page.get_by_role("button", name="Lập kế hoạch").click()
    page.wait_for_url(re.compile(r"/plans/\d+/"))
    assert Plan.objects.get().tasks.count() == 3


def test_phone_shows_one_side_at_a_time_and_fits(open_page, town, item):
    page = open_page(town.owner, f"/imports/{item.pk}/", size=PHONE)
    expect(page.locator("#rv-paper")).to_be_hidden()
    assert overflows(page) <= 0
    page.locator("[data-see='document.subject']").click()
    expect(page.locator("#rv-paper")).to_be_visible()
    assert overflows(page) <= 0
    page.locator('mark[data-at~="t0.name"] a').click()
    expect(page.locator("#f-t0-name")).to_be_focused()


@pytest.mark.parametrize("size", [None, PHONE])
def test_axe_finds_nothing_serious(open_page, town, item, size):
    page = open_page(town.owner, f"/imports/{item.pk}/", **({"size": size} if size else {}))
    assert axe_findings(page) == []
