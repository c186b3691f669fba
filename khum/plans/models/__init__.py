"""Tables of plans; Django finds models here."""

from khum.plans.models.approval import ApprovalLink, ApprovalStep, Snapshot
from khum.plans.models.change import Change
from khum.plans.models.plan import (
    Chapter,
    DesiredState,
    FocusArea,
    Plan,
    PlanCommittee,
    PlanPart,
    PlanRule,
    SuccessFactor,
    WorkGoal,
)
from khum.plans.models.progress import ManualMeasurement, ProgressReport
from khum.plans.models.reading import PlanImport
from khum.plans.models.table import Activity, Indicator, PlanTable

__all__ = [
    "Activity",
    "ApprovalLink",
    "ApprovalStep",
    "Change",
    "Chapter",
    "DesiredState",
    "FocusArea",
    "Indicator",
    "ManualMeasurement",
    "Plan",
    "PlanCommittee",
    "PlanImport",
    "PlanPart",
    "PlanRule",
    "PlanTable",
    "ProgressReport",
    "Snapshot",
    "SuccessFactor",
    "WorkGoal",
]
