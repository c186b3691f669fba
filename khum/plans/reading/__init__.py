"""Reading an existing plan by rules (ADR 0007): plain Python from extracted blocks to values with doubts."""

from khum.plans.reading.plan import read_plan
from khum.plans.reading.result import Doubt, PlanReading

__all__ = ["Doubt", "PlanReading", "read_plan"]
