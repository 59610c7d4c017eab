"""Figures of plans: each counted in one place, each the size of the list behind it."""

from datetime import date

import pytest

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries.coverage import coverage
from lantoa.domain.plans.queries.plan_calendar import Kind, plan_calendar
from lantoa.domain.plans.queries.plan_list import PlanFilter, Whose, plan_figures, plans, years_of
from lantoa.domain.plans.queries.plan_page import (
    history,
    plan_above,
    plans_below,
    superior_choices,
    whats_next,
)
from lantoa.domain.plans.queries.plan_tasks import AppendixFilter, Group, appendix, grouped, quarter_named
from lantoa.domain.plans.queries.plan_text import text_of
from lantoa.domain.plans.states import PlanState
from lantoa.lib.periods import Period, month_of
from tests.factories.plans import a_duty, a_target, a_task, keeper_of, make_plan, moment_of


@pytest.fixture
def plan(world):
    commune = world.commune
    return make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        number="12/KH-UBND",
        tasks=[
            a_task(
                "Đăng tin trên trang",
                leads=[commune.culture],
                collaborators=[commune.station],
                timing={"type": "month", "year": 2026, "month": 8},
            ),
            a_task(
                "Phát thanh",
                leads=[commune.station],
                timing={"type": "recurring", "every": "month"},
            ),
            a_task("Niêm yết thủ tục", leads=[commune.one_stop], timing={"type": "continuous"}),
            a_task(
                "Hội nghị", leads=[commune.culture], timing={"type": "quarter", "year": 2026, "quarter": 4}
            ),
            a_task("Cuộc thi", timing=None),
        ],
        targets=[a_target(), a_target("02 tin/tháng", "2", per="month")],
        duties=[a_duty()],
    )


@pytest.fixture
def by(world):
    return keeper_of(world.commune.unit)


def numbers(rows):
    return [row.position for row in rows]


def ask(plan, today, **asked):
    return numbers(appendix(plan, asked=AppendixFilter(**asked), on=today))


def test_figures_of_a_plan(plan, by, today):
    actions.move_task(task=plan.tasks.get(name="Phát thanh"), to="under_way", by=by, at=moment_of(by.on))
    actions.accept(assignment=plan.tasks.get(name="Hội nghị").assignments.get(), by=by, at=moment_of(by.on))

    figures = plan_figures([plan.pk], on=today)[plan.pk]

    assert (figures.tasks, figures.open, figures.under_way, figures.overdue) == (5, 4, 1, 1)
    assert (figures.parts, figures.units, figures.accepted, figures.pending) == (5, 3, 1, 4)
    assert (figures.targets, figures.reports_ahead, figures.next_report_on) == (2, 1, date(2026, 12, 9))
    assert figures.accepted_percent == 20


def test_every_count_is_the_length_of_its_list(plan, today):
    figures = plan_figures([plan.pk], on=today)[plan.pk]

    assert figures.overdue == len(ask(plan, today, time="overdue"))
    assert figures.open == len(ask(plan, today, progress="open"))
    assert figures.tasks == len(ask(plan, today))


def test_figures_of_an_empty_plan_and_of_none(world, today):
    empty = make_plan(world.commune.unit, tasks=[])

    assert plan_figures([empty.pk], on=today)[empty.pk].tasks == 0
    assert plan_figures([], on=today) == {}


def test_figures_take_two_queries_for_any_number_of_plans(world, plan, today, django_assert_num_queries):
    others = [make_plan(world.commune.unit).pk for _ in range(3)]

    with django_assert_num_queries(2):
        plan_figures([plan.pk, *others], on=today)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3, 4, 5]),
        ({"time": "overdue"}, [1]),
        ({"time": "none"}, [3, 5]),
        ({"time": "2026-3"}, [1]),
        ({"time": "2026-4"}, [2, 4]),
        ({"time": "9999-9"}, [1, 2, 3, 4, 5]),
        ({"progress": "done"}, []),
        ({"progress": "unfinished"}, [1, 2, 3, 4, 5]),
        ({"text": "niem yet"}, [3]),
        ({"text": "HỘI NGHỊ"}, [4]),
    ],
)
def test_the_appendix_is_narrowed(plan, today, asked, expected):
    assert ask(plan, today, **asked) == expected


def test_the_appendix_of_a_unit_holds_what_it_leads_and_helps_with(world, plan, today):
    assert ask(plan, today, unit_id=world.commune.station.pk) == [1, 2]


def headings(plan, today, by):
    rows = appendix(plan, asked=AppendixFilter(), on=today)
    return [(one.heading, numbers(one.tasks)) for one in grouped(rows, by=by)]


def test_the_appendix_is_grouped(plan, today):
    assert headings(plan, today, Group.NONE) == [("", [1, 2, 3, 4, 5])]
    assert headings(plan, today, Group.STATE) == [("Chưa thực hiện", [1, 2, 3, 4, 5])]
    assert headings(plan, today, Group.QUARTER) == [
        ("Quý III/2026", [1]),
        ("Quý IV/2026", [2, 4]),
        ("Chưa quy định thời hạn", [5]),
        ("Thường xuyên", [3]),
    ]


def test_each_task_stands_once_when_grouped_by_unit(plan, today):
    found = headings(plan, today, Group.UNIT)

    assert [heading for heading, _ in found] == [
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Đài truyền thanh",
        "Chưa có đơn vị chủ trì",
    ]
    assert sorted(place for _, places in found for place in places) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", ["", "2026", "2026-5", "0000-1", "x-1", "²026-1", "2026-²"])
def test_a_word_that_names_no_quarter(name):
    assert quarter_named(name) is None


def found(actor, **asked):
    return set(plans(actor, asked=PlanFilter(**asked)).values_list("pk", flat=True))


def test_the_list_of_plans(world, plan):
    draft = make_plan(
        world.commune.unit, subject="Kế hoạch năm sau", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)
    )
    owner, above = world.actor("owner"), world.actor("consolidator")

    assert found(owner) == {plan.pk, draft.pk}
    assert found(owner, state="draft") == {draft.pk}
    assert found(owner, year=2026) == {plan.pk}
    assert found(owner, text="nam sau") == {draft.pk}
    assert found(owner, text="12/kh") == {plan.pk}
    assert found(owner, whose=Whose.BELOW) == set()
    assert found(above) == {plan.pk} == found(above, whose=Whose.BELOW)
    assert found(above, whose=Whose.OWN) == set()
    assert found(world.actor("stranger")) == set()
    assert years_of(owner) == [2027, 2026]


def test_a_changed_number_is_found(world, by):
    plan = make_plan(world.commune.unit, state=PlanState.APPROVED)
    actions.give_number(plan=plan, number="99/KH-UBND", issued_on=by.on, by=by, at=moment_of(by.on))

    assert found(world.actor("owner"), text="99 kh") == {plan.pk}


def test_the_calendar_of_a_month(plan):
    entries = plan_calendar(plan, span=month_of(2026, 12))

    assert [(entry.on.day, entry.kind) for entry in entries] == [
        (9, Kind.REPORT),
        (31, Kind.TASK),
        (31, Kind.PART),
        (31, Kind.TARGET),
        (31, Kind.TARGET),
    ]


def test_the_whole_calendar_is_in_order(plan):
    days = [entry.on for entry in plan_calendar(plan)]

    assert days == sorted(days)
    assert date(2026, 8, 31) in days


def test_a11_coverage_is_measured_against_the_units_of_the_day_of_issue(world, plan, by):
    commune, at = world.commune, moment_of(by.on)
    actions.assign(task=plan.tasks.get(name="Cuộc thi"), unit=commune.economy, part="lead", by=by, at=at)
    for name in ("Đăng tin trên trang", "Hội nghị"):
        task = plan.tasks.get(name=name)
        actions.accept(assignment=task.assignments.get(unit=commune.culture), by=by, at=at)
    actions.move_task(task=plan.tasks.get(name="Hội nghị"), to="under_way", by=by, at=at)
    actions.ask_back(
        assignment=plan.tasks.get(name="Phát thanh").assignments.get(), note="Khung giờ nào?", by=by, at=at
    )

    shown = coverage(Plan.objects.get(pk=plan.pk))

    assert {row.unit for row in shown.counted} == {commune.culture, commune.station, commune.one_stop}
    assert {row.unit for row in shown.units} - {row.unit for row in shown.counted} == {commune.economy}
    assert (shown.accepted, shown.begun, shown.covered, shown.asking) == (1, 1, 1, 1)
    assert round(shown.percent(shown.covered)) == 33


def test_a_plan_of_its_own_counts_for_a_unit(world, plan, today):
    commune = world.commune
    child = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        superior_plan_id=plan.pk,
        lead_unit_id=commune.one_stop.pk,
    )

    rows = {row.unit: row for row in coverage(plan).units}
    assert rows[commune.one_stop].child_plan == child
    assert coverage(plan).with_plan == 1


def test_nobody_assigned_is_nobody_covered(world):
    plan = make_plan(world.commune.unit, state=PlanState.ISSUED)

    assert coverage(plan).percent(coverage(plan).covered) == 0


def test_the_cascade_names_what_is_above_and_lists_what_can_be_read_below(world, plan):
    above = make_plan(world.province, state=PlanState.ISSUED)
    below = make_plan(world.commune.unit, state=PlanState.ISSUED, superior_plan_id=above.pk)
    hidden = make_plan(world.other_commune.unit, superior_plan_id=above.pk)

    seen = plan_above(below, actor=world.actor("owner"))
    assert (seen.plan, seen.is_readable) == (above, True)
    assert plans_below(above, actor=world.actor("consolidator")) == [below]
    assert hidden not in plans_below(above, actor=world.actor("consolidator"))
    assert plan_above(plan, actor=world.actor("owner")) is None


def test_plans_below_stay_below_when_a_new_version_is_issued(world):
    above = make_plan(world.province, state=PlanState.ISSUED)
    below = make_plan(world.commune.unit, state=PlanState.ISSUED, superior_plan_id=above.pk)
    newer = make_plan(world.province)
    Plan.objects.filter(pk=newer.pk).update(supersedes=above)
    newer.refresh_from_db()

    assert plans_below(newer, actor=world.actor("consolidator")) == [below]


def test_a_superior_plan_is_chosen_among_those_issued_above(world, plan):
    above = make_plan(world.province, state=PlanState.ISSUED)
    make_plan(world.province)
    make_plan(world.other_commune.unit, state=PlanState.ISSUED)

    assert set(superior_choices(world.commune.unit)) == {above, plan}
    assert set(superior_choices(world.commune.unit, without=plan.pk)) == {above}


def test_what_comes_next(plan, by, today):
    actions.ask_back(
        assignment=plan.tasks.get(name="Phát thanh").assignments.get(),
        note="Khung giờ nào?",
        by=by,
        at=moment_of(by.on),
    )

    shown = whats_next(plan, on=today)

    assert [task.name for task in shown.tasks] == ["Đăng tin trên trang", "Phát thanh", "Hội nghị"]
    assert [report.due_on for report in shown.reports] == [date(2026, 12, 9)]
    assert [question.note for question in shown.questions] == ["Khung giờ nào?"]


def test_nothing_comes_next_in_a_draft(world, today):
    shown = whats_next(make_plan(world.commune.unit, duties=[a_duty()]), on=today)

    assert (shown.tasks, shown.reports, shown.questions) == ([], [], [])


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(2026, 6, 30), 0),
        (date(2026, 7, 1), 0),
        (date(2026, 7, 6), 50),
        (date(2026, 7, 10), 90),
        (date(2026, 7, 11), 100),
        (date(2026, 8, 1), 100),
    ],
)
def test_time_gone_counts_the_days_that_are_over(on, percent):
    assert Period(date(2026, 7, 1), date(2026, 7, 10)).percent_gone(on) == percent


def test_history_holds_plan_tasks_and_targets_for_its_own_people(world, plan, by, now):
    actions.move_task(task=plan.tasks.get(name="Hội nghị"), to="under_way", by=by, at=now)
    actions.choose_reading(target=plan.targets.first(), window="plan", scope="body", by=by, at=now)

    kinds = set(history(plan, actor=world.actor("owner")).values_list("kind", flat=True))
    assert {"plan_created", "plan_issued", "task_moved", "target_reading_chosen"} <= kinds
    assert not history(plan, actor=world.actor("consolidator")).exists()


RECORD = {
    "document": {
        "issuer": "UBND xã An Hòa",
        "recipients": ["Sở Nội vụ"],
        "signer": {"name": "A", "position": None},
    },
    "outline": [
        {"label": "I", "text": "MỤC ĐÍCH", "level": 1},
        {"label": "1", "text": "Mục đích", "level": 2},
    ],
    "body": [
        {"heading": None, "mark": None, "text": "Thực hiện Nghị quyết"},
        {"heading": 1, "mark": "-", "text": "Nâng cao nhận thức"},
    ],
}


def test_the_text_is_laid_out_under_its_headings(world):
    text = text_of(make_plan(world.commune.unit, record=RECORD))

    assert [(one.level, one.heading, [p.text for p in one.paragraphs]) for one in text.sections] == [
        (0, "", ["Thực hiện Nghị quyết"]),
        (1, "MỤC ĐÍCH", []),
        (2, "Mục đích", ["Nâng cao nhận thức"]),
    ]
    assert (text.issuer, text.recipients, text.signer["position"]) == ("UBND xã An Hòa", ["Sở Nội vụ"], "")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"outline": None, "body": None, "document": None},
        {"outline": [None, {"level": "x"}], "body": [None, {"heading": 99, "text": 5}]},
        {"outline": "x", "body": {"a": 1}, "document": []},
    ],
)
def test_a_record_that_lacks_things_is_still_shown(world, record):
    assert text_of(make_plan(world.commune.unit, record=record)) is not None


def test_a_plan_without_text_is_empty(world):
    assert text_of(make_plan(world.commune.unit)).is_empty
