"""What citizens read of signed reports: figures beside targets, and what came of the advice of the committee.

Names of people stand in the paper, not here: written text that looks as if it held personal data is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from khum.domain.publicity import PublicPart, PublicRow, PublicSheet, PublicSource
from khum.evaluation.models import Recommendation, Report
from khum.evaluation.rules.reports import Part, ReportState
from khum.evaluation.rules.states import RecommendationState
from khum.library.rules.personal import personal_data
from khum.people.standing import Standing
from khum.plans.rules.achievement import Achievement

MOST = 12
_TOLD = (Part.SUMMARY, Part.NEXT)


def sheets(standing: Standing) -> Iterator[PublicSheet]:
    """Reports that were made public, the newest first: two queries."""
    found = Report.objects.filter(organisation=standing.organisation_id, state=ReportState.SIGNED)
    reports = list(found.exclude(published_on=None).order_by("-published_on", "-pk")[:MOST])
    done: dict[int, list[Recommendation]] = {}
    rounds = [report.round_id for report in reports if report.round_id]
    accepted = Recommendation.objects.filter(round__in=rounds, state=RecommendationState.DONE).order_by("done_on", "pk")
    for row in accepted if rounds else ():
        done.setdefault(row.round_id, []).append(row)
    for report in reports:
        if report.published_on is not None:
            parts = tuple(_parts(report, done.get(report.round_id or 0, [])))
            yield PublicSheet(report.pk, report.title, report.published_on, parts)


def _parts(report: Report, done: list[Recommendation]) -> Iterator[PublicPart]:
    texts = dict(report.content.get("texts", []))
    for part in _TOLD:
        text = texts.get(part.value, "").strip()
        if text and not personal_data(text):
            yield PublicPart(part.label_th, text)
    rows = tuple(_row(figure) for figure in report.content.get("figures", []) if _is_judged(figure))
    if rows:
        yield PublicPart("ผลตามตัวชี้วัด", rows=rows)
    improved = tuple(PublicRow(row.text, note="ดำเนินการแล้ว") for row in done if not personal_data(row.text))
    if improved:
        yield PublicPart("ข้อเสนอแนะของคณะกรรมการที่ดำเนินการแล้ว", rows=improved)


def _is_judged(figure: dict[str, Any]) -> bool:
    return bool(figure["achievement"] != Achievement.NONE.value)


def _row(figure: dict[str, Any]) -> PublicRow:
    value = f"{figure['value']} {figure['unit']}" if figure["value"] not in {None, ""} else "–"
    return PublicRow(figure["name"], value, f"{figure['target']} · {Achievement(figure['achievement']).label_th}")


REPORTS = PublicSource("reports", sheets)
