"""What a report tells, as plain data: figures, activities, findings, recommendations, evidence (row 117)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, EvidenceRow
from khum.domain.steps import Track
from khum.evaluation.models import Recommendation, Report, Round, SponsorAct
from khum.evaluation.queries import figures, frozen, health
from khum.evaluation.queries.sight import in_sight
from khum.evaluation.rules import freezing
from khum.evaluation.rules.periods import Period, period
from khum.evaluation.rules.reports import ReportKind, ReportState
from khum.evaluation.rules.states import RoundState, SampleVerdict
from khum.people import standing
from khum.people.models import Organisation
from khum.people.standing import Standing
from khum.plans.models import Activity, ProgressReport
from khum.plans.rules.achievement import Achievement
from khum.plans.rules.states import ActivityState

MOST_EVIDENCE = 12


def round_for(organisation: Organisation, kind: ReportKind, year: FiscalYear) -> Round | None:
    """The round whose figures a report of a kind tells; None where none was held: one query."""
    held = Round.objects.filter(organisation=organisation, year_be=year.be, kind=kind.round_kind)
    found: Round | None = held.exclude(state=RoundState.CANCELLED).select_related("snapshot", "organisation").first()
    return found


def shown(report: Report, *, today: date, base: str) -> dict[str, Any]:
    """What a report tells: as frozen once it is signed, as the records stand before."""
    if report.state_value is ReportState.SIGNED:
        found: dict[str, Any] = report.content
        return found
    return content_of(report.organisation, report.kind_value, report.year, report.round, today=today, base=base)


def fitting(standing_: Standing, typed: str) -> Report | None:
    """The signed report of the person's organisation that a typed hash means: one query."""
    cleaned = freezing.cleaned_hash(typed)
    if not freezing.is_long_enough(cleaned):
        return None
    found: Report | None = Report.objects.visible_to(standing_).filter(sha256__startswith=cleaned).first()
    return found


def is_whole(report: Report) -> bool:
    """Whether what is stored still gives the hash that was printed."""
    return freezing.sha256_of(freezing.canonical(report.content)) == report.sha256


def content_of(
    organisation: Organisation, kind: ReportKind, year: FiscalYear, round_: Round | None, *, today: date, base: str
) -> dict[str, Any]:
    """Everything that the paper and the suggested text need; frozen figures where there is a round."""
    # The report of the year is written when the year is over: its figures are those of the whole year.
    frozen_in = None if kind is ReportKind.ANNUAL else round_
    asked = _period(kind, year, frozen_in)
    anyone = standing.of_link(organisation, today=today)
    rows = _figures(organisation, asked, frozen_in, today)
    return {
        "organisation": organisation.name,
        "title": title_of(kind, year, round_),
        "kind": kind.value,
        "year_be": year.be,
        "start": asked.start.isoformat(),
        "end": asked.end.isoformat(),
        "as_of": (frozen_in.snapshot.as_of if frozen_in else asked.as_of(today)).isoformat(),
        "base": base,
        "snapshot": frozen_in.snapshot.sha256 if frozen_in else "",
        "figures": [_with_evidence(row, anyone) for row in rows],
        "years": _years(organisation, year, rows, today) if kind.tells_years else [],
        "tables": _tables(organisation, asked, rows, today) if kind.tells_activities else [],
        "findings": _findings(round_),
        "recommendations": _recommendations(round_),
        "samples": _samples(round_),
        "doubts": [f"{doubt.sign.label_th}: {doubt.words}" for doubt in health.of_organisation(anyone, asked)],
        "acts": _acts(organisation, asked) if kind is ReportKind.ANNUAL else [],
    }


def title_of(kind: ReportKind, year: FiscalYear, round_: Round | None) -> str:
    """Its name with its year, and the round where a committee reports on one."""
    of_round = f" {round_.kind_value.label_th}" if round_ and kind is ReportKind.COMMITTEE else ""
    return f"{kind.label_th.removesuffix('ประจำปี')}{of_round} ประจำปีงบประมาณ พ.ศ. {year.be}"


def _period(kind: ReportKind, year: FiscalYear, round_: Round | None) -> Period:
    if round_ is not None:
        return Period("round", year, round_.start_date, round_.end_date)
    return period("half" if kind is ReportKind.HALF else "year", year)


def _figures(organisation: Organisation, asked: Period, round_: Round | None, today: date) -> list[dict[str, Any]]:
    if round_ is not None:
        found: list[dict[str, Any]] = json.loads(round_.snapshot.text)["metrics"]
        return found
    return [frozen.written(figure) for figure in figures.all_figures(organisation, asked, today=today)]


def _with_evidence(row: dict[str, Any], anyone: Standing) -> dict[str, Any]:
    """A figure with the records that everybody of the council may open, and the number of all."""
    evidence = [EvidenceRow(e["label"], e["url"], _day(e["on"]), e["note"]) for e in row["evidence"]]
    seen = _first_in_sight(evidence, anyone)
    told = [{"label": e.label, "url": e.url, "on": e.on.isoformat() if e.on else ""} for e in seen]
    return {**row, "evidence": told, "records": len(evidence)}


def _first_in_sight(evidence: list[EvidenceRow], anyone: Standing) -> list[EvidenceRow]:
    """As many as are printed; the rest of thousands is not asked for."""
    seen: list[EvidenceRow] = []
    step = 3 * MOST_EVIDENCE
    for first in range(0, len(evidence), step):
        seen += in_sight(evidence[first : first + step], anyone)[0]
        if len(seen) >= MOST_EVIDENCE:
            break
    return seen[:MOST_EVIDENCE]


def _years(
    organisation: Organisation, year: FiscalYear, rows: Iterable[dict[str, Any]], today: date
) -> list[dict[str, Any]]:
    """Five years of every figure that has a target; the last as the report tells it elsewhere."""
    found = []
    for row in rows:
        metric = METRICS.get(row["code"])
        if metric is None or row["achievement"] == Achievement.NONE.value:
            continue
        before = figures.earlier(metric, organisation, year, today=today)
        values = [[each.be, frozen.number(measured.value)] for each, measured in before]
        values.append([year.be, row["value"]])
        found.append({"code": row["code"], "name": row["name"], "unit": row["unit"], "values": values})
    return found


def _tables(
    organisation: Organisation, asked: Period, rows: Iterable[dict[str, Any]], today: date
) -> list[dict[str, Any]]:
    plan = figures.plan_of(organisation, asked.year)
    if plan is None:
        return []
    known = {row["code"]: row for row in rows}
    reports = Prefetch("reports", queryset=ProgressReport.objects.select_related("file").order_by("-at", "-pk"))
    found = Activity.objects.filter(table__plan=plan).select_related("division", "table")
    tables: dict[int, dict[str, Any]] = {}
    for activity in found.prefetch_related("indicators", reports).order_by("table__order", "table_id", "order", "id"):
        name = Track(activity.table.track).label_th
        table = tables.setdefault(
            activity.table_id, {"name": name, "state": activity.table.desired_state, "activities": []}
        )
        table["activities"].append(_activity(activity, asked, known, today))
    return list(tables.values())


def _activity(activity: Activity, asked: Period, known: dict[str, Any], today: date) -> dict[str, Any]:
    """Planned, done, result beside target, evidence, problem, suggestion: the last report within the period counts."""
    told = [report for report in activity.reports.all() if localdate(report.at) <= asked.end]
    last = told[0] if told else None
    state = last.state if last else activity.state
    as_of = asked.as_of(today)
    files = [{"label": r.file.name, "url": f"/files/{r.file_id}/"} for r in told if r.file]
    return {
        "number": activity.number,
        "title": activity.title,
        "start": activity.start_date.isoformat() if activity.start_date else "",
        "end": activity.end_date.isoformat() if activity.end_date else "",
        "owner": activity.division.name if activity.division else activity.owner_text,
        "state": state,
        "state_th": ActivityState(state).label_th,
        "late": bool(state in {"planned", "running"} and activity.end_date and activity.end_date < as_of),
        "result": last.result if last else "",
        "problem": last.problem if last else "",
        "suggestion": last.suggestion if last else "",
        "files": files,
        "indicators": [_indicator(each, known) for each in activity.indicators.all()],
    }


def _indicator(indicator: Any, known: dict[str, Any]) -> dict[str, Any]:
    row = known.get(indicator.metric, {})
    return {
        "text": indicator.text,
        "target": indicator.target,
        "code": row.get("code", ""),
        "value": row.get("value"),
        "unit": row.get("unit", ""),
        "records": len(row.get("evidence", ())),
    }


def _findings(round_: Round | None) -> list[dict[str, Any]]:
    rows = round_.findings.all() if round_ else []
    return [
        {"text": f.text, "weight": f.weight, "weight_th": f.weight_value.label_th, "metric": f.metric} for f in rows
    ]


def _recommendations(round_: Round | None) -> list[dict[str, Any]]:
    rows: Iterable[Recommendation] = round_.recommendations.select_related("owner") if round_ else []
    return [
        {
            "number": row.number,
            "text": row.text,
            "state": row.state,
            "state_th": row.state_value.label_th,
            "owner": row.owner.title if row.owner else "",
            "due_on": row.due_on.isoformat() if row.due_on else "",
            "reason": row.reason,
            "result": row.result,
        }
        for row in rows
    ]


def _samples(round_: Round | None) -> list[dict[str, Any]]:
    """How many of the drawn records members found genuine, doubtful or no evidence."""
    drawn = list(round_.samples.values_list("verdict", flat=True)) if round_ else []
    return [{"label": each.label_th, "count": drawn.count(each.value)} for each in SampleVerdict if drawn]


def _acts(organisation: Organisation, asked: Period) -> list[dict[str, Any]]:
    found = SponsorAct.objects.filter(organisation=organisation, on__gte=asked.start, on__lte=asked.end)
    return [
        {"on": act.on.isoformat(), "who": f"{act.name} {act.title}", "text": act.text}
        for act in found.order_by("on", "id")
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
