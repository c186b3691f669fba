"""Rounds, findings, recommendations, reports, visible acts, self-assessment."""

from khum.evaluation.models.assessment import (
    Answer,
    Assessment,
    AssessorLink,
    AssessorVisit,
    Catalogue,
    CatalogueItem,
    Evidence,
)
from khum.evaluation.models.finding import DecisionLink, Finding, Recommendation
from khum.evaluation.models.report import Report, ReportText
from khum.evaluation.models.round import Round, SampleReview, Snapshot
from khum.evaluation.models.sponsor import SponsorAct

__all__ = [
    "Answer",
    "Assessment",
    "AssessorLink",
    "AssessorVisit",
    "Catalogue",
    "CatalogueItem",
    "DecisionLink",
    "Evidence",
    "Finding",
    "Recommendation",
    "Report",
    "ReportText",
    "Round",
    "SampleReview",
    "Snapshot",
    "SponsorAct",
]
