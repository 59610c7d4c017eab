"""What the pages of plans show."""

from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import make_plan


@pytest.fixture
def read(sign_in):
    """The text of a page as one person gets it."""

    def page_of(name, *args, by="owner", **query):
        answer = sign_in(by).get(reverse(name, args=[getattr(one, "pk", one) for one in args]), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return page_of


def test_an_empty_list_leads_to_the_import(world, read):
    page = read("plans")

    assert "Chưa có kế hoạch nào" in page
    assert reverse("imports") in page


def test_a_viewer_without_plans_is_not_sent_to_import(world, read):
    assert "Nhập văn bản" not in read("plans", by="colleague")


def test_the_list_finds_without_accents(full, read):
    page = read("plans", q="du thao nam")

    assert "Dự thảo năm sau" in page
    assert "58/KH-UBND" not in page
    assert "Không có kế hoạch phù hợp" in read("plans", q="khong co gi")


def test_the_list_is_narrowed_by_state_and_year(full, read):
    assert "Dự thảo năm sau" not in read("plans", state="issued")
    assert "58/KH-UBND" in read("plans", year="2026")
    assert "Không có kế hoạch phù hợp" in read("plans", year="2031")
    assert "Dự thảo năm sau" in read("plans", state="nonsense", year="x", page="-1", sort="password")


def test_the_superior_sees_issued_plans_below(full, read):
    page = read("plans", by="consolidator", whose="below")

    assert "58/KH-UBND" in page
    assert "Dự thảo năm sau" not in page


def test_the_overview_tells_counts_and_what_is_next(full, read):
    page = read("plan", full.plan)

    assert "Quá hạn 81 ngày" in page
    assert "“Khung giờ nào?”" in page
    assert f"{reverse('plan_tasks', args=[full.plan.pk])}?time=overdue" in page


def test_the_tasks_of_a_unit(world, full, read):
    page = read("plan_tasks", full.plan, unit=world.commune.one_stop.pk)

    assert "Niêm yết thủ tục" in page
    assert "Phát thanh hằng tháng" not in page


def test_the_tasks_grouped_by_quarter(full, read):
    page = read("plan_tasks", full.plan, group="quarter")

    assert page.index("Quý III/2026") < page.index("Quý I/2027")


def test_a_draft_is_never_late(full, read):
    assert "Quá hạn" not in read("plan_tasks", full.draft).partition('id="appendix"')[2]


def rows_of_file(answer):
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_the_file_holds_the_rows_of_the_filter(full, sign_in):
    answer = sign_in("owner").get(reverse("plan_tasks_file", args=[full.plan.pk]), {"q": "dang tin"})

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert [row[2] for row in rows_of_file(answer)[1:]] == ["Đăng tin trên Trang thông tin"]


def test_no_cell_of_the_file_is_a_formula(full, sign_in):
    answer = sign_in("owner").get(reverse("plan_tasks_file", args=[full.plan.pk]))

    names = [row[2] for row in rows_of_file(answer)[1:]]
    assert "'=HYPERLINK(0)" in names


def test_the_calendar_of_a_month_and_of_all(full, read):
    december = read("plan_calendar", full.plan, month="2026-12")

    assert "Tháng 12/2026" in december
    assert "6 tháng: Các phòng, ban, đơn vị" in december
    assert "31/08/2026" in read("plan_calendar", full.plan, view="list")


@pytest.mark.parametrize("month", ["2026-13", "x", "99999-1", "2026-", "²026-1"])
def test_a_month_that_is_none_is_that_of_today(full, read, month):
    assert "Tháng 11/2026" in read("plan_calendar", full.plan, month=month)


def test_targets_say_how_they_are_read(full, read):
    page = read("plan_targets", full.plan)

    assert "A-01" in page
    assert "chỉ để theo dõi (A-53)" in page
    assert "01/01/2026 – 31/12/2026" in page


def test_reports_tell_the_last_day_and_what_was_inferred(full, read):
    page = read("plan_reports", full.plan)

    assert "09/09/2026" in page
    assert "suy ra" in page
    assert "chưa quy định" in page
    assert "Quý IV/2026" in page


def test_bases_warn_of_what_is_no_longer_in_force(full, read):
    instrument = full.plan.citations.get().instrument
    instrument.valid_to = full.plan.starts_on
    instrument.save()

    page = read("plan_bases", full.plan)

    assert "1 văn bản được dẫn không còn dùng được như đang ghi" in page
    assert "sau ngày 01/07/2026" in page


def test_the_cascade_names_the_superior_plan(world, full, read):
    above = make_plan(world.province, state=PlanState.ISSUED, number="45/KH-UBND")
    Plan.objects.filter(pk=full.plan.pk).update(superior_plan=above)

    page = read("plan_bases", full.plan)

    assert "45/KH-UBND" in page
    assert f'href="{reverse("plan", args=[above.pk])}"' in page
    assert "58/KH-UBND" in read("plan_bases", above, by="consolidator")


def test_the_text_stands_under_its_headings(full, read):
    page = read("plan_text", full.plan)

    assert page.index("MỤC ĐÍCH") < page.index("Nâng cao nhận thức")
    assert "Nguyễn Văn Minh" in page


def test_coverage_counts_the_units_of_the_issue(full, read):
    page = read("plan_coverage", full.plan)

    assert "0/4 đơn vị đã nhận và đã có việc" in page
    assert "Đang hỏi lại" in page


def test_history_is_for_the_own_body(full, read):
    assert "ban hành kế hoạch" in read("plan_history", full.plan)
    assert "Lịch sử chỉ dành cho cơ quan lập kế hoạch" in read("plan_history", full.plan, by="consolidator")


def test_text_of_others_is_never_markup(world, read):
    plan = make_plan(
        world.commune.unit,
        subject="<script>alert(1)</script>",
        record={"outline": [], "body": [{"heading": None, "mark": None, "text": "<img src=x>"}]},
    )

    for name in ("plan", "plan_text", "plan_tasks"):
        page = read(name, plan)
        assert "<script>alert" not in page
        assert "<img src=x>" not in page


def test_the_task_tells_who_when_and_what(full, read):
    page = read("task", full.task)

    for words in ("Phòng Văn hóa - Xã hội", "Tháng 8/2026", "Tin, bài", "Chờ nhận", "31/08/2026"):
        assert words in page


def test_a_button_that_is_off_says_why(full, read):
    page = read("task", full.task, by="colleague")

    assert "Chỉ đầu mối của đơn vị được giao hoặc người điều phối được cập nhật nhiệm vụ này." in page
    assert "Chỉ đầu mối của Phòng Văn hóa - Xã hội hoặc người điều phối" in page


def test_a_change_shows_old_and_new(full, read):
    page = read("task", full.change.task)

    assert "<del>Phát thanh hằng tháng</del>" in page
    assert "<ins>Phát thanh hai lần</ins>" in page
