"""A plan with everything in it, and one client a person."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from lantoa.domain.plans import actions
from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Target, Task
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import a_duty, a_target, a_task, keeper_of, make_plan, moment_of

RECORD = {
    "document": {
        "issuer": "UBND xã An Hòa",
        "recipients": ["Sở Nội vụ"],
        "signer": {"name": "Nguyễn Văn Minh"},
    },
    "outline": [{"label": "I", "text": "MỤC ĐÍCH", "level": 1}],
    "body": [{"heading": 0, "mark": "-", "text": "Nâng cao nhận thức"}],
}


@dataclass(frozen=True)
class Full:
    """A running plan of commune A and the rows that addresses name."""

    plan: Plan
    task: Task
    assignment: Assignment
    asking: Assignment
    change: ChangeRequest
    target: Target
    draft: Plan
    draft_task: Task


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("lantoa.web.actors.today", lambda: date(2026, 11, 20))


@pytest.fixture
def sign_in(world):
    """A client of the person under that name of the world."""

    def client_of(name: str) -> Client:
        client = Client()
        client.force_login(getattr(world, name))
        return client

    return client_of


def tasks_of(commune):
    """Four tasks: late, recurring, with an empty product, and outside the period."""
    return [
        a_task(
            "Đăng tin trên Trang thông tin",
            leads=[commune.culture],
            collaborators=[commune.station],
            timing={"type": "month", "year": 2026, "month": 8, "text": "Tháng 8/2026"},
            products=("Tin, bài",),
        ),
        a_task(
            "Phát thanh hằng tháng",
            leads=[commune.culture],
            timing={"type": "recurring", "every": "month", "text": "Hằng tháng"},
        ),
        a_task(
            "Niêm yết thủ tục",
            leads=[commune.one_stop],
            timing={"type": "continuous", "text": "Thường xuyên"},
        ),
        a_task(
            "=HYPERLINK(0)",
            leads=[commune.front],
            timing={"type": "quarter", "year": 2027, "quarter": 1, "text": "Quý I/2027"},
        ),
    ]


@pytest.fixture
def full(world) -> Full:
    """The plan; its second task waits for an answer and for a decision."""
    commune = world.commune
    plan = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        number="58/KH-UBND",
        record=RECORD,
        tasks=tasks_of(commune),
        targets=[a_target(default_reading="A-01"), a_target("02 tin/tháng", "2", per="month", task=1)],
        duties=[
            a_duty(frequencies=("quarter", "half_year")),
            a_duty("Văn phòng", deadline_day=None, deadline_text=""),
        ],
        citations=[CitationDraft("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), role="legal_basis")],
    )
    by, at = keeper_of(commune.unit), moment_of(date(2026, 9, 1))
    first, second, *_others = plan.tasks.order_by("position")
    asking = second.assignments.get()
    actions.ask_back(assignment=asking, note="Khung giờ nào?", by=by, at=at)
    change = actions.ask_change(
        task=second, field="name", new_value="Phát thanh hai lần", reason="Theo yêu cầu", by=by, at=at
    )
    draft = make_plan(commune.unit, subject="Dự thảo năm sau", tasks=tasks_of(commune))
    return Full(
        plan=plan,
        task=first,
        assignment=first.assignments.get(unit=commune.culture),
        asking=asking,
        change=change,
        target=plan.targets.order_by("position").first(),
        draft=draft,
        draft_task=draft.tasks.order_by("position").first(),
    )
