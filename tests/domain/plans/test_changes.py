"""A running task changes by a request that keeps the old value and the reason."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import ChangeRequest, Task
from lantoa.domain.plans.states import ChangeField, ChangeState, Part, PlanState
from tests.factories.plans import a_task, make_plan


@pytest.fixture
def task(world):
    timing = {"type": "quarter", "year": 2026, "quarter": 4}
    return make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task("Đăng tin", leads=[world.commune.culture], timing=timing, products=("Tin",))],
    ).tasks.get()


@pytest.fixture
def ask(world, task, now):
    def request(field, new_value, reason="Chờ hướng dẫn"):
        return actions.ask_change(
            task=task, field=field, new_value=new_value, reason=reason, by=world.actor("contact"), at=now
        )

    return request


@pytest.fixture
def owner(world, now):
    return {"by": world.actor("owner"), "at": now}


def test_a_request_changes_nothing_until_it_is_granted(ask, task):
    request = ask(ChangeField.DUE_ON, "2026-12-15")

    assert (request.old_value, request.new_value) == ("2026-12-31", "2026-12-15")
    assert Task.objects.get(pk=task.pk).due_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("field", "new_value", "expected"),
    [
        (ChangeField.DUE_ON, "2026-12-15", date(2026, 12, 15)),
        (ChangeField.NAME, " Đăng tin, bài ", "Đăng tin, bài"),
        (ChangeField.PRODUCTS, ["Bài", " ", "Ảnh "], ["Bài", "Ảnh"]),
    ],
)
def test_a_granted_request_changes_the_task(ask, task, owner, field, new_value, expected):
    actions.grant_change(request=ask(field, new_value), **owner)

    task = Task.objects.get(pk=task.pk)
    assert (getattr(task, field), task.revision) == (expected, 2)


def test_a_granted_lead_leaves_the_old_one_collaborating(world, ask, task, owner):
    actions.grant_change(request=ask(ChangeField.LEAD, world.commune.economy.pk), **owner)

    assert dict(task.assignments.values_list("unit_id", "part")) == {
        world.commune.culture.pk: Part.COLLABORATOR,
        world.commune.economy.pk: Part.LEAD,
    }


def test_a_refusal_keeps_its_reason(ask, task, owner):
    request = ask(ChangeField.DUE_ON, "2026-12-15")

    actions.refuse_change(request=request, note="Không lùi được", **owner)

    request = ChangeRequest.objects.get(pk=request.pk)
    assert (request.state, request.decision_note) == (ChangeState.REFUSED, "Không lùi được")
    assert Task.objects.get(pk=task.pk).due_on == date(2026, 12, 31)


def test_a_refusal_needs_a_reason(ask, owner):
    with pytest.raises(Invalid):
        actions.refuse_change(request=ask(ChangeField.DUE_ON, "2026-12-15"), note="", **owner)


@pytest.mark.parametrize(
    ("field", "new_value"),
    [
        (ChangeField.DUE_ON, "2026-02-30"),
        (ChangeField.DUE_ON, "2026-09-30"),
        (ChangeField.DUE_ON, "2026-12-31"),
        (ChangeField.NAME, "  "),
        (ChangeField.NAME, "Đăng tin"),
        (ChangeField.PRODUCTS, "Bài"),
        (ChangeField.LEAD, 999_999),
        (ChangeField.LEAD, "x"),
        (ChangeField.LEAD, ""),
        ("state", "done"),
    ],
)
def test_a_value_that_cannot_be_is_refused(ask, field, new_value):
    with pytest.raises(Invalid):
        ask(field, new_value)


def test_a_request_needs_a_reason(ask):
    with pytest.raises(Invalid, match="lý do"):
        ask(ChangeField.DUE_ON, "2026-12-15", reason=" ")


def test_one_request_waits_for_a_field(ask):
    ask(ChangeField.DUE_ON, "2026-12-15")

    with pytest.raises(Invalid, match="đang chờ"):
        ask(ChangeField.DUE_ON, "2026-12-16")


def test_a_decision_is_made_once(ask, owner):
    request = ask(ChangeField.DUE_ON, "2026-12-15")
    twin = ChangeRequest.objects.get(pk=request.pk)
    actions.grant_change(request=request, **owner)

    with pytest.raises(Stale):
        actions.refuse_change(request=twin, note="Không", **owner)


def test_a_value_that_has_changed_since_is_not_overwritten(ask, task, owner):
    request = ask(ChangeField.NAME, "Tên mới")
    Task.objects.filter(pk=task.pk).update(name="Tên khác")

    with pytest.raises(Stale):
        actions.grant_change(request=ChangeRequest.objects.get(pk=request.pk), **owner)
    assert ChangeRequest.objects.get(pk=request.pk).state == ChangeState.ASKED


def test_the_log_tells_old_and_new(ask, task, owner):
    actions.grant_change(request=ask(ChangeField.DUE_ON, "2026-12-15"), **owner)

    granted, asked = AuditEvent.objects.about(task)[:2]
    assert tell(granted) == "đồng ý thay đổi Thời hạn: 31/12/2026 → 15/12/2026"
    assert tell(asked).endswith("lý do: Chờ hướng dẫn")
