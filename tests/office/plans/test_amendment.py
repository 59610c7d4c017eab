"""A running plan is amended from its page."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from lantoa.domain.documents.models import Instrument
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries.duties import DutyFilter, When, reports
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import a_duty, a_target, a_task, issue_plan, make_plan


@pytest.fixture
def old(world):
    return make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        number="58/KH-UBND",
        tasks=[
            a_task("Đăng tin", leads=[world.commune.culture]),
            a_task("Treo pano", leads=[world.commune.centre]),
        ],
        targets=[a_target()],
        duties=[a_duty()],
    )


@pytest.fixture
def new(old, sign_in):
    sign_in("owner").post(reverse("plan_amend", args=[old.pk]), {"way": "amend"})
    return Plan.objects.get(supersedes=old)


@pytest.fixture
def read(sign_in):
    def page_of(plan, name="plan_amendment", by="owner"):
        answer = sign_in(by).get(reverse(name, args=[plan.pk]))
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return page_of


def test_the_button_asks_in_which_way_and_leads_to_the_changes(old, sign_in, read):
    assert reverse("plan_amend", args=[old.pk]) in read(old, name="plan")
    client = sign_in("owner")

    assert "Thay thế: văn bản mới" in unescape(
        client.get(reverse("plan_amend", args=[old.pk])).content.decode()
    )
    answer = client.post(reverse("plan_amend", args=[old.pk]), {"way": "replace"})

    new = Plan.objects.get(supersedes=old)
    assert answer["Location"] == reverse("plan_amendment", args=[new.pk])
    assert new.subject == old.subject


def test_a_second_draft_is_refused_with_a_sentence(old, new, sign_in, read):
    answer = sign_in("owner").post(reverse("plan_amend", args=[old.pk]), {"way": "amend"})

    assert answer.status_code == 403
    assert "đã có một bản sửa đổi" in read(old, name="plan")


def test_the_changes_are_shown(new, read):
    new.tasks.get(name="Treo pano").delete()
    new.tasks.filter(name="Đăng tin").update(name="Đăng tin hằng tuần")
    new.targets.update(quantity=30)

    page = read(new)

    assert "Nhiệm vụ: 0 bổ sung, 1 sửa, 1 bãi bỏ, 0 giữ nguyên." in page
    assert "<ins> hằng tuần</ins>" in page
    assert "Bãi bỏ nhiệm vụ số 2 tại Phụ lục “Treo pano”." in page
    assert "Trung tâm Dịch vụ sự nghiệp công" in page
    assert "Tăng" in page


def test_an_untouched_draft_says_that_nothing_changed(new, read):
    assert "Chưa có gì thay đổi về công việc" in read(new)


def test_a_plan_that_replaces_none_says_so(old, read):
    assert "Kế hoạch này không thay bản nào" in read(old)


def test_the_changes_go_into_the_text(new, sign_in):
    new.tasks.get(name="Treo pano").delete()

    answer = sign_in("owner").post(reverse("plan_amendment_write", args=[new.pk]))

    assert answer.status_code == 302
    assert "Bãi bỏ" in new.sections.get(heading="NỘI DUNG SỬA ĐỔI, BỔ SUNG").lines[0]["text"]


def test_both_versions_are_named_after_the_issue(old, new, read):
    issue_plan(new, on=date(2026, 9, 15), number="70/KH-UBND")

    page = read(new)

    assert "đến hết 14/09/2026" in page
    assert "70/KH-UBND" in page


def test_a_report_of_the_version_before_stays_in_the_list_of_the_past(world, old, new):
    issue_plan(new, on=date(2026, 9, 15))

    rows = reports(world.actor("owner"), asked=DutyFilter(when=When.ALL))
    assert sorted(rows.values_list("duty__plan", "due_on")) == [
        (old.pk, date(2026, 9, 9)),
        (new.pk, date(2026, 12, 9)),
    ]
    ahead = reports(world.actor("owner"), asked=DutyFilter())
    assert list(ahead.values_list("duty__plan", flat=True)) == [new.pk]


def decree(number, **fields):
    return Instrument.objects.create(key=number, kind="Nghị định", number=number, **fields)


def test_a_basis_is_replaced_with_one_click(new, sign_in, read):
    newer = decree("30/2025/NĐ-CP")
    older = decree("10/2020/NĐ-CP", replaced_by=newer)
    citation = new.citations.create(instrument=older, role="legal_basis", position=9)
    page = read(new, name="plan_bases")
    assert "Nghị định số 10/2020/NĐ-CP đã được thay bằng Nghị định số 30/2025/NĐ-CP." in page
    assert "Thay bằng 30/2025/NĐ-CP" in page

    address = reverse("citation_replace", args=[citation.pk])
    answer = sign_in("owner").post(address, {"successor": newer.pk, "revision": new.revision})

    assert answer.status_code == 302
    citation.refresh_from_db()
    assert citation.instrument == newer


@pytest.mark.parametrize(("who", "status"), [("colleague", 403), ("stranger", 404), ("consolidator", 404)])
def test_others_replace_no_basis(new, sign_in, who, status):
    citation = new.citations.create(instrument=decree("10/2020/NĐ-CP"), role="legal_basis", position=9)
    address = reverse("citation_replace", args=[citation.pk])

    assert sign_in(who).post(address, {"successor": decree("30/2025/NĐ-CP").pk}).status_code == status


def test_an_unknown_successor_or_an_old_page_changes_nothing(new, sign_in):
    citation = new.citations.create(instrument=decree("10/2020/NĐ-CP"), role="legal_basis", position=9)
    address, client = reverse("citation_replace", args=[citation.pk]), sign_in("owner")

    assert client.post(address, {"successor": "999999"}).status_code == 404
    newer = decree("30/2025/NĐ-CP").pk
    assert client.post(address, {"successor": newer, "revision": 77}).status_code == 409
