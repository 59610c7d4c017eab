"""Plans, their tasks, targets and reporting duties."""

from lantoa.domain.plans.models.duties import DutyPeriod, ReportingDuty
from lantoa.domain.plans.models.plans import Citation, Plan, PlanItem, PlanVersion
from lantoa.domain.plans.models.targets import Target, TargetPeriod
from lantoa.domain.plans.models.tasks import Assignment, ChangeRequest, Task, TaskPeriod

__all__ = [
    "Assignment",
    "ChangeRequest",
    "Citation",
    "DutyPeriod",
    "Plan",
    "PlanItem",
    "PlanVersion",
    "ReportingDuty",
    "Target",
    "TargetPeriod",
    "Task",
    "TaskPeriod",
]
