"""A plan held against its superior's: for whom a row is, what is missing, lower, later, other."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.plans.addressing import reaching
from lantoa.domain.plans.models import InheritanceNote, Plan, Target, Task
from lantoa.domain.plans.pairing import Status, amount, in_a_year, status_of, target_findings, task_findings
from lantoa.domain.plans.queries.inheritance import inheritance_findings, inheritance_of
from lantoa.domain.plans.states import Every, InheritanceVerdict, PlanState, TimingType
from tests.factories.plans import a_target, a_task, keeper_of, make_plan, moment_of

ON = date(2026, 11, 20)
COMMUNES = ("UBND các xã, phường",)
BY_SEPTEMBER = {"type": "month", "year": 2026, "month": 9, "text": "Tháng 9/2026"}
BY_OCTOBER = {"type": "month", "year": 2026, "month": 10, "text": "Tháng 10/2026"}


def above(world, *tasks, **fields):
    return make_plan(
        world.province, state=PlanState.ISSUED, number="21/KH-UBND", tasks=tasks or None, **fields
    )


def below(world, superior, *tasks, **fields):
    return make_plan(world.commune.unit, superior_plan_id=superior.pk, tasks=tasks, **fields)


def statuses(pairs):
    return [(str(pair.superior or pair.own), pair.status.value) for pair in pairs]


def test_a_task_for_all_communes_is_missing_until_the_plan_has_it(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại với người dân", lead_text=COMMUNES))
    plan = below(world, superior, a_task("Niêm yết thủ tục hành chính tại Một cửa"))

    found = inheritance_of(plan, on=ON)

    assert [pair.status for pair in found.tasks] == [Status.MISSING, Status.EXTRA]
    assert found.summary[0] == "Cấp trên giao 1 nhiệm vụ: 1 thiếu."


def test_a_task_in_like_words_is_found(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại với người dân về CCHC", lead_text=COMMUNES))
    plan = below(world, superior, a_task("Tổ chức Hội nghị đối thoại với nhân dân trên địa bàn xã"))

    (pair,) = inheritance_of(plan, on=ON).tasks

    assert pair.status == Status.PRESENT
    assert pair.score is not None
    assert "giống" in pair.why


def test_a_task_of_the_superiors_own_division_is_not_ours(world):
    superior = above(world, a_task("Xây dựng bộ nhận diện", leads=[world.department]))
    plan = below(world, superior, a_task("Niêm yết thủ tục"))

    pair = inheritance_of(plan, on=ON).tasks[0]

    assert pair.status == Status.NOT_OURS
    assert "Sở Nội vụ" in pair.why


def test_own_work_is_not_held_against_a_like_task_of_others(world):
    superior = above(
        world,
        a_task("Đối thoại của lãnh đạo tỉnh với doanh nghiệp", leads=[world.department], timing=BY_SEPTEMBER),
    )
    plan = below(world, superior, a_task("Đối thoại của lãnh đạo xã với doanh nghiệp", timing=BY_OCTOBER))

    assert [pair.status for pair in inheritance_of(plan, on=ON).tasks] == [Status.NOT_OURS, Status.EXTRA]


def test_a_task_for_this_body_by_name_is_ours(world):
    superior = above(world, a_task("Làm điểm tuyên truyền lưu động", leads=[world.commune.unit]))
    plan = below(world, superior, a_task("Niêm yết thủ tục"))

    assert inheritance_of(plan, on=ON).tasks[0].status == Status.MISSING
    other = make_plan(world.other_commune.unit, superior_plan_id=superior.pk)
    assert inheritance_of(other, on=ON).tasks[0].status == Status.NOT_OURS


@pytest.mark.parametrize(
    ("text", "is_reached"),
    [
        ("UBND các xã, phường, thị trấn", True),
        ("Ủy ban nhân dân cấp xã", True),
        ("Các sở, ban, ngành; UBND các xã, phường", True),
        ("Các cơ quan, đơn vị", True),
        ("các cơ quan, đơn vị, địa phương liên quan", True),
        ("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", False),
        ("Các cơ quan báo chí", False),
        ("Các phòng chuyên môn", False),
        ("Sở Nội vụ", False),
        ("Phòng Văn hóa - Xã hội", False),
        ("UBND các phường", False),
    ],
)
def test_the_words_that_reach_a_commune(text, is_reached):
    assert (reaching([text], kind="commune") is not None) is is_reached


def test_words_for_a_ward_are_not_taken_from_means_and_places():
    assert reaching(["Các phương tiện thông tin đại chúng"], kind="ward") is None
    assert reaching(["UBND các phường"], kind="ward")


def test_a_later_task_is_told_with_both_days(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES, timing=BY_SEPTEMBER))
    plan = below(world, superior, a_task("Tổ chức hội nghị đối thoại", timing=BY_OCTOBER))

    (pair,) = inheritance_of(plan, on=ON).tasks

    assert pair.status == Status.LATER
    assert "30/09/2026" in pair.findings[0].sentence
    assert "31/10/2026" in pair.findings[0].sentence


def test_a_task_that_lacks_a_product_is_another(world):
    superior = above(
        world,
        a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES, products=("Biên bản hội nghị", "Tin, bài")),
    )
    plan = below(world, superior, a_task("Tổ chức hội nghị đối thoại", products=("Tin, bài",)))

    (pair,) = inheritance_of(plan, on=ON).tasks

    assert pair.status == Status.CHANGED
    assert pair.findings[0].sentence == "Sản phẩm cấp trên yêu cầu chưa có: Biên bản hội nghị."


def test_a_rarer_recurring_task_is_lower(world):
    monthly = {"type": "recurring", "every": "month", "text": "Hằng tháng"}
    quarterly = {"type": "recurring", "every": "quarter", "text": "Hằng quý"}
    superior = above(world, a_task("Phát thanh chuyên mục", lead_text=COMMUNES, timing=monthly))
    plan = below(world, superior, a_task("Phát thanh chuyên mục", timing=quarterly))

    assert inheritance_of(plan, on=ON).tasks[0].status == Status.LOWER


def test_a_lower_target_is_told_as_a_year(world):
    superior = above(
        world, targets=[a_target("Đăng tải tối thiểu 30 tin, bài/năm", "30", responsible_text="UBND các xã")]
    )
    plan = below(
        world, superior, targets=[a_target("Đăng tải tối thiểu 02 tin, bài/tháng", "2", per="month")]
    )

    (pair,) = inheritance_of(plan, on=ON).targets

    assert pair.status == Status.LOWER
    assert "quy ra 24 so với 30 một năm" in pair.findings[0].sentence


def test_a_target_on_another_channel_is_no_pair(world):
    superior = above(world, targets=[a_target(channel="portal", responsible_text="UBND các xã")])
    plan = below(world, superior, targets=[a_target(channel="loudspeaker")])

    assert [pair.status for pair in inheritance_of(plan, on=ON).targets] == [Status.MISSING, Status.EXTRA]


def test_what_a_person_said_goes_before_likeness(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES))
    plan = below(world, superior, a_task("Tổ chức hội nghị đối thoại"), a_task("Niêm yết thủ tục"))
    task, (like, other) = superior.tasks.get(), plan.tasks.order_by("position")
    Task.objects.filter(pk=other.pk).update(inherited_from=task)

    first, second = inheritance_of(plan, on=ON).tasks

    assert (first.own, first.is_by_hand, second.own) == (other, True, like)


def test_a_row_set_apart_is_missing_however_alike(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES))
    plan = below(world, superior, a_task("Tổ chức hội nghị đối thoại"))
    keeper = keeper_of(world.commune.unit)
    InheritanceNote.objects.create(
        plan=plan,
        task=superior.tasks.get(),
        verdict=InheritanceVerdict.APART,
        at=moment_of(ON),
        by=keeper.person,
    )

    assert [pair.status for pair in inheritance_of(plan, on=ON).tasks] == [Status.MISSING, Status.EXTRA]


def test_the_newer_version_of_the_superior_is_held_against_the_plan(world):
    superior = above(world, a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES))
    plan = below(world, superior, a_task("Gặp gỡ nhân dân ba thôn"))
    newer = make_plan(world.province, tasks=[a_task("Đối thoại trực tuyến", lead_text=COMMUNES)])
    old_task = superior.tasks.get()
    newer.tasks.update(carried_from=old_task)
    plan.tasks.update(inherited_from=old_task)
    Plan.objects.filter(pk=newer.pk).update(supersedes=superior, state="issued", running_since=ON)

    found = inheritance_of(plan, on=ON)

    assert (found.superior, found.is_newer) == (newer, True)
    assert [(pair.superior.name, pair.own.name) for pair in found.tasks] == [
        ("Đối thoại trực tuyến", "Gặp gỡ nhân dân ba thôn")
    ]


def test_a_thematic_plan_answers_for_the_tasks_of_its_unit(world):
    commune = world.commune
    frame = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task("Phát thanh", leads=[commune.station]), a_task("Niêm yết", leads=[commune.one_stop])],
    )
    plan = make_plan(
        commune.unit, superior_plan_id=frame.pk, lead_unit_id=commune.station.pk, tasks=[a_task("Làm pano")]
    )

    assert [pair.status for pair in inheritance_of(plan, on=ON).tasks] == [
        Status.MISSING,
        Status.NOT_OURS,
        Status.EXTRA,
    ]


def test_a_plan_without_a_superior_has_nothing_to_compare(world):
    found = inheritance_of(make_plan(world.commune.unit), on=ON)

    assert (found.superior, found.tasks, found.targets, found.summary) == (None, [], [], [])


def test_findings_for_the_approver_are_sentences(world):
    superior = above(
        world,
        a_task("Tổ chức hội nghị đối thoại", lead_text=COMMUNES),
        a_task("Làm pano", lead_text=COMMUNES),
    )
    plan = below(world, superior, a_task("Làm pano"))

    assert inheritance_findings(plan, on=ON) == [
        "Thiếu nhiệm vụ cấp trên giao: “Tổ chức hội nghị đối thoại”."
    ]


def test_the_comparison_asks_the_same_however_long_the_plans(world, django_assert_max_num_queries):
    names = [f"Nhiệm vụ {word} lần {place}" for place, word in enumerate(["phát thanh", "niêm yết"] * 20)]
    superior = above(world, *(a_task(name, lead_text=COMMUNES) for name in names))
    plan = below(world, superior, *(a_task(name) for name in names))
    plan = Plan.objects.select_related("organisation", "lead_unit", "superior_plan").get(pk=plan.pk)

    with django_assert_max_num_queries(11):
        inheritance_of(plan, on=ON)


QUANTITIES = st.decimals(min_value=0, max_value=1000, places=2)
PERIODS = st.sampled_from(["", *Every.values])


def target(quantity, per, unit_text="tin, bài"):
    return Target(
        text="x", quantity=quantity, per=per, unit_text=unit_text, comparator="at_least", channel="portal"
    )


@given(QUANTITIES, PERIODS, QUANTITIES, PERIODS)
def test_a_target_is_lower_exactly_when_a_year_of_it_is_less(above_quantity, above_per, quantity, per):
    superior, own = target(above_quantity, above_per), target(quantity, per)

    lower = Status.LOWER in {finding.status for finding in target_findings(superior, own)}

    assert lower == (in_a_year(own) < in_a_year(superior))
    assert not target_findings(own, own)
    assert amount(own)


DAYS = st.integers(0, 400).map(lambda days: date(2026, 1, 1) + timedelta(days))


@given(DAYS, DAYS)
def test_a_task_is_later_exactly_when_its_day_is(superior_day, own_day):
    superior = Task(name="x", due_on=superior_day, timing_type=TimingType.BEFORE_DATE)
    own = Task(name="x", due_on=own_day, timing_type=TimingType.BEFORE_DATE)

    assert (status_of(task_findings(superior, own)) == Status.LATER) == (own_day > superior_day)


def test_quantities_are_written_as_papers_write_them():
    assert amount(target(Decimal("1234.50"), "year")) == "1.234,5 tin, bài mỗi năm"
    assert amount(target(Decimal("95.00"), "", "%")) == "95%"
