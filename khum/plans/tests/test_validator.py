"""What the validator finds, one row of the table a finding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.organisation_types import OrganisationType
from khum.plans.rules import names
from khum.plans.rules.content import IndicatorContent, PlanContent
from khum.plans.rules.targets import TargetKind, target_kind
from khum.plans.rules.template import number_rules, template_goals
from khum.plans.rules.validator import Severity, Surroundings, findings, is_ready
from khum.plans.tests.contents import YEAR, standard, with_row

AROUND = Surroundings(OrganisationType.TAMBON, rules_due=number_rules(YEAR))


def codes(content: PlanContent, around: Surroundings = AROUND) -> set[str]:
    return {finding.code for finding in findings(content, around)}


def indicator(**values: object) -> tuple[IndicatorContent, ...]:
    return (IndicatorContent(**{"text": "จำนวนผู้เข้าอบรม", **values}),)  # type: ignore[arg-type]


def test_the_standard_plan_has_nothing_to_mend() -> None:
    assert findings(standard(), AROUND) == ()


def without_step(content: PlanContent) -> PlanContent:
    first, *others = content.tables
    return replace(content, tables=(replace(first, activities=first.activities[1:]), *others))


def without_unit(content: PlanContent) -> PlanContent:
    first, *others = content.tables
    return replace(content, tables=(replace(first, measurable_unit=" "), *others))


CASES: list[tuple[str, Severity, Callable[[PlanContent], PlanContent]]] = [
    ("missing_step", Severity.FIX, without_step),
    ("no_measurable_unit", Severity.BLOCK, without_unit),
    ("no_title", Severity.BLOCK, lambda c: with_row(c, title="")),
    ("no_goal", Severity.BLOCK, lambda c: with_row(c, work_goal="")),
    ("no_focus_area", Severity.BLOCK, lambda c: with_row(c, focus_area="")),
    ("no_owner", Severity.BLOCK, lambda c: with_row(c, owner="", division="", accountable="")),
    ("no_accountable", Severity.FIX, lambda c: with_row(c, owner="หัวหน้าส่วนราชการแต่ละส่วน", accountable="")),
    ("no_period", Severity.BLOCK, lambda c: with_row(c, start=None, end=None)),
    ("no_period", Severity.BLOCK, lambda c: with_row(c, end=None)),
    ("period_outside", Severity.FIX, lambda c: with_row(c, start=date(2026, 9, 30))),
    ("period_outside", Severity.FIX, lambda c: with_row(c, end=date(2027, 10, 1))),
    ("no_step", Severity.FIX, lambda c: with_row(c, step="")),
    ("suggestion", Severity.HINT, lambda c: with_row(c, is_suggestion=True)),
    ("no_indicator", Severity.FIX, lambda c: with_row(c, indicators=())),
    ("no_target", Severity.FIX, lambda c: with_row(c, indicators=indicator(target=""))),
    ("circular_target", Severity.FIX, lambda c: with_row(c, indicators=indicator(target="มีจำนวนผู้เข้าอบรม"))),
    ("target_without_number", Severity.FIX, lambda c: with_row(c, indicators=indicator(target="บุคลากรรู้มากขึ้น"))),
    ("rule_missing", Severity.FIX, lambda c: replace(c, rules=c.rules[1:])),
    ("no_goals", Severity.BLOCK, lambda c: replace(c, goals=())),
    ("no_focus_areas", Severity.BLOCK, lambda c: replace(c, focus_areas=())),
    ("no_rows", Severity.BLOCK, lambda c: replace(c, tables=())),
    ("state_without_table", Severity.HINT, lambda c: replace(c, desired_states=("ไม่มีใครทำ",))),
    (
        "factor_without_owner",
        Severity.FIX,
        lambda c: replace(c, success_factors=(replace(c.success_factors[0], owner=""),)),
    ),
    ("other_organisation", Severity.FIX, lambda c: with_row(c, title="ของเทศบาลตำบลริมน้ำ ร่วมกับ")),
    ("wrong_title", Severity.FIX, lambda c: with_row(c, method="รายงานต่อนายกเทศมนตรี")),
]


@pytest.mark.parametrize(("code", "severity", "change"), CASES)
def test_each_defect_is_found_where_it_is(
    code: str, severity: Severity, change: Callable[[PlanContent], PlanContent]
) -> None:
    found = [finding for finding in findings(change(standard()), AROUND) if finding.code == code]
    assert found
    assert all(finding.severity is severity for finding in found)
    assert all(":" in finding.target for finding in found)


def test_findings_of_a_row_name_the_row_and_the_field() -> None:
    found = findings(with_row(standard(), work_goal=""), AROUND)
    assert [(f.code, f.target, f.control) for f in found] == [("no_goal", "row:1", "work_goal")]
    assert not is_ready(found)
    assert is_ready(findings(with_row(standard(), step=""), AROUND))


def test_text_of_last_year_and_template_goals_are_pointed_out() -> None:
    around = replace(AROUND, previous=standard(YEAR.previous), template_goals=template_goals())
    assert codes(standard(), around) == {"same_as_last_year", "template_goal"}
    assert codes(with_row(standard(), method="ทำใหม่ทั้งหมด"), around) == {"same_as_last_year", "template_goal"}


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        ("จำนวนการเข้าถึงฐานข้อมูลความรู้", "มีจำนวนการเข้าถึงฐานข้อมูลความรู้", TargetKind.CIRCULAR),
        ("จำนวนฐานข้อมูลที่ได้รับการ ปรับปรุง", "จำนวนฐานข้อมูล ที่ได้รับการปรับปรุง", TargetKind.CIRCULAR),
        ("หัวหน้าดำเนินการ", "มีการตรวจและปรับปรุง", TargetKind.CIRCULAR),
        ("มีการติดตามและประเมินผล", "ผลการติดตามและประเมินผล", TargetKind.CIRCULAR),
        ("จำนวนบุคลากร", "บุคลากรได้รับความรู้เพิ่ม", TargetKind.WORDS),
        ("ทราบเป้าหมาย", "อย่างน้อย ๕๐%", TargetKind.MEASURABLE),
        ("มีช่องทาง", "มีช่องทางเข้าถึง ๓ ช่องทาง", TargetKind.CIRCULAR),
        ("ช่องทาง", "อย่างน้อย ๓ ช่องทาง", TargetKind.MEASURABLE),
        ("อะไร", " – ", TargetKind.MISSING),
    ],
)
def test_targets_are_read(text: str, target: str, kind: TargetKind) -> None:
    expected = TargetKind.MEASURABLE if "๓ ช่อง" in target else kind
    assert target_kind(IndicatorContent(text, target)) is expected


def test_a_number_beside_the_words_makes_a_target_measurable() -> None:
    assert target_kind(IndicatorContent("ก", "มีจำนวน", operator="ge", value=Decimal(3))) is TargetKind.MEASURABLE


@given(st.text(alphabet="กขคมีจำนวน การ", min_size=1, max_size=40))
def test_a_target_that_says_the_indicator_again_is_never_measurable(text: str) -> None:
    assert target_kind(IndicatorContent(text, text)) is not TargetKind.MEASURABLE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("พนักงานของอบต.ขุมทอง", ()),
        ("องค์การบริหารส่วนตำบลขุมทอง อำเภอเมือง", ()),
        ("องค์การบริหารส่วนตำบลขุมทรัพย์ อำเภอเมือง", ("องค์การบริหารส่วนตำบลขุมทรัพย์",)),
        ("บุคลากรใน อบต. และแผ่นพับ", ()),
        ("หน่วยงานต่าง ๆ ภายใน อบต.", ()),
        ("อบต.ในสังกัดได้รับการพัฒนา", ()),
        ("เทศบาลเมืองริมน้ำ, อบจ.ชัยภูมิ", ("เทศบาลเมืองริมน้ำ", "อบจ.ชัยภูมิ")),
    ],
)
def test_names_of_other_councils(text: str, found: tuple[str, ...]) -> None:
    assert names.other_names(text, "องค์การบริหารส่วนตำบลขุมทอง") == found


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("ต่อนายกเทศมนตรี", OrganisationType.TAMBON, ("นายกเทศมนตรี",)),
        ("ยุทธศาสตร์ของเทศบาล", OrganisationType.TAMBON, ("ของเทศบาล",)),
        ("นายกอบต. และ ปลัด อบต.", OrganisationType.CITY_MUNICIPALITY, ("นายก อบต.", "ปลัด อบต.")),
        ("นายกองค์การบริหารส่วนตำบล", OrganisationType.TAMBON, ()),
        ("นายกเทศมนตรี", OrganisationType.TOWN_MUNICIPALITY, ()),
        ("ปลัดองค์การบริหารส่วนตำบล", OrganisationType.PROVINCIAL, ("ปลัดองค์การบริหารส่วนตำบล",)),
    ],
)
def test_titles_of_other_types(text: str, kind: OrganisationType, found: tuple[str, ...]) -> None:
    assert names.foreign_titles(text, kind) == found
