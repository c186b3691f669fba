"""Surveys, who is asked, and answers."""

from khum.surveys.models.sheet import Sheet
from khum.surveys.models.survey import Invitation, Survey

__all__ = ["Invitation", "Sheet", "Survey"]
