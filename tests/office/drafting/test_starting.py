"""A plan is begun in four ways."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import Plan
from tests.factories.organisations import give_role
from tests.factories.plans import a_target, a_task, make_plan

HEAD = {"subject": "Tuyên truyền năm 2027", "starts_on": "2027-01-01", "ends_on": "2027-12-31"}


@pytest.fixture
def above(world):
    return make_plan(
        world.province,
        state="issued",
        number="12/KH-UBND",
        tasks=[a_task("Đăng tin, bài trên trang của xã")],
        targets=[a_target()],
    )


def test_the_plan_above_is_offered_first(world, above, read):
    page = read("plan_new")

    assert "Kế hoạch 12/KH-UBND · Tỉnh Lam Giang" in page
    assert "cải cách hành chính năm 2027" in page
    assert 'value="2027-01-01"' in page


@pytest.mark.parametrize("way", ["above", "last", "sample", "empty"])
def test_each_way_leads_to_the_desk(world, above, post, way):
    own = make_plan(world.commune.unit)
    source = {"above": above.pk, "last": own.pk, "sample": "commune"}.get(way, "")

    answer = post("plan_new", way=way, source=source, **HEAD)

    plan = Plan.objects.order_by("-pk").first()
    assert answer["Location"] == reverse("plan_draft", args=[plan.pk])
    assert (plan.subject, plan.organisation, str(plan.starts_on)) == (
        HEAD["subject"],
        world.commune.unit,
        "2027-01-01",
    )
    if way == "above":
        assert plan.superior_plan == above
        assert plan.tasks.exists()


def test_a_source_that_is_not_offered_is_refused(world, above, post):
    foreign = make_plan(world.other_commune.unit)

    answer = post("plan_new", way="last", source=foreign.pk, **HEAD)

    assert answer.status_code == 422
    assert not Plan.objects.filter(organisation=world.commune.unit).exists()


def test_a_head_that_cannot_be_says_where(world, post):
    answer = post("plan_new", way="empty", **{**HEAD, "ends_on": "2026-01-01"})

    assert answer.status_code == 422
    assert "Ngày kết thúc phải sau ngày bắt đầu." in answer.content.decode()
    assert not Plan.objects.exists()


def test_nothing_to_take_from_says_so(world, read):
    assert "Chưa thấy kế hoạch nào của cấp trên" in read("plan_new", way="above")


def test_only_a_coordinator_begins(world, sign_in):
    assert sign_in("colleague").get(reverse("plan_new")).status_code == 403


def test_the_list_of_plans_leads_there(world, read):
    assert reverse("plan_new") in read("plans")
    assert reverse("plan_new") not in read("plans", by="editor")


def test_the_unit_that_led_last_or_where_one_works_is_offered_as_lead(client_of, world):
    def offered(name):
        return client_of(name).get("/plans/new/").content.decode()

    culture, office = world.commune.culture, world.commune.office
    assert f'value="{office.pk}" selected' not in offered("owner")
    give_role(world.owner, office, "contact")
    assert f'value="{office.pk}" selected' in offered("owner")
    make_plan(world.commune.unit, lead_unit_id=culture.pk)
    assert f'value="{culture.pk}" selected' in offered("owner")
