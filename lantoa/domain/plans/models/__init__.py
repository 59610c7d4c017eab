"""Plans, their tasks, targets and reporting duties."""

from lantoa.domain.plans.models.drafting import DraftLock, PaperFrame, PlanSection, SetAside
from lantoa.domain.plans.models.duties import DutyPeriod, ReportingDuty
from lantoa.domain.plans.models.inheritance import InheritanceNote
from lantoa.domain.plans.models.plans import Citation, Plan, PlanItem, PlanVersion
from lantoa.domain.plans.models.targets import Target, TargetPeriod
from lantoa.domain.plans.models.tasks import Assignment, ChangeRequest, Task, TaskPeriod

__all__ = [
    "Assignment",
    "ChangeRequest",
    "Citation",
    "DraftLock",
    "DutyPeriod",
    "InheritanceNote",
    "PaperFrame",
    "Plan",
    "PlanItem",
    "PlanSection",
    "PlanVersion",
    "ReportingDuty",
    "SetAside",
    "Target",
    "TargetPeriod",
    "Task",
    "TaskPeriod",
]
