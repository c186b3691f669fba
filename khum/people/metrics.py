"""Figures that the organisation chart and the committees carry (metric M16, rows 114 and 118)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse

from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.people.models import Committee, Organisation
from khum.people.queries import committees
from khum.people.rules import CommitteeKind


def divisions_on_committee(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of open divisions that have a member on the KM committee, on today or the last day of the period."""
    on = min(max(today, start), end)
    year_be = FiscalYear.containing(end).be
    divisions = committees.seats_per_division(organisation, year_be, on=on)
    committee = committees.committee_of_year(organisation, CommitteeKind.KM, year_be)
    present = [division for division in divisions if division.members]
    evidence = tuple(
        EvidenceRow(
            label=division.division.name,
            url=_address(committee),
            note=", ".join(f"{sitting.person} ({sitting.seat.position})" for sitting in division.members),
        )
        for division in present
    )
    return share(len(present), len(divisions), evidence)


def evaluation_seats(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Seats of the evaluation committee that somebody holds, of all its seats."""
    on = min(max(today, start), end)
    committee = committees.committee_of_year(organisation, CommitteeKind.EVALUATION, FiscalYear.containing(end).be)
    sittings = committees.sittings(committee, on=on) if committee else []
    filled = [sitting for sitting in sittings if sitting.person is not None]
    evidence = tuple(
        EvidenceRow(
            label=str(sitting.person), url=_address(committee), note=str(sitting.seat.position or sitting.person)
        )
        for sitting in filled
    )
    if committee is None:
        return Measurement(None, None, None, ())
    return Measurement(Decimal(len(filled)), Decimal(len(filled)), Decimal(len(sittings)), evidence)


def _address(committee: Committee | None) -> str:
    """Where the seats stand that a record tells of."""
    return reverse("people:committee", args=[committee.pk]) if committee else ""


def share(part: int, whole: int, evidence: tuple[EvidenceRow, ...]) -> Measurement:
    """A percentage with what it counts; nothing to measure where the whole is nothing."""
    if not whole:
        return Measurement(None, None, None, ())
    return Measurement(Decimal(100 * part) / Decimal(whole), Decimal(part), Decimal(whole), evidence)


METRICS = (
    Metric(
        "M16",
        "สำนัก/กองที่มีกรรมการจัดการความรู้",
        "%",
        IndicatorLevel.SYSTEM,
        "จำนวนสำนัก/กองที่มีผู้ดำรงตำแหน่งเป็นกรรมการจัดการความรู้อย่างน้อย 1 คน หารด้วยจำนวนสำนัก/กองทั้งหมด",
        divisions_on_committee,
    ),
    Metric(
        "M16S",
        "ตำแหน่งกรรมการติดตามและประเมินผลที่มีผู้ดำรงตำแหน่ง",
        "ตำแหน่ง",
        IndicatorLevel.SYSTEM,
        "จำนวนตำแหน่งในคณะกรรมการติดตามและประเมินผลที่มีผู้ดำรงตำแหน่งหรือผู้รักษาการในวันที่วัด",
        evaluation_seats,
    ),
)
