"""The reference plan read without help: every row of issue 2 §3. Skipped where the plan is not at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from khum.domain.extracted import Paragraph
from khum.files.reading import extract
from khum.plans.reading import PlanReading, read_plan
from khum.plans.tests.plan_files import WRITERS, PlanFile

PLAN = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason=f"the reference plan is not here: {PLAN.name}")


@pytest.fixture(scope="module", params=["as it is", *WRITERS])
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PlanReading:
    """The plan as it is, and set again in each format: cut by pages in a PDF, on one sheet in a workbook."""
    document = extract(PLAN, name=PLAN.name)
    if request.param == "as it is":
        return read_plan(document)
    blocks = tuple(block.text if isinstance(block, Paragraph) else block.rows for block in document.blocks)
    path = WRITERS[request.param](PlanFile("reference", blocks), tmp_path_factory.mktemp("reference"))
    return read_plan(extract(path, name=path.name))


def test_lists_are_found(reading):
    assert len(reading.focus_areas) == 2
    assert len(reading.desired_states) == 5
    assert len(reading.success_factors) == 4
    assert reading.year_be == 2562
    assert reading.organisation_type == "tambon"
    assert not any("Desired State" in text for text in reading.focus_areas)


def test_three_plans_and_the_yearly_table_hold_23_activities(reading):
    assert [(t.track.value, len(t.activities)) for t in reading.tables] == [
        ("process", 6),
        ("process", 7),
        ("change", 6),
        ("annual", 4),
    ]
    steps = [[a.step for a in table.activities] for table in reading.tables]
    process = ["identify", "acquire", "organise", "refine", "access", "share", "learn"]
    assert steps == [
        process[1:],
        process,
        ["prepare", "communicate", "tools", "learning", "measure", "recognise"],
        ["identify", "acquire", "organise", "access"],
    ]
    assert [[a.number for a in t.activities] for t in reading.tables] == [
        [1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4, 5, 6, 7],
        [1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4],
    ]


def test_every_row_has_its_period_owner_indicator_and_target(reading):
    whole = (date(2018, 10, 1), date(2019, 9, 30))
    for table in reading.tables:
        for activity in table.activities:
            first = table is reading.tables[3] and activity.number == 1
            assert (activity.start, activity.end) == ((date(2018, 10, 1), date(2018, 10, 31)) if first else whole)
            assert activity.owner.replace(" ", "") in {"หัวหน้าส่วนราชการแต่ละส่วน", "สำนักปลัดและคณะทำงานฯ"}
            assert activity.indicators
            assert all(i.text and i.target for i in activity.indicators)
    assert len(reading.tables[3].activities[0].indicators) == 2


def test_seven_seats_and_the_duties(reading):
    (committee,) = reading.committees
    assert [seat.role for seat in committee.seats] == ["ประธานกรรมการ", *["กรรมการ"] * 5, "เลขานุการ"]
    assert committee.seats[-1].position == "นักทรัพยากรบุคคล"
    assert "อย่างน้อยปีละ ๑ ครั้ง" in committee.duties


def test_every_irregularity_is_a_doubt(reading):
    by_code: dict[str, list] = {}
    for doubt in reading.doubts:
        by_code.setdefault(doubt.code, []).append(doubt)
    assert {(d.source, d.reading) for d in by_code["number_misread"] if d.path} == {("๓/", "7")}
    assert any(d.source.startswith("๓).") for d in by_code["number_misread"])
    assert [d.path for d in by_code["track_by_rows"]] == ["tables/2/track"]
    assert {d.source for d in by_code["name_spelling"]} == {"กุดดู่", "กุตุ้ม", "ลุดต๋ม"}
    assert len(by_code["abbreviation_misread"]) == 5
    assert len(by_code["letters_split"]) == 5
    assert [d.path for d in by_code["owner_in_target"]] == ["tables/1/activities/5/indicators/0/target"]
    assert {d.reading for d in by_code["missing_step"]} == {
        "การบ่งชี้ความรู้",
        "การประมวลและกลั่นกรองความรู้",
        "การแบ่งปันแลกเปลี่ยนความรู้",
        "การเรียนรู้",
    }
    assert len(by_code["wrong_title"]) == 2
    assert by_code["glued_heading"]


def test_nothing_is_lost(reading):
    assert reading.unread == []
    assert reading.tables[1].activities[6].raw["ลำดับ"] == "๓/"
