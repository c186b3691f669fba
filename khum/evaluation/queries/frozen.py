"""What a snapshot writes down, and reading it back (rows 13, 116)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from khum.domain.registries import EvidenceRow
from khum.evaluation.models import Round, Snapshot
from khum.evaluation.queries.figures import Figure, all_figures
from khum.evaluation.rules import freezing
from khum.evaluation.rules.periods import Period
from khum.people.standing import Standing
from khum.plans.rules.achievement import Achievement

VERSION = 1


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One metric as it was frozen; numbers are text as they were written."""

    code: str
    name: str
    unit: str
    level: str
    definition: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    target: str
    achievement: Achievement
    decided_on: date
    evidence: tuple[EvidenceRow, ...]


def content_of(round_: Round, *, today: date, at: datetime) -> dict[str, Any]:
    """Everything that is frozen: the queries of every metric once."""
    period = Period("round", round_.year, round_.start_date, round_.end_date)
    return {
        "version": VERSION,
        "organisation": {"code": round_.organisation.code, "name": round_.organisation.name},
        "round": {"title": round_.title, "kind": round_.kind, "year_be": round_.year_be},
        "start": round_.start_date.isoformat(),
        "end": round_.end_date.isoformat(),
        "as_of": min(today, round_.end_date).isoformat(),
        "taken_at": at.isoformat(timespec="seconds"),
        "metrics": [written(figure) for figure in all_figures(round_.organisation, period, today=today)],
    }


def figures_of(snapshot: Snapshot) -> list[FrozenFigure]:
    """The frozen figures in their order; no query."""
    return [_read(row) for row in json.loads(snapshot.text)["metrics"]]


def is_whole(snapshot: Snapshot) -> bool:
    """Whether what is stored still gives the hash that was printed."""
    return freezing.sha256_of(snapshot.text) == snapshot.sha256


def fitting(standing: Standing, typed: str) -> Snapshot | None:
    """The snapshot of the person's organisation that a typed hash means, or None: one query."""
    cleaned = freezing.cleaned_hash(typed)
    if not freezing.is_long_enough(cleaned):
        return None
    found = Snapshot.objects.visible_to(standing).filter(sha256__startswith=cleaned)
    snapshot: Snapshot | None = found.select_related("round__organisation").first()
    return snapshot


def written(figure: Figure) -> dict[str, Any]:
    """A figure as it is kept in JSON: numbers and days are text."""
    row = figure.judged
    return {
        "code": row.metric.code,
        "name": row.metric.name_th,
        "unit": row.metric.unit,
        "level": row.metric.level.value,
        "definition": row.metric.definition_th,
        "value": number(figure.measured.value),
        "numerator": number(figure.measured.numerator),
        "denominator": number(figure.measured.denominator),
        "target": row.target_text,
        "achievement": row.achievement.value,
        "decided_on": row.decided_on.isoformat(),
        "evidence": [
            {"label": e.label, "url": e.url, "on": e.on.isoformat() if e.on else "", "note": e.note}
            for e in figure.measured.evidence
        ],
    }


def _read(row: dict[str, Any]) -> FrozenFigure:
    evidence = tuple(
        EvidenceRow(e["label"], e["url"], date.fromisoformat(e["on"]) if e["on"] else None, e["note"])
        for e in row["evidence"]
    )
    return FrozenFigure(
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        level=row["level"],
        definition=row["definition"],
        value=_decimal(row["value"]),
        numerator=_decimal(row["numerator"]),
        denominator=_decimal(row["denominator"]),
        target=row["target"],
        achievement=Achievement(row["achievement"]),
        decided_on=date.fromisoformat(row["decided_on"]),
        evidence=evidence,
    )


def number(value: Decimal | None) -> str | None:
    """Four decimals at most, without trailing zeros: the same number is the same text on every database."""
    return None if value is None else f"{round(value, 4).normalize() + 0:f}"


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
