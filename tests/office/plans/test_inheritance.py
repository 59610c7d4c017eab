"""The page that holds a plan against its superior's, and what is said there."""

from html import unescape

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import InheritanceNote, Plan
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import a_target, a_task, make_plan

COMMUNES = ("UBND các xã, phường",)
LONG = "Tổ chức tuyên truyền lưu động " + "rất dài " * 60


@pytest.fixture
def superior(world):
    return make_plan(
        world.province,
        state=PlanState.ISSUED,
        number="21/KH-UBND",
        tasks=[
            a_task("Tổ chức hội nghị <đối thoại>", lead_text=COMMUNES),
            a_task("Làm pano", lead_text=COMMUNES, timing={"type": "month", "year": 2026, "month": 9}),
            a_task("Xây dựng bộ nhận diện", leads=[world.department]),
            a_task(LONG, lead_text=COMMUNES),
        ],
        targets=[a_target("20 tin, bài/năm", responsible_text="UBND các xã")],
    )


@pytest.fixture
def plan(world, superior):
    return make_plan(
        world.commune.unit,
        superior_plan_id=superior.pk,
        tasks=[a_task("Làm pano", timing={"type": "month", "year": 2026, "month": 10})],
        lead_unit_id=world.commune.culture.pk,
    )


@pytest.fixture
def read(sign_in):
    def page_of(plan, *, by="owner", name="plan_inheritance", **query):
        answer = sign_in(by).get(reverse(name, args=[plan.pk]), query)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return page_of


def test_the_two_plans_stand_side_by_side_with_a_summary(plan, read):
    page = read(plan)

    assert "Cấp trên giao 3 nhiệm vụ: 2 thiếu, 1 chậm hơn." in page
    assert "Cấp trên giao 1 chỉ tiêu: 1 thiếu." in page
    assert "Hạn của cấp trên là 30/09/2026, của kế hoạch này là 31/10/2026, chậm hơn 31 ngày." in page
    assert "Giao cho Sở Nội vụ của cấp trên." not in page
    assert "Giao cho Sở Nội vụ của cấp trên." in read(plan, status="all")


def test_words_of_the_superior_are_no_markup(plan, sign_in):
    page = sign_in("owner").get(reverse("plan_inheritance", args=[plan.pk])).content.decode()

    assert "<đối thoại>" not in page


def test_the_filter_shows_what_is_asked_for(plan, read):
    page = read(plan, status="later")

    assert "Làm pano" in page
    assert "hội nghị" not in page
    assert "hội nghị" in read(plan, status="wanting")
    assert "hội nghị" in read(plan, status="nonsense")


def test_a_plan_without_superior_says_what_to_do(world, read):
    page = read(make_plan(world.commune.unit))

    assert "Chưa gắn với kế hoạch cấp trên" in page


def test_a_whole_plan_says_so(world, read):
    above = make_plan(world.province, state=PlanState.ISSUED, tasks=[a_task("Làm pano", lead_text=COMMUNES)])
    plan = make_plan(world.commune.unit, superior_plan_id=above.pk, tasks=[a_task("Làm pano")])

    assert "Kế hoạch đã có đủ những gì cấp trên giao" in read(plan)


def test_the_tab_is_there_only_beside_a_superior(world, plan, read):
    address = reverse("plan_inheritance", args=[plan.pk])
    other = make_plan(world.commune.unit)

    assert f'href="{address}"' in read(plan, name="plan")
    assert reverse("plan_inheritance", args=[other.pk]) not in read(other, name="plan")


def send(client, plan, **data):
    return client.post(reverse("plan_inheritance", args=[plan.pk]), {"revision": plan.revision, **data})


def test_ticked_rows_come_into_the_draft(superior, plan, sign_in):
    first, target = superior.tasks.order_by("position").first(), superior.targets.get()

    answer = send(sign_in("owner"), plan, task=[first.pk], target=[target.pk])

    assert answer.status_code == 302
    assert plan.tasks.get(inherited_from=first).assignments.get().unit.name == "Phòng Văn hóa - Xã hội"
    assert plan.targets.get().inherited_from == target


def test_nothing_ticked_is_said_on_the_page(plan, sign_in):
    answer = send(sign_in("owner"), plan)

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một nhiệm vụ" in answer.content.decode()


@pytest.mark.parametrize("value", ["", "x", "9" * 30])
def test_a_page_without_a_true_revision_is_stale(superior, plan, sign_in, value):
    answer = send(sign_in("owner"), plan, task=[superior.tasks.first().pk], revision=value)

    assert answer.status_code == 409
    assert plan.tasks.count() == 1


def test_a_running_plan_is_compared_and_not_filled(world, superior, sign_in, read):
    running = make_plan(world.commune.unit, superior_plan_id=superior.pk, state=PlanState.ISSUED)

    assert 'type="checkbox" name="task"' not in read(running)
    assert send(sign_in("owner"), running, task=[superior.tasks.first().pk]).status_code == 403


def say(plan, row, verdict, kind="task"):
    return reverse("plan_inheritance_say", args=[plan.pk, kind, row.pk, verdict])


def test_a_row_is_bound_by_hand(superior, plan, sign_in):
    first, own = superior.tasks.order_by("position").first(), plan.tasks.get()
    client = sign_in("owner")
    assert client.get(say(plan, first, "link")).status_code == 200

    answer = client.post(say(plan, first, "link"), {"own": own.pk})

    assert answer["Location"].endswith(f"#task-{first.pk}")
    own.refresh_from_db()
    assert own.inherited_from == first
    assert client.post(say(plan, first, "apart")).status_code == 302
    own.refresh_from_db()
    assert own.inherited_from is None


def test_a_row_of_another_plan_cannot_be_bound(world, superior, plan, sign_in):
    other = make_plan(world.other_commune.unit).tasks.get()
    first = superior.tasks.order_by("position").first()

    assert sign_in("owner").post(say(plan, first, "link"), {"own": other.pk}).status_code == 422
    assert sign_in("owner").post(say(plan, other, "ours")).status_code == 404


def test_a_row_is_not_ours_with_a_reason(superior, plan, sign_in, read):
    first = superior.tasks.order_by("position").first()
    client = sign_in("owner")
    assert client.post(say(plan, first, "not_ours"), {"reason": " "}).status_code == 422

    client.post(say(plan, first, "not_ours"), {"reason": "Cụm xã làm chung"})

    assert "Cụm xã làm chung" in read(plan, status="not_ours")
    client.post(say(plan, first, "ours"))
    assert InheritanceNote.objects.get().verdict == "ours"


@pytest.mark.parametrize(
    ("who", "looked", "sent"), [("colleague", 403, 403), ("stranger", 404, 404), ("consolidator", 404, 404)]
)
def test_others_say_nothing(superior, plan, sign_in, who, looked, sent):
    client, row = sign_in(who), superior.tasks.first()

    assert client.get(say(plan, row, "ours")).status_code == looked
    assert client.post(say(plan, row, "ours")).status_code == sent
    assert send(client, plan, task=[row.pk]).status_code == sent


@pytest.mark.parametrize(("kind", "verdict"), [("task", "nonsense"), ("plan", "ours"), ("target", "ours")])
def test_what_is_none_is_not_found(superior, plan, sign_in, kind, verdict):
    row = superior.tasks.order_by("position").last()

    assert sign_in("owner").get(say(plan, row, verdict, kind=kind)).status_code == 404


PAPER = ("plan_tasks", "plan_targets", "plan_reports", "plan_bases", "plan_text")
WORK = (
    "plan_calendar",
    "plan_coverage",
    "plan_history",
    "plan_tasks_file",
    "plan_inheritance",
    "plan_amendment",
)


def test_the_superiors_paper_is_read_from_below_and_its_work_is_not(superior, plan, sign_in):
    client = sign_in("owner")

    assert client.get(reverse("plan", args=[superior.pk]))["Location"] == reverse(
        "plan_text", args=[superior.pk]
    )
    for name in PAPER:
        assert client.get(reverse(name, args=[superior.pk])).status_code == 200, name
    for name in WORK:
        assert client.get(reverse(name, args=[superior.pk])).status_code == 404, name
    assert client.get(reverse("task", args=[superior.tasks.first().pk])).status_code == 404
    assert client.post(reverse("plan_step", args=[superior.pk, "close"]), {"reason": "x"}).status_code == 404


def test_how_the_superiors_work_goes_does_not_show_through(superior, plan, read):
    superior.tasks.filter(name="Làm pano").update(state="done", done_on="2026-09-01")

    page = read(superior, name="plan_tasks", state="open", time="overdue", group="state")

    assert "Làm pano" in page
    for word in ("Hoàn thành", "Quá hạn", "Trạng thái", reverse("task", args=[superior.tasks.first().pk])):
        assert word not in page


def test_a_neighbour_without_a_plan_finds_nothing(superior, plan, sign_in):
    for name in ("plan", *PAPER, *WORK):
        assert sign_in("stranger").get(reverse(name, args=[superior.pk])).status_code == 404, name


def test_the_superior_does_not_see_the_draft_below(plan, sign_in):
    assert sign_in("consolidator").get(reverse("plan_inheritance", args=[plan.pk])).status_code == 404


def test_lists_do_not_show_the_superiors_plan(superior, plan, sign_in):
    page = sign_in("owner").get(reverse("plans")).content.decode()

    assert "21/KH-UBND" not in page
    assert Plan.objects.count() == 2
