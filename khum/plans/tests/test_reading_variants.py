"""Plans of differing councils, in four formats, read to the same values (issue 2 §3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from khum.files.reading import extract
from khum.plans.reading import PlanReading, read_plan
from khum.plans.reading.cleaning import squeezed
from khum.plans.reading.result import ReadActivity
from khum.plans.tests.plan_files import WRITERS
from khum.plans.tests.plan_variants import VARIANTS, Row, Variant

CASES = [pytest.param(variant, kind, id=f"{kind}: {variant.file.name}") for variant in VARIANTS for kind in WRITERS]


def read(variant: Variant, kind: str, folder: Path) -> PlanReading:
    path = WRITERS[kind](variant.file, folder)
    return read_plan(extract(path, name=path.name))


@pytest.mark.parametrize(("variant", "kind"), CASES)
def test_plan_is_read_whole(variant: Variant, kind: str, tmp_path: Path) -> None:
    reading = read(variant, kind, tmp_path)
    assert (reading.organisation, reading.year_be) == (variant.organisation, variant.year_be)
    assert [table.track.value for table in reading.tables] == [track for track, _rows in variant.tables]
    for table, (_track, rows) in zip(reading.tables, variant.tables, strict=True):
        assert [a.number for a in table.activities] == [row.number for row in rows]
        for activity, row in zip(table.activities, rows, strict=True):
            assert_row(activity, row)
    codes = {doubt.code for doubt in reading.doubts}
    assert codes >= set(variant.doubts)
    for text in variant.unread:
        assert any(text in unread for unread in reading.unread), reading.unread


def assert_row(activity: ReadActivity, row: Row) -> None:
    assert activity.step == row.step
    assert squeezed(activity.title) == squeezed(row.title)
    assert squeezed(activity.owner) == squeezed(row.owner)
    assert (activity.start, activity.end) == (row.period or (None, None))
    if row.indicator:
        assert squeezed(activity.indicators[0].text) == squeezed(row.indicator)
    if row.target:
        assert squeezed(activity.indicators[0].target) == squeezed(row.target)
