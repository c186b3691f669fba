"""Models of learning."""

from khum.learning.models.growing import Budget, Days, Goal
from khum.learning.models.quiz import Attempt, Quiz
from khum.learning.models.training import Place, Session, Training

__all__ = ["Attempt", "Budget", "Days", "Goal", "Place", "Quiz", "Session", "Training"]
