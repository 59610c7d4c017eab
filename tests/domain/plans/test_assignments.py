"""Units take their tasks or ask back."""

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Assignment
from lantoa.domain.plans.states import AssignmentState, Part, PlanState
from tests.factories.organisations import make_unit
from tests.factories.plans import a_task, make_plan


@pytest.fixture
def task(world):
    return make_plan(
        world.commune.unit, state=PlanState.ISSUED, tasks=[a_task(leads=[world.commune.culture])]
    ).tasks.get()


@pytest.fixture
def assignment(task):
    return task.assignments.get()


@pytest.fixture
def contact(world, now):
    return {"by": world.actor("contact"), "at": now}


@pytest.fixture
def owner(world, now):
    return {"by": world.actor("owner"), "at": now}


def test_a_unit_takes_its_task(assignment, contact, now):
    actions.accept(assignment=assignment, **contact)

    assignment.refresh_from_db()
    assert (assignment.state, assignment.answered_at) == (AssignmentState.ACCEPTED, now)
    assert assignment.answered_by == contact["by"].person


def test_taking_twice_is_stale(assignment, contact):
    actions.accept(assignment=assignment, **contact)

    with pytest.raises(Stale):
        actions.accept(assignment=Assignment.objects.get(pk=assignment.pk), **contact)


def test_a_unit_asks_gets_an_answer_and_takes(assignment, contact, owner, task):
    actions.ask_back(assignment=assignment, note="Ai cấp kinh phí?", **contact)
    actions.reply(assignment=assignment, note="Nguồn thường xuyên", **owner)
    actions.accept(assignment=assignment, **contact)

    told = AuditEvent.objects.about(task).values_list("kind", flat=True)
    assert list(told)[:3] == ["assignment_accepted", "assignment_answered", "assignment_asked_back"]
    assert assignment.note == "Ai cấp kinh phí?"


def test_a_question_and_an_answer_say_something(assignment, contact, owner):
    with pytest.raises(Invalid):
        actions.ask_back(assignment=assignment, note=" ", **contact)
    actions.ask_back(assignment=assignment, note="Ai?", **contact)
    with pytest.raises(Invalid):
        actions.reply(assignment=assignment, note=" ", **owner)


def test_a_stranger_does_not_answer(world, assignment, now):
    with pytest.raises(Denied, match=world.commune.culture.name):
        actions.accept(assignment=assignment, by=world.actor("stranger"), at=now)


def test_a_running_task_is_given_to_one_more_unit(world, task, owner):
    given = actions.assign(task=task, unit=world.commune.station, part=Part.COLLABORATOR, **owner)

    assert (given.state, given.part) == (AssignmentState.PENDING, Part.COLLABORATOR)
    with pytest.raises(Invalid, match="đã được giao"):
        actions.assign(task=task, unit=world.commune.station, part=Part.LEAD, **owner)


def test_a_task_is_not_given_outside_the_body_or_to_a_unit_of_the_past(world, task, owner, today):
    gone = make_unit("Ban cũ", parent=world.commune.unit, valid_to=today.replace(year=2025))

    for unit in (gone, world.other_commune.culture):
        with pytest.raises(Invalid, match="đang hoạt động"):
            actions.assign(task=task, unit=unit, part=Part.LEAD, **owner)


def test_a_part_that_is_none_is_refused(world, task, owner):
    with pytest.raises(Invalid):
        actions.assign(task=task, unit=world.commune.station, part="boss", **owner)


def test_a_task_is_taken_from_a_unit(assignment, task, owner):
    actions.unassign(assignment=assignment, **owner)

    assert not task.assignments.exists()
    assert AuditEvent.objects.about(task).first().kind == "assignment_removed"
