"""A day, clients by name, and a running plan with something in every place of the office."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.models import Assignment, Plan, Task
from tests.conftest import TODAY
from tests.factories.plans import a_duty, a_target, a_task, make_plan


@dataclass(frozen=True)
class Running:
    """An issued plan of commune A on 20 November 2026.

    Task 1 (office leads, culture joins) is nine days late; 2 (culture) is due in four days; 3 (culture) recurs
    monthly; 4 (one-stop) is continuous; 5 (economy) has no time.
    """

    plan: Plan
    late: Task
    soon: Task
    monthly: Task
    continuous: Task
    untimed: Task

    def part(self, task: Task, unit) -> Assignment:
        """The part of a unit in a task."""
        return task.assignments.get(unit=unit)


def before(day: str) -> dict:
    """The timing "trước ngày …"."""
    return {"type": "before_date", "date": day, "text": f"Trước ngày {day}"}


def tasks_of(commune):
    """The five tasks that `Running` tells of."""
    return [
        a_task(
            "Ban hành kế hoạch",
            leads=[commune.office],
            collaborators=[commune.culture],
            timing=before("2026-11-12"),
        ),
        a_task(
            "Tổ chức đối thoại", leads=[commune.culture], timing=before("2026-11-25"), products=("Hội nghị",)
        ),
        a_task("Đăng tin, bài", leads=[commune.culture], timing={"type": "recurring", "every": "month"}),
        a_task(
            "Niêm yết thủ tục",
            leads=[commune.one_stop],
            timing={"type": "continuous", "text": "Thường xuyên"},
        ),
        a_task("=Khảo sát hài lòng", leads=[commune.economy]),
    ]


def make_running(commune, *, number="58/KH-UBND") -> Running:
    """The plan of `Running`, for any commune."""
    plan = make_plan(
        commune.unit,
        state="issued",
        number=number,
        tasks=tasks_of(commune),
        targets=[
            a_target(channel="portal", default_reading="A-01", responsible_id=commune.culture.pk),
            a_target(
                "02 tin/tháng",
                "2",
                per="month",
                unit_text="tin",
                channel="loudspeaker",
                responsible_id=commune.station.pk,
            ),
        ],
        duties=[a_duty(), a_duty("Văn phòng", reporter_unit_id=commune.office.pk, frequencies=("year",))],
        citations=[
            CitationDraft(
                kind="Nghị quyết",
                number="76/NQ-CP",
                issued_on=date(2021, 7, 15),
                issuer="Chính phủ",
                subject="Chương trình tổng thể",
            )
        ],
    )
    return Running(plan, *plan.tasks.order_by("position"))


@pytest.fixture
def running(world) -> Running:
    """The plan of commune A."""
    return make_running(world.commune)


@pytest.fixture
def on_the_day(monkeypatch, settings):
    """Requests happen on the day of the tests."""
    settings.LANGUAGE_CODE = "vi"
    monkeypatch.setattr("lantoa.web.actors.today", lambda: TODAY)


@pytest.fixture
def client_of(world, on_the_day):
    """A client of the person under that name of the world, who reads Vietnamese."""

    def signed_in(name: str) -> Client:
        client = Client(headers={"accept-language": "vi"})
        client.force_login(getattr(world, name))
        return client

    return signed_in
