"""A running plan is amended; the work goes on in the new version, and each report belongs to one version."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Denied, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.amend import amend, write_changes
from lantoa.domain.plans.amending_words import amendment_lines
from lantoa.domain.plans.expansion import report_dates
from lantoa.domain.plans.models import Assignment, DutyPeriod, Plan, TargetPeriod, Task, TaskPeriod
from lantoa.domain.plans.queries.amendment import Direction, Touch, changes_of, direction_of
from lantoa.domain.plans.queries.lines import (
    is_amendment,
    line_of,
    plan_in_force,
    reigns,
    reports_of_line,
    version_for,
)
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.states import AssignmentState, Every, PlanState, TaskState
from lantoa.lib.periods import Period
from tests.factories.plans import a_duty, a_target, a_task, issue_plan, keeper_of, make_plan, moment_of

SEPTEMBER = date(2026, 9, 15)


@pytest.fixture
def commune(world):
    return world.commune


@pytest.fixture
def old(commune):
    return make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        number="58/KH-UBND",
        tasks=[
            a_task("Đăng tin, bài", leads=[commune.culture], number="1"),
            a_task("Phát thanh", leads=[commune.station], timing={"type": "recurring", "every": "month"}),
            a_task("Treo pano", leads=[commune.centre]),
        ],
        targets=[a_target(), a_target("02 buổi/tháng", "2", per="month", unit_text="buổi", task=1)],
        duties=[a_duty(), a_duty("Đài truyền thanh", frequencies=("quarter", "year"))],
    )


@pytest.fixture
def by(commune):
    return keeper_of(commune.unit, on=SEPTEMBER)


@pytest.fixture
def at():
    return moment_of(SEPTEMBER)


def rows(plan):
    return {task.name: task for task in plan.tasks.order_by("position")}


def test_an_amendment_holds_everything_and_says_what_it_amends(old, by, at):
    new = amend(plan=old, is_replacement=False, by=by, at=at)

    assert (new.state, new.number, new.supersedes_id) == (PlanState.DRAFT, "", old.pk)
    assert new.subject == (
        "Sửa đổi, bổ sung Kế hoạch số 58/KH-UBND ngày 10 tháng 7 năm 2026 về thông tin, tuyên truyền "
        "cải cách hành chính 6 tháng cuối năm 2026"
    )
    assert [task.carried_from.name for task in new.tasks.order_by("position")] == list(rows(old))
    assert changes_of(new).is_empty
    assert new.citations.get().instrument.number == "58/KH-UBND"
    assert record_of(new)["tasks"] == record_of(old)["tasks"]
    assert Plan.objects.get(pk=old.pk).state == PlanState.ISSUED
    assert AuditEvent.objects.about(old).filter(kind="plan_amended").exists()


def test_a_replacement_keeps_the_subject(old, by, at):
    new = amend(plan=old, is_replacement=True, by=by, at=at)

    assert (new.subject, is_amendment(new), new.citations.count()) == (old.subject, False, 0)


def test_a_second_draft_is_refused_and_named(old, by, at):
    amend(plan=old, is_replacement=False, by=by, at=at)

    with pytest.raises(Denied, match="đã có một bản"):
        amend(plan=old, is_replacement=True, by=by, at=at)


def test_of_two_at_the_same_moment_one_is_stale(old, by, at, monkeypatch):
    amend(plan=old, is_replacement=False, by=by, at=at)
    monkeypatch.setattr("lantoa.domain.plans.actions.amend.check_can_amend", lambda plan, by: None)

    with pytest.raises(Stale):
        amend(plan=old, is_replacement=False, by=by, at=at)
    assert Plan.objects.filter(supersedes=old).count() == 1


@pytest.mark.parametrize("who", ["colleague", "stranger", "approver", "clerk", "consolidator"])
def test_others_do_not_amend(world, old, at, who):
    with pytest.raises(Denied):
        amend(plan=old, is_replacement=False, by=world.actor(who), at=at)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.APPROVED, PlanState.CLOSED])
def test_only_a_running_plan_is_amended(commune, by, at, state):
    plan = make_plan(commune.unit, state=state)

    with pytest.raises(Denied, match="sửa đổi, bổ sung"):
        amend(plan=plan, is_replacement=False, by=by, at=at)


@pytest.fixture
def new(commune, old, by, at):
    """An amendment: pano dropped, a contest added, the station's work changed, a target raised, one dropped."""
    plan = amend(plan=old, is_replacement=False, by=by, at=at)
    tasks = rows(plan)
    tasks["Treo pano"].delete()
    Task.objects.filter(pk=tasks["Phát thanh"].pk).update(name="Phát thanh hai lần mỗi tuần")
    contest = Task.objects.create(
        plan=plan, organisation=commune.unit, org_path=plan.org_path, position=9, name="Thi tìm hiểu"
    )
    Assignment.objects.create(task=contest, unit=commune.front, part="lead")
    raised, dropped = plan.targets.order_by("position")
    type(raised).objects.filter(pk=raised.pk).update(quantity=30)
    dropped.delete()
    plan.reporting_duties.filter(position=1).update(deadline_text="trước ngày 05", deadline_day=5)
    return plan


def test_the_changes_are_named_with_the_units_they_touch(commune, old, new):
    changes = changes_of(new)

    assert [task.name for task in changes.tasks.added] == ["Thi tìm hiểu"]
    assert [task.name for task in changes.tasks.dropped] == ["Treo pano"]
    ((change,), same) = (changes.tasks.changed, changes.tasks.same_count)
    assert [(one.name, one.line.old, one.line.new) for one in change.fields] == [
        ("name", "Phát thanh", "Phát thanh hai lần mỗi tuần")
    ]
    assert same == 1
    (target,) = changes.targets.changed
    assert (direction_of(target), len(changes.targets.dropped)) == (Direction.RAISED, 1)
    assert [one.fields[0].name for one in changes.duties.changed] == ["deadline"]
    assert [(one.unit, one.how) for one in changes.units] == [
        (commune.front, Touch.CHARGED),
        (commune.station, Touch.CHANGED),
        (commune.centre, Touch.RELIEVED),
    ]


def test_the_paper_names_what_it_changes(new, by, at):
    section = write_changes(plan=new, revision=new.revision, by=by, at=at)

    texts = [line["text"] for line in section.lines]
    assert texts[0] == "Sửa đổi nhiệm vụ số 2 tại Phụ lục “Phát thanh” như sau:"
    assert "Nội dung: Phát thanh hai lần mỗi tuần." in texts
    assert "Bổ sung nhiệm vụ “Thi tìm hiểu”:" in texts
    assert "Bãi bỏ nhiệm vụ số 3 tại Phụ lục “Treo pano”." in texts
    assert texts[-1] == "Các nội dung khác của Kế hoạch số 58/KH-UBND ngày 10 tháng 7 năm 2026 giữ nguyên."
    assert [line["mark"] for line in section.lines if line["mark"] not in ("-", None)] == [
        f"{place}." for place in range(1, 7)
    ]


def test_a_day_that_moved_under_the_same_words_is_written_out(old, by, at):
    new = amend(plan=old, is_replacement=False, by=by, at=at)
    new.tasks.filter(name="Đăng tin, bài").update(due_on=date(2026, 10, 31), timing_type="before_date")

    assert [line.text for line in amendment_lines(new)][1] == "Thời gian: đến hết ngày 31/10/2026."


def test_writing_the_changes_again_renews_the_section(new, by, at):
    first = write_changes(plan=new, revision=new.revision, by=by, at=at)
    again = write_changes(plan=new, revision=new.revision, by=by, at=at)

    assert (first.pk, new.sections.filter(heading=first.heading).count()) == (again.pk, 1)
    with pytest.raises(Stale):
        write_changes(plan=new, revision=1, by=by, at=at)


def test_a_plan_that_replaces_none_has_no_changes(old):
    assert changes_of(old) is None
    assert amendment_lines(old) == []


def finished(task, by, at):
    actions.move_task(task=task, to=TaskState.DONE, by=by, at=at)


def test_work_that_is_done_stays_done(old, new, by, at):
    finished(rows(old)["Đăng tin, bài"], by, at)

    issue_plan(new, on=SEPTEMBER)

    task = rows(new)["Đăng tin, bài"]
    assert (task.state, task.done_on) == (TaskState.DONE, SEPTEMBER)
    assert Plan.objects.get(pk=old.pk).state == PlanState.SUPERSEDED


def test_units_whose_work_is_the_same_stay_and_the_others_are_asked_again(commune, old, new, by, at):
    for part in Assignment.objects.filter(task__plan=old):
        actions.accept(assignment=part, by=by, at=at)

    issue_plan(new, on=SEPTEMBER)

    states = {part.unit: part.state for part in Assignment.objects.filter(task__plan=new)}
    assert states == {
        commune.culture: AssignmentState.ACCEPTED,
        commune.station: AssignmentState.PENDING,
        commune.front: AssignmentState.PENDING,
    }
    assert set(Plan.objects.get(pk=new.pk).issued_to) == {unit.pk for unit in states}


def test_a_request_that_waits_goes_on_in_the_new_version(old, new, by, at):
    task = rows(old)["Đăng tin, bài"]
    request = actions.ask_change(
        task=task, field="name", new_value="Đăng 30 tin", reason="Tăng", by=by, at=at
    )
    issue_plan(new, on=SEPTEMBER)

    request.refresh_from_db()
    actions.grant_change(request=request, by=by, at=at)

    assert request.task_id == rows(new)["Đăng 30 tin"].pk


def test_periods_that_are_over_are_only_shown_and_the_running_one_is_judged(old, new):
    issue_plan(new, on=SEPTEMBER)

    parts = TaskPeriod.objects.filter(task__plan=new).order_by("starts_on")
    assert [(part.starts_on.month, part.is_informative) for part in parts] == [
        (7, True),
        (8, True),
        (9, False),
        (10, False),
        (11, False),
        (12, False),
    ]


def test_a_target_goes_on_to_be_judged_over_its_year(old, new):
    issue_plan(new, on=SEPTEMBER)

    (period,) = TargetPeriod.objects.filter(target__plan=new)
    assert (period.is_informative, period.quantity) == (False, 30)


def test_each_report_belongs_to_one_version(old, new):
    issue_plan(new, on=SEPTEMBER)

    due = list(reports_of_line(new).order_by("due_on", "duty").values_list("duty__plan", "due_on"))
    assert due == [
        (old.pk, date(2026, 9, 9)),
        (old.pk, date(2026, 9, 9)),
        (new.pk, date(2026, 12, 4)),
        (new.pk, date(2026, 12, 9)),
        (new.pk, date(2026, 12, 9)),
    ]
    assert not DutyPeriod.objects.filter(duty__plan=new, due_on__lt=SEPTEMBER).exists()


def test_the_version_in_force_follows_the_day(old, new):
    assert plan_in_force(old, on=date(2026, 7, 9)) is None
    assert plan_in_force(new, on=SEPTEMBER) == old

    issue_plan(new, on=SEPTEMBER)

    new.refresh_from_db()
    assert line_of(old) == line_of(new) == [old, new]
    assert plan_in_force(old, on=SEPTEMBER) == new
    assert plan_in_force(new, on=SEPTEMBER - timedelta(days=1)) == old


def test_an_amendment_of_an_amendment_names_the_first_subject_once(old, new, by, at):
    issue_plan(new, on=SEPTEMBER, number="70/KH-UBND")
    third = amend(plan=Plan.objects.get(pk=new.pk), is_replacement=False, by=by, at=at)

    assert third.subject.startswith(
        "Sửa đổi, bổ sung Kế hoạch số 70/KH-UBND ngày 15 tháng 9 năm 2026 về thông tin"
    )
    assert third.subject.lower().count("sửa đổi") == 1
    assert len(line_of(third)) == 2


def test_the_catalogue_learns_what_amends_and_what_replaces(old, new, by, at):
    issue_plan(new, on=SEPTEMBER, number="70/KH-UBND")
    amended = Instrument.objects.get(number="58/KH-UBND")
    assert [one.number for one in amended.amended_by.all()] == ["70/KH-UBND"]

    third = amend(plan=Plan.objects.get(pk=new.pk), is_replacement=True, by=by, at=at)
    issue_plan(third, on=date(2026, 10, 1), number="90/KH-UBND")

    replaced = Instrument.objects.get(number="70/KH-UBND")
    assert (replaced.replaced_by.number, replaced.valid_to) == ("90/KH-UBND", date(2026, 9, 30))


def test_a_plan_dated_before_the_one_it_replaces_begins_with_it(old, new, by, at):
    Plan.objects.filter(pk=old.pk).update(running_since=date(2026, 9, 20))
    issue_plan(Plan.objects.get(pk=new.pk), on=SEPTEMBER)

    assert Plan.objects.get(pk=new.pk).running_since == date(2026, 9, 20)


DAYS = st.integers(0, 500).map(lambda days: date(2026, 1, 1) + timedelta(days))
FREQUENCIES = st.lists(st.sampled_from(Every.values), unique=True, max_size=3).map(tuple)


def version(since):
    return Plan(running_since=since)


@given(st.lists(DAYS, min_size=1, max_size=5), DAYS)
def test_every_day_from_the_first_issue_has_exactly_one_version(starts, day):
    line = [version(since) for since in starts]

    holding = [reign for reign in reigns(line) if reign.holds(day)]

    assert len(holding) == (1 if day >= min(starts) else 0)
    assert not holding or version_for(line, due_on=day) is holding[0].plan


@given(FREQUENCIES, st.one_of(st.none(), st.integers(1, 31)), st.lists(DAYS, min_size=2, max_size=4))
def test_no_report_is_asked_twice_or_lost_when_versions_follow(frequencies, day, starts):
    span = Period(date(2026, 1, 1), date(2026, 12, 31))
    line = [version(since) for since in sorted(starts)]
    all_reports = report_dates(frequencies, deadline_day=day, plan=span)
    in_order = reigns(line)

    kept = [
        report
        for place, reign in enumerate(in_order)
        for report in all_reports
        if (not place or report.due_on >= reign.since)
        and (reign.until is None or report.due_on <= reign.until)
    ]

    assert sorted(kept, key=all_reports.index) == all_reports
    assert len(kept) == len(all_reports)
